"""What is said when something about a notice does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "bad-signature": {
        "es": (
            "La firma no corresponde",
            "Solo se cree lo que firma el servicio que lleva los mensajes. Revisa su clave.",
        ),
        "en": (
            "The signature does not fit",
            "Only what the carrying service signs is believed. Look at its secret.",
        ),
    },
    "told-on-another-day": {
        "es": (
            "Eso quedó registrado otro día",
            "Solo se puede deshacer el mismo día. Lo registrado se queda como está.",
        ),
        "en": (
            "That was recorded on another day",
            "It can be undone on the same day only. What was recorded stays as it is.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "told-in-future": {
        "es": "Esa hora no ha llegado. Pon cuándo se lo dijiste.",
        "en": "That time has not come. Say when you told her.",
    },
    "told-too-early": {
        "es": "A esa hora todavía no había nada que avisar. Pon cuándo se lo dijiste.",
        "en": "There was nothing to tell yet at that time. Say when you told her.",
    },
}
