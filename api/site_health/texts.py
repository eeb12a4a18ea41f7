"""What is said when the days of an insurance do not hold."""

FAULTS: dict[str, dict[str, str]] = {
    "too-long-a-cover": {
        "es": "Son más de dos años. Revisa las fechas del seguro.",
        "en": "That is more than two years. Check the dates of the insurance.",
    },
}
