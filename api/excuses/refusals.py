"""Why a photo or a PDF is not taken: words that the process which makes it anew can say."""

REFUSALS = (
    "paper-of-another-kind",
    "paper-broken",
    "paper-locked",
    "paper-too-heavy",
    "paper-too-many-pages",
)
MOST_PIXELS = 40_000_000


class Refused(Exception):
    """The file is not taken, for one of the `REFUSALS`."""
