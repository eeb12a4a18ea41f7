"""What is said when a question about who looked does not hold."""

FAULTS: dict[str, dict[str, str]] = {
    "too-many-days": {
        "es": "Se pueden pedir hasta 92 días a la vez.",
        "en": "At most 92 days can be asked for at once.",
    },
}
