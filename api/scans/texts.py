"""What is said when a scan stands beside another one."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "scan-differs": {
        "es": (
            "Ya hay otro registro con este número",
            "Guardamos los dos. Una persona los va a revisar.",
        ),
        "en": (
            "There is another record under this number",
            "We have kept both. A person will look at them.",
        ),
    },
}
