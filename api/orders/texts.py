"""What is said when something about an order does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "case-already-known": {
        "es": (
            "Este caso ya está registrado",
            "Busca el número del caso en la lista y ábrelo, o revisa los 23 dígitos.",
        ),
        "en": (
            "This case is already here",
            "Look for the case number in the list and open it, or check the 23 digits.",
        ),
    },
    "pause-already-withdrawn": {
        "es": (
            "Esta pausa ya se retiró",
            "Se retiró antes, con otra razón. Vuelve a abrir el caso para ver cómo quedó.",
        ),
        "en": (
            "This pause was withdrawn already",
            "It was withdrawn before, for another reason. Open the case again to see it.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "before-the-order-starts": {
        "es": "Debe ser desde el primer día de la orden o después.",
        "en": "It must be the first day of the order or later.",
    },
    "cap-below-required": {
        "es": "El máximo de la semana no puede ser menos de lo que la semana pide.",
        "en": "The most that counts in a week cannot be less than the week asks for.",
    },
}
