"""The words of the public pages of figures."""

from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "es": {
        "other_language": "English",
        "heading": "Cómo va el servicio comunitario de la Ley 2292",
        "intro": "Cifras de todo el país sobre las mujeres que cumplen horas de servicio en su "
        "comunidad. No dicen nada de ninguna persona, de ninguna entidad ni de ningún juzgado.",
        "made_up": "Esta es una prueba: las personas y las cifras son inventadas.",
        "until": "Hasta {month}. Publicadas el {day}.",
        "method_link": "Qué significa cada cifra y qué se oculta",
        "none": "Todavía no hay cifras publicadas.",
        "none_when": "Las primeras salen el {day}. Serán de {month}.",
        "none_soon": "Las primeras se están preparando. Vuelve mañana.",
        "none_known": "Salen 30 días después del primer mes con horas de servicio.",
        "none_why": "Un mes se publica 30 días después de que termina, para que sus horas ya "
        "tengan respuesta.",
        "in_short": "En pocas palabras",
        "tables": "Las tablas",
        "releases": "Publicaciones anteriores",
        "latest_link": "Ver las más nuevas",
        "fixed": "Esta página es de una sola publicación y no cambia.",
        "absent": "No hay esa publicación",
        "csv": "Tabla (CSV)",
        "json": "Datos (JSON)",
        "bulletin": "Boletín (PDF)",
        "dictionary": "Qué es cada columna (JSON)",
        "month": "Mes",
        "place": "Departamento",
        "national": "Colombia, por mes",
        "chart_of": "Gráfica: {title}. La tabla de abajo tiene las mismas cifras.",
        "scroll": "Tabla {title}. Se puede mover de lado.",
        "hidden_why": "Qué se oculta y por qué",
        "hidden_text": "Detrás de un número pequeño puede estar una sola mujer. Por eso no se "
        "muestra ninguna cifra con menos de 10 mujeres detrás, y tampoco las que servirían para "
        "calcularla restando. Una casilla oculta lo dice con la palabra «oculto». No es un cero.",
        "rounded": "Las demás se redondean de 5 en 5, y por eso una suma puede no dar exacta.",
        "few_people": "oculto: pocas personas",
        "few_values": "oculto: menos de 30 valores",
        "not_known": "no se sabe",
        "share": "{percent} %",
        "licence": "Puedes copiarlas y usarlas si dices de dónde vienen: CC BY 4.0.",
        "half": "{half} semestre de {year}",
        "half_1": "primer",
        "half_2": "segundo",
        "skip": "Ir a las cifras",
    },
    "en": {
        "other_language": "Español",
        "heading": "How community service under Law 2292 is going",
        "intro": "Figures for the whole country about the women who give hours of service to "
        "their community. They say nothing of any person, any host or any court.",
        "made_up": "This is a trial: the people and the figures are made up.",
        "until": "Up to {month}. Published on {day}.",
        "method_link": "What each figure means and what is hidden",
        "none": "No figures have been published yet.",
        "none_when": "The first come on {day}. They will be of {month}.",
        "none_soon": "The first are being prepared. Come back tomorrow.",
        "none_known": "They come 30 days after the first month with hours of service.",
        "none_why": "A month is published 30 days after its end, when its hours have had an "
        "answer.",
        "in_short": "In a few words",
        "tables": "The tables",
        "releases": "Earlier releases",
        "latest_link": "See the newest",
        "fixed": "This page is of one release and never changes.",
        "absent": "There is no such release",
        "csv": "Table (CSV)",
        "json": "Data (JSON)",
        "bulletin": "Bulletin (PDF)",
        "dictionary": "What each column is (JSON)",
        "month": "Month",
        "place": "Department",
        "national": "Colombia, by month",
        "chart_of": "Chart: {title}. The table below has the same figures.",
        "scroll": "Table {title}. It can be moved sideways.",
        "hidden_why": "What is hidden and why",
        "hidden_text": "Behind a small number there may be one woman alone. So no figure is shown "
        "that fewer than 10 women stand behind, nor those from which it could be worked out by "
        "subtraction. A hidden cell says so with the word “hidden”. It is not a zero.",
        "rounded": "The others are rounded to the nearest 5, so a sum may be a little off.",
        "few_people": "hidden: few people",
        "few_values": "hidden: fewer than 30 values",
        "not_known": "not known",
        "share": "{percent}%",
        "licence": "You may copy and use them if you say where they come from: CC BY 4.0.",
        "half": "{half} half of {year}",
        "half_1": "first",
        "half_2": "second",
        "skip": "To the figures",
    },
}

# Sentences of the newest month: which table and column, of which whole, and in what words.
SENTENCES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "es": (
        ("women", "in_service", "En {month}, unas {n} mujeres cumplían su orden."),
        ("weeks", "met", "De unas {whole} semanas, {n} se cumplieron enteras ({percent} %)."),
        ("hours", "missing", "Faltaron unas {n} horas de {whole} ({percent} %)."),
        (
            "causes",
            "host",
            "De las horas que faltaron, unas {n} dependían de la sede y no de ella ({percent} %).",
        ),
        (
            "confirmations",
            "no_answer",
            "En unas {n} jornadas de {whole} la sede no respondió ({percent} %). "
            "A ella no le cuesta nada.",
        ),
        (
            "decisions",
            "granted",
            "De unas {whole} decisiones conocidas, {n} dijeron que sí ({percent} %).",
        ),
    ),
    "en": (
        ("women", "in_service", "In {month}, about {n} women were serving their order."),
        ("weeks", "met", "Of about {whole} weeks, {n} had all their hours ({percent}%)."),
        ("hours", "missing", "About {n} hours of {whole} were missing ({percent}%)."),
        (
            "causes",
            "host",
            "Of the missing hours, about {n} depended on the site and not on her ({percent}%).",
        ),
        (
            "confirmations",
            "no_answer",
            "On about {n} days of {whole} the site did not answer ({percent}%). "
            "That costs her nothing.",
        ),
        (
            "decisions",
            "granted",
            "Of about {whole} decisions that are known, {n} said yes ({percent}%).",
        ),
    ),
}
