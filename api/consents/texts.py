"""What is said when a consent does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "nothing-to-share": {
        "es": (
            "Tu orden ya terminó",
            "Ya no hay nada que compartir: nadie de fuera ve tus datos.",
        ),
        "en": (
            "Your order is over",
            "There is nothing left to share: nobody outside sees your data.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "organization-not-here": {
        "es": "Esa organización no está en la lista. Abre la página otra vez.",
        "en": "That organization is not on the list. Open the page again.",
    },
    "last-day-is-over": {
        "es": "Ese día ya pasó. Elige hoy o un día que venga, o déjalo vacío.",
        "en": "That day is over. Choose today or a day to come, or leave it empty.",
    },
}
