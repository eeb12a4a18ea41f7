"""The name of a browser, so that somebody with two of them knows which is meant."""

from typing import Final

# As a browser calls itself, the more particular first: nearly all say Chrome and Safari too.
NAMES: Final = (
    ("SamsungBrowser/", "Samsung Internet"),
    ("EdgA/", "Edge"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
UNKNOWN: Final = "Web"


def name_of(user_agent: str) -> str:
    """One of a few names that we wrote ourselves, whatever a browser says of itself."""
    return next((name for mark, name in NAMES if mark in user_agent), UNKNOWN)
