"""What is said when a word or a decision on an attendance does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "joined-to-another": {
        "es": (
            "Esta jornada ahora es parte de otra",
            "Llegó un registro que la une con otra. Vuelve a la lista y mira esa.",
        ),
        "en": (
            "This attendance is part of another now",
            "A record came in that joins it to another. Go back to the list and look at that one.",
        ),
    },
    "already-decided": {
        "es": (
            "La secretaría ya decidió esta jornada",
            "Lo que decidió queda. Si algo no está bien, habla con la secretaría.",
        ),
        "en": (
            "The court's desk has decided on this attendance",
            "What it decided stands. If something is wrong, talk to the desk.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "arrival-needed": {
        "es": "Falta la hora de llegada. Escríbela.",
        "en": "The time of arrival is missing. Give it.",
    },
    "departure-needed": {
        "es": "Falta la hora de salida. Escríbela.",
        "en": "The time of leaving is missing. Give it.",
    },
    "in-the-future": {
        "es": "Esta hora todavía no ha llegado.",
        "en": "This time has not come yet.",
    },
    "known-time-is-contested-not-changed": {
        "es": "Esta hora ya está registrada. Si no estás de acuerdo, objétala con el motivo.",
        "en": "This time is on record. If you do not agree, contest it and say why.",
    },
    "needs-a-reason": {
        "es": "Escribe el motivo: ella lo va a leer.",
        "en": "Give the reason: she will read it.",
    },
}
