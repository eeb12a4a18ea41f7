"""What the tables, their columns and their empty cells are called and mean, in plain words."""

from collections.abc import Mapping
from typing import Final

from api.rules.departments import NAMES
from api.rules.figures import NATION
from api.statistics.definitions import UNKNOWN, Table

Text = Mapping[str, str]


def _text(es: str, en: str) -> Text:
    return {"es": es, "en": en}


# Each table: what it is called, and what it is about.
TABLES: Final[Mapping[str, tuple[Text, Text]]] = {
    "women": (
        _text("Mujeres en servicio", "Women in service"),
        _text("Cuántas mujeres cumplen una orden.", "How many women are serving an order."),
    ),
    "weeks": (
        _text("Semanas", "Weeks"),
        _text("Cómo terminaron las semanas que pedían horas.", "How weeks with hours owed ended."),
    ),
    "hours": (
        _text("Horas", "Hours"),
        _text(
            "Horas que pedían las semanas, las que cuentan y las que faltaron.",
            "Hours that weeks asked for, those that count and those that were missing.",
        ),
    ),
    "causes": (
        _text("Por qué faltaron horas", "Why hours were missing"),
        _text(
            "De quién dependía cada hora que faltó.", "On whom each hour that was missing depended."
        ),
    ),
    "warnings": (
        _text("Avisos", "Warnings"),
        _text(
            "Avisos de que una semana podía quedar corta, y cómo terminaron.",
            "Warnings that a week might fall short, and how they ended.",
        ),
    ),
    "lead_time": (
        _text("Con cuánto tiempo se le dijo", "How early she was told"),
        _text(
            "Semanas en las que se le dijo algo, y con cuánto tiempo para llegar.",
            "Weeks in which she was told something, and how long before it was too late.",
        ),
    ),
    "confirmations": (
        _text("Respuestas de las sedes", "Answers of the sites"),
        _text(
            "Cuánto tardó la sede en decir si ella estuvo.",
            "How long a site took to say whether she was there.",
        ),
    ),
    "silent_weeks": (
        _text("Semanas sin respuesta", "Weeks without an answer"),
        _text(
            "Semanas en las que una sede calló más de 72 horas. A ella no le cuesta nada.",
            "Weeks in which a site kept silent for 72 hours or more. It costs her nothing.",
        ),
    ),
    "appearances": (
        _text("Presentaciones", "Dates at the court"),
        _text("Fechas ante el juzgado y qué pasó.", "Dates at the court and what came of them."),
    ),
    "reminders": (
        _text("Mensajes para ella", "Messages to her"),
        _text(
            "Mensajes que se hicieron y si llegaron.", "Messages made, and whether they arrived."
        ),
    ),
    "excuses": (
        _text("Justificaciones", "Excuses"),
        _text("Por qué no pudo ir y qué se decidió.", "Why she could not come, and the decision."),
    ),
    "make_ups": (
        _text("Recuperaciones", "Make-ups"),
        _text(
            "Semanas con horas que se acordó recuperar.",
            "Weeks with hours that it was agreed to make up.",
        ),
    ),
    "applications": (
        _text("Solicitudes", "Applications"),
        _text(
            "Solicitudes que los observatorios conocen. No son todas.",
            "Applications that the monitors know of. They are not all there are.",
        ),
    ),
    "decisions": (
        _text("Decisiones", "Decisions"),
        _text(
            "Decisiones que los observatorios conocen. No son todas.",
            "Decisions that the monitors know of. They are not all there are.",
        ),
    ),
    "refusals": (
        _text("Por qué se negaron", "Why they were denied"),
        _text(
            "Razones de las decisiones negadas que se conocen. Una decisión puede dar varias.",
            "Reasons of the refusals that are known. A decision may give several.",
        ),
    ),
    "time_to_decide": (
        _text("Cuánto tarda una decisión", "How long a decision takes"),
        _text(
            "Días desde la solicitud hasta la decisión, de las que se conocen.",
            "Days from the application to the decision, of those known.",
        ),
    ),
}

NATION_NAME: Final = _text("Colombia", "Colombia")
UNKNOWN_NAME: Final = _text("Departamento sin dato", "Department not known")
HIDDEN: Final[Mapping[str, Text]] = {
    "few_people": _text(
        "No se muestra: son pocas personas, o con este número se sabría de pocas.",
        "Not shown: few people stand behind it, or it would tell about few.",
    ),
    "few_values": _text(
        "No se muestra: la mitad de menos de 30 valores no dice nada seguro.",
        "Not shown: the middle of fewer than 30 values says nothing sure.",
    ),
    "not_known": _text("No se sabe: nadie lo registra.", "Not known: nobody records it."),
}
LICENCE_NOTE: Final = _text(
    "Puedes usar, copiar y compartir estas cifras si dices que son de Constancia. No trates de "
    "saber de quién son.",
    "You may use, copy and share these figures if you say that they are from Constancia. Do not "
    "try to find out whose they are.",
)
RULES: Final = (
    _text(
        "Una semana es del mes en que cae su jueves. Todo lo que pasó es del mes de su semana.",
        "A week belongs to the month of its Thursday. All that happened is of its week's month.",
    ),
    _text(
        "Un mes se publica cuando pasaron 30 días desde que terminó.",
        "A month is published once 30 days have passed since it ended.",
    ),
    _text(
        "Un número de menos de 10 no se muestra, ni los que dejarían calcularlo.",
        "A number below 10 is not shown, nor are those that would let somebody work it out.",
    ),
    _text(
        "Los números se redondean de 5 en 5, cada uno por su lado: la suma puede no dar exacta.",
        "Numbers are rounded to 5, each on its own: sums may not come out exactly.",
    ),
    _text(
        "Los porcentajes salen de números ya redondeados.",
        "Percentages come from numbers that are rounded already.",
    ),
    _text(
        "La mitad de unos valores se muestra solo si son 30 o más.",
        "The middle of values is shown only where there are 30 or more.",
    ),
    _text(
        "No hay tablas por sede, por juzgado ni por semana.",
        "There are no tables by site, by court or by week.",
    ),
    _text(
        "Lo que cambia después entra en las tres publicaciones siguientes, si cambia mucho. Luego "
        "el mes queda como está.",
        "What changes later enters the next three releases, if it changes much. Then the month "
        "stays as it is.",
    ),
    _text(
        "Un departamento sin juzgados en Constancia no tiene cifras: no es un cero.",
        "A department without courts in Constancia has no figures: that is not a zero.",
    ),
)
UNITS: Final[Mapping[str, Text]] = {
    "women": _text("mujeres", "women"),
    "orders": _text("órdenes", "orders"),
    "weeks": _text("semanas", "weeks"),
    "hours": _text("horas", "hours"),
    "attendances": _text("jornadas", "attendances"),
    "warnings": _text("avisos", "warnings"),
    "dates": _text("fechas", "dates"),
    "messages": _text("mensajes", "messages"),
    "excuses": _text("justificaciones", "excuses"),
    "applications": _text("solicitudes", "applications"),
    "decisions": _text("decisiones", "decisions"),
    "days": _text("días", "days"),
}


def title(table: Table, language: str) -> str:
    """What a table is called."""
    return TABLES[table.code][0][language]


def about(table: Table, language: str) -> str:
    """What a table is about."""
    return TABLES[table.code][1][language]


def place_name(place: str, language: str) -> str:
    """The name of a row's place."""
    if place == NATION:
        return NATION_NAME[language]
    return UNKNOWN_NAME[language] if place == UNKNOWN else NAMES[place]
