"""What is said when something about a monthly report does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "month-not-over": {
        "es": (
            "El mes no ha terminado",
            "El informe se escribe cuando el mes termina. Vuelve el primer día del mes que sigue.",
        ),
        "en": (
            "The month is not over",
            "The report is written once the month has ended. Come back on the first day after it.",
        ),
    },
    "month-to-come": {
        "es": ("Ese mes todavía no llega", "Elige un mes que ya terminó."),
        "en": ("That month is still to come", "Choose a month that has ended."),
    },
    "month-before-placement": {
        "es": (
            "En ese mes todavía no estaba en esta sede",
            "No hay nada que informar. Elige un mes desde que llegó.",
        ),
        "en": (
            "She was not at this site yet in that month",
            "There is nothing to report. Choose a month since she came.",
        ),
    },
    "month-after-placement": {
        "es": (
            "En ese mes ya no estaba en esta sede",
            "No hay nada que informar. Elige un mes en el que estuvo.",
        ),
        "en": (
            "She was no longer at this site in that month",
            "There is nothing to report. Choose a month in which she was there.",
        ),
    },
    "report-begun-already": {
        "es": (
            "Otra persona ya empezó este informe",
            "Ábrelo otra vez para ver lo que está escrito y sigue desde ahí.",
        ),
        "en": (
            "Somebody else has begun this report already",
            "Open it again to see what is written, and go on from there.",
        ),
    },
    "report-handed-in-already": {
        "es": (
            "Este informe ya se entregó",
            "No cambió nada desde entonces. Para corregirlo, escribe el cambio y di por qué.",
        ),
        "en": (
            "This report was handed in already",
            "Nothing has changed since. To correct it, write the change and say why.",
        ),
    },
    "report-corrected-too-often": {
        "es": (
            "Este informe ya tiene {max} versiones",
            "Habla con el juzgado antes de corregirlo otra vez.",
        ),
        "en": (
            "This report has {max} versions already",
            "Talk to the court before you correct it again.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "correction-needs-reason": {
        "es": "Ya se entregó una vez: escribe qué se corrige y por qué.",
        "en": "It was handed in once: write what is corrected, and why.",
    },
    "needs-an-activity": {
        "es": "Escribe al menos una actividad: ese mes hubo jornadas.",
        "en": "Write at least one activity: she came in that month.",
    },
    "day-of-another-month": {
        "es": "Ese día no es del mes del informe.",
        "en": "That day is not in the report's month.",
    },
}
