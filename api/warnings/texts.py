"""What is said when something about a warning does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "warning-closed": {
        "es": ("Este aviso ya se cerró", "No hay nada que hacer: la semana ya cambió."),
        "en": ("This warning is closed", "There is nothing to do: the week has changed."),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "not-this-week": {
        "es": "Elige una hora de los próximos siete días.",
        "en": "Choose a time within the next seven days.",
    },
}
