"""The method page: how the figures come about and are protected, in plain words."""

from typing import Final, NamedTuple


class Chapter(NamedTuple):
    """A heading, sentences below it, and a list where one reads better."""

    key: str
    title: str
    lines: tuple[str, ...]
    points: tuple[str, ...] = ()


TITLE: Final = {"es": "Cómo se hacen estas cifras", "en": "How these figures are made"}
MEANING: Final = {"es": "Qué significa cada cifra", "en": "What each figure means"}
MILESTONES: Final = {"es": "Fechas del programa", "en": "Dates of the programme"}
BACK: Final = {"es": "Volver a las cifras", "en": "Back to the figures"}
CONTENTS: Final = {"es": "En esta página", "en": "On this page"}

CHAPTERS: Final[dict[str, tuple[Chapter, ...]]] = {
    "es": (
        Chapter(
            "origen",
            "De dónde vienen",
            (
                "Las cifras salen de lo que cada mujer, cada entidad y cada juzgado registran en "
                "este sistema: llegadas y salidas, respuestas de la sede, justificaciones y "
                "decisiones. Nadie llena un formulario aparte.",
                "Las solicitudes y las decisiones de los jueces las anotan los observatorios y "
                "las defensoras que las conocen. No son todas las que hay.",
                "Una semana se cuenta en el mes de su jueves.",
            ),
        ),
        Chapter(
            "proteccion",
            "Cómo se protege a cada mujer",
            (
                "Son pocas mujeres. Con un número pequeño se podría saber de quién se habla. "
                "Por eso:",
            ),
            (
                "Las tablas son fijas. Nadie puede filtrarlas ni pedir otras, porque comparando "
                "dos respuestas se podría encontrar a una persona.",
                "No hay cifras por entidad, por juzgado ni por semana. Por mes, solo de todo el "
                "país; por departamento, solo de medio año.",
                "Una cifra con menos de 10 mujeres detrás no se muestra. Tampoco el cero.",
                "Tampoco se muestra si deja ver lo contrario: que todas, menos muy pocas, "
                "hicieron algo.",
                "Tampoco si más de la mitad viene de una sola mujer.",
                "Se ocultan además otras casillas, las necesarias para que nadie pueda calcular "
                "la oculta sumando o restando. Un programa lo intenta antes de cada publicación.",
                "Los conteos se redondean de 5 en 5 y las horas también. Los porcentajes salen "
                "de los números ya redondeados.",
                "Nunca hay un máximo ni un mínimo. El valor de la mitad se da solo de 30 o más.",
                "Cada publicación se compara con todas las anteriores antes de salir, para que la "
                "diferencia entre dos tampoco hable de nadie.",
            ),
        ),
        Chapter(
            "oculto",
            "Qué dice una casilla oculta",
            (
                "Dice que hay una cifra y que no se muestra. No es un cero y no es algo malo.",
                "A propósito no se dice si se oculta por ser pequeña o para proteger a otra.",
            ),
            (
                "«oculto: pocas personas»: hay pocas detrás, o delataría a pocas.",
                "«oculto: menos de 30 valores»: el valor de la mitad no sería seguro.",
                "«no se sabe»: nadie lo registra, o no había datos de ese tiempo.",
            ),
        ),
        Chapter(
            "no-se-sabe",
            "Lo que no se sabe",
            ("Estas cifras no son todo lo que pasa:",),
            (
                "Solo cuentan los juzgados que usan este sistema.",
                "Que falten horas no dice por qué. Para eso está la tabla de las causas, y aun "
                "así una parte queda sin decidir.",
                "Que una sede no responda no dice que ella no fue.",
                "Las solicitudes y decisiones son las conocidas; de las demás no hay registro "
                "público.",
                "No se mide si alguien vuelve a tener un proceso, ni nada de su vida fuera del "
                "servicio.",
                "El departamento es el del juzgado, no el de la casa de ella.",
            ),
        ),
        Chapter(
            "correcciones",
            "Cuándo salen y cómo se corrigen",
            (
                "Un mes se publica cuando terminó su última semana y pasaron 30 días.",
                "Una publicación no se cambia nunca: su dirección da siempre lo mismo.",
                "Las decisiones que llegan tarde entran en las tres publicaciones siguientes; "
                "después el mes queda fijo. Una cifra ya mostrada cambia solo si se movió en 10 o "
                "más, y una oculta sigue oculta.",
                "Si ves un error, díselo a un observatorio o al juzgado. Se corrige en la "
                "publicación siguiente, no antes.",
            ),
        ),
        Chapter(
            "licencia",
            "Cómo usarlas",
            (
                "Licencia Creative Commons Atribución 4.0 (CC BY 4.0): puedes copiarlas, "
                "cambiarlas y publicarlas si dices de dónde vienen y de qué publicación son.",
                "Por ejemplo: «Constancia, cifras publicadas 2026-09».",
                "No compares departamentos sin mirar cuántas semanas hay detrás. No sumes las "
                "mujeres de varios meses: pueden ser las mismas.",
            ),
        ),
    ),
    "en": (
        Chapter(
            "origen",
            "Where they come from",
            (
                "The figures come from what each woman, each host and each court record in this "
                "system: arrivals and departures, answers of the site, excuses and decisions. "
                "Nobody fills in an extra form.",
                "Applications and judges' decisions are noted by the monitors and defenders who "
                "know of them. They are not all there are.",
                "A week is counted in the month of its Thursday.",
            ),
        ),
        Chapter(
            "proteccion",
            "How each woman is protected",
            ("They are few women. A small number could tell who is meant. Therefore:",),
            (
                "The tables are fixed. Nobody can filter them or ask for others, because by "
                "comparing two answers one could find a person.",
                "There are no figures by host, by court or by week. By month only of the whole "
                "country; by department only of half a year.",
                "A figure with fewer than 10 women behind it is not shown. Nor is a zero.",
                "Nor is it shown if it tells the opposite: that all but very few did something.",
                "Nor if more than half of it comes from one woman alone.",
                "Other cells are hidden as well, as many as it takes so that nobody can work out "
                "the hidden one by adding or subtracting. A program tries to before each release.",
                "Counts are rounded to the nearest 5, and hours too. Shares are made from the "
                "rounded numbers.",
                "There is never a highest or a lowest. The middle value is given only of 30 or "
                "more.",
                "Each release is compared with all earlier ones before it comes out, so that the "
                "difference between two tells of nobody either.",
            ),
        ),
        Chapter(
            "oculto",
            "What a hidden cell says",
            (
                "It says that there is a figure and that it is not shown. It is not a zero, and it "
                "is nothing bad.",
                "It is left open on purpose whether it is hidden for being small or to protect "
                "another.",
            ),
            (
                "“hidden: few people”: few stand behind it, or it would give few away.",
                "“hidden: fewer than 30 values”: the middle value would not be sure.",
                "“not known”: nobody records it, or there were no data of that time.",
            ),
        ),
        Chapter(
            "no-se-sabe",
            "What is not known",
            ("These figures are not all that happens:",),
            (
                "Only courts that use this system are counted.",
                "That hours are missing does not say why. The table of causes does, and even so "
                "a part stays undecided.",
                "That a site does not answer does not say that she did not come.",
                "Applications and decisions are those known of; of the others there is no public "
                "record.",
                "Whether somebody has another case later is not measured, nor anything of her life "
                "outside the service.",
                "The department is the court's, not that of her home.",
            ),
        ),
        Chapter(
            "correcciones",
            "When they come and how they are corrected",
            (
                "A month is published when its last week is over and 30 days have passed.",
                "A release never changes: its address always gives the same.",
                "Decisions that come late go into the next three releases; after that the month "
                "stands. A figure once shown changes only if it moved by 10 or more, and a hidden "
                "one stays hidden.",
                "If you see an error, tell a monitor or the court. It is corrected in the next "
                "release, not before.",
            ),
        ),
        Chapter(
            "licencia",
            "How to use them",
            (
                "Licence Creative Commons Attribution 4.0 (CC BY 4.0): you may copy, change and "
                "publish them if you say where they come from and of which release they are.",
                "For example: “Constancia, published figures 2026-09”.",
                "Do not compare departments without looking at how many weeks stand behind them. "
                "Do not add up the women of several months: they may be the same.",
            ),
        ),
    ),
}
