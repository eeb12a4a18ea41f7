"""What is said when a paper cannot be made."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {}

FAULTS: dict[str, dict[str, str]] = {
    "unknown-paper": {
        "es": "No hay un papel de esa clase.",
        "en": "There is no paper of that kind.",
    },
    "paper-without-a-day": {
        "es": "Este papel no depende del día: quita la fecha.",
        "en": "This paper does not depend on a day: leave the date out.",
    },
    "paper-needs-a-period": {
        "es": "Di de qué mes o día: por ejemplo 2026-11 o 2026-11-22.",
        "en": "Say which month or day: for example 2026-11 or 2026-11-22.",
    },
}
