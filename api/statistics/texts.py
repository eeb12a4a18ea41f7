"""What is said when a release or a table is not there, or a filter is asked for."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "no-release-yet": {
        "es": (
            "Aún no hay cifras",
            "Todavía no se publica ninguna. Un mes se publica 30 días después de que termina.",
        ),
        "en": (
            "There are no figures yet",
            "None have been published. A month is published 30 days after it ends.",
        ),
    },
    "no-such-release": {
        "es": ("No hay cifras con ese nombre", "Están las de estos meses: {releases}."),
        "en": ("There are no figures of that name", "There are those of these months: {releases}."),
    },
    "no-such-table": {
        "es": ("No hay una tabla con ese nombre", "Las tablas son: {tables}."),
        "en": ("There is no table of that name", "The tables are: {tables}."),
    },
}
FAULTS: dict[str, dict[str, str]] = {
    "fixed-tables": {
        "es": "Las tablas son fijas: no se filtran. Con muchos filtros se podría saber de quién es "
        "un número. Quita lo que sigue al signo de pregunta.",
        "en": "The tables are fixed and take no filter: with many filters somebody could find out "
        "whose a number is. Take away what follows the question mark.",
    },
}
