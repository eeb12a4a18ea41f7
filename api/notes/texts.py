"""What is said when something about a note does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "note-already-corrected": {
        "es": (
            "Esta nota ya se corrigió",
            "Alguien la corrigió antes. Lee la nota nueva y, si hace falta, corrige esa.",
        ),
        "en": (
            "This note was corrected already",
            "Somebody corrected it before. Read the new note and correct that one if you need to.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "day-is-over": {
        "es": "Ese día ya pasó. Elige hoy o un día que venga.",
        "en": "That day is over. Choose today or a day to come.",
    },
    "no-such-note": {
        "es": "Esa nota no es de este caso.",
        "en": "That note is not of this case.",
    },
}
