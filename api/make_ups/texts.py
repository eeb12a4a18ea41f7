"""What is said when something about a make-up does not hold; offers of hours say much alike."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "make-up-too-early": {
        "es": (
            "La semana no ha terminado",
            "Se acuerda una recuperación cuando la semana ya cerró. Por ahora, ven a tus turnos.",
        ),
        "en": (
            "The week is not over",
            "A make-up is agreed once the week has closed. For now, come to your shifts.",
        ),
    },
    "nothing-to-make-up": {
        "es": (
            "A esa semana no le faltan horas",
            "No hay nada que recuperar. Revisa que sea la semana correcta.",
        ),
        "en": (
            "That week lacks no hours",
            "There is nothing to make up. Check that it is the right week.",
        ),
    },
    "make-up-week-may-change": {
        "es": (
            "El resultado de esa semana aún puede cambiar",
            "Faltan confirmaciones o respuestas. Propón el acuerdo cuando estén.",
        ),
        "en": (
            "How that week ended may still change",
            "Confirmations or answers are missing. Propose the agreement once they are there.",
        ),
    },
    "made-up-already": {
        "es": (
            "Ya está acordado todo lo que falta",
            "Otro acuerdo o propuesta cubre esa semana. Cancélalo si quieres cambiar los días.",
        ),
        "en": (
            "All that is missing is agreed on already",
            "Another agreement or proposal covers that week. Cancel it to choose other days.",
        ),
    },
    "make-up-over": {
        "es": (
            "Este acuerdo ya no está abierto",
            "Alguien lo rechazó o lo canceló. Se puede proponer uno nuevo.",
        ),
        "en": (
            "This agreement is no longer open",
            "Somebody declined or cancelled it. A new one can be proposed.",
        ),
    },
    "cancel-it-instead": {
        "es": (
            "Ya habías aceptado",
            "Si ya no puede ser, cancela el acuerdo y di por qué.",
        ),
        "en": (
            "You had agreed already",
            "If it can no longer be, cancel the agreement and say why.",
        ),
    },
    "cancel-the-agreement": {
        "es": (
            "Este turno es parte de un acuerdo",
            "Lo acordaron tres partes. Cancela el acuerdo y propón otros días.",
        ),
        "en": (
            "This shift is part of an agreement",
            "Three parties agreed on it. Cancel the agreement and propose other days.",
        ),
    },
    "nothing-left-to-cancel": {
        "es": (
            "Ya no queda nada por cancelar",
            "Todas las horas del acuerdo ya empezaron. Lo trabajado sigue contando.",
        ),
        "en": (
            "Nothing is left to cancel",
            "All hours of the agreement have begun. What was worked still counts.",
        ),
    },
    "fits-no-longer": {
        "es": (
            "Estos días ya no se pueden acordar",
            "Algo cambió desde que se propuso. Recházalo o cancélalo y propón otros días.",
        ),
        "en": (
            "These days can no longer be agreed on",
            "Something changed since they were proposed. Decline or cancel, and propose others.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "more-than-missing": {
        "es": "Es más de lo que falta por recuperar: faltan {minutes} minutos.",
        "en": "That is more than is left to make up: {minutes} minutes.",
    },
    "say-why": {
        "es": "Escribe por qué.",
        "en": "Say why.",
    },
}
