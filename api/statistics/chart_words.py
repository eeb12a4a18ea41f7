"""The words in the charts, and how months and numbers are written there."""

from typing import Final

_MONTHS: Final = {
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WORDS: Final[dict[str, dict[str, str]]] = {
    "es": {
        "gap": "Oculto: pocas personas, o delataría a pocas.",
        "not_known": "No se sabe: nadie lo anota.",
        "word_hidden": "oculto",
        "word_not_known": "no se sabe",
        "all_hidden": "ninguna cifra que se pueda mostrar",
        "before": "Antes de estos meses:",
        "table_beside": "La tabla al lado tiene todas las cifras.",
    },
    "en": {
        "gap": "Hidden: few people, or it would tell of few.",
        "not_known": "Not known: nobody records it.",
        "word_hidden": "hidden",
        "word_not_known": "not known",
        "all_hidden": "no figure that can be shown",
        "before": "Before these months:",
        "table_beside": "The table beside it has every figure.",
    },
}


def month_short(month: str, language: str) -> str:
    """`2026-09` as `sep 2026`."""
    year, number = month.split("-")
    return f"{_MONTHS[language][int(number) - 1]} {year}"


def grouped(value: int, language: str) -> str:
    """A number with its thousands apart, as the language writes them."""
    text = f"{value:,}"
    return text if language == "en" else text.replace(",", ".")
