"""What is said of legal terms, and when something about one does not hold."""

from datetime import date

from api.web.day_words import day_text

ESTIMATE = {
    "es": "Fecha estimada: {day}. Confírmala en el juzgado.",
    "en": "Estimated date: {day}. Confirm it at the court.",
}

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "counted-again": {
        "es": (
            "Este término se contó otra vez",
            "Hay un cómputo más nuevo. Anota el cumplimiento en ese.",
        ),
        "en": (
            "This term was counted again",
            "There is a newer count. Record there that it was met.",
        ),
    },
    "term-met-already": {
        "es": (
            "Este término ya tiene su día",
            "Si el día está mal, cuenta el término otra vez y anota el día correcto.",
        ),
        "en": (
            "This term has its day already",
            "If the day is wrong, count the term again and record the right day.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "counts-from-the-future": {
        "es": "Un término se cuenta desde un día que ya llegó.",
        "en": "A term is counted from a day that has come.",
    },
    "met-outside-the-term": {
        "es": "El día está antes del comienzo del término o todavía no llega.",
        "en": "The day is before the term began, or has not come yet.",
    },
    "more-days-need-a-note": {
        "es": "Más días que los de la ley piden una nota: qué fuerza mayor se probó.",
        "en": "More days than the law's need a note: what force majeure was proved.",
    },
    "other-days-than-the-law": {
        "es": "Este término tiene entre {min} y {max} días hábiles.",
        "en": "This term has between {min} and {max} business days.",
    },
}


def estimate(day: date, language: str) -> str:
    """The day of a term in a sentence that says what it is worth."""
    return ESTIMATE[language].format(day=day_text(day, language))
