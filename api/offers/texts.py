"""What is said when something about asked or offered hours does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "asked-already": {
        "es": (
            "Ya se preguntó por ese día",
            "La entidad todavía no responde. Espera su respuesta o retira la pregunta.",
        ),
        "en": (
            "This day was asked for already",
            "The host has not answered yet. Wait for its answer, or take the question back.",
        ),
    },
    "no-longer-asked": {
        "es": (
            "Esta pregunta ya no espera respuesta",
            "Ya se respondió o se retiró. Abre la lista otra vez.",
        ),
        "en": (
            "This question waits for no answer",
            "It was answered or taken back. Open the list again.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "day-not-near": {
        "es": "Se puede preguntar por hoy y por los próximos {days} días.",
        "en": "You can ask for today and the next {days} days.",
    },
    "decline-needs-a-reply": {
        "es": "Escribe una respuesta corta para ella.",
        "en": "Write her a short reply.",
    },
    "declining-offers-nothing": {
        "es": "Si no puede, no ofrezca horas. Si ofrece horas, responda que sí.",
        "en": "If you cannot, offer no hours. If you offer hours, answer yes.",
    },
    "offer-needs-windows": {
        "es": "Escribe al menos un horario dentro de los días pedidos.",
        "en": "Give at least one time inside the days asked for.",
    },
    "same-day-twice": {
        "es": "Este día está dos veces.",
        "en": "This day is there twice.",
    },
}
