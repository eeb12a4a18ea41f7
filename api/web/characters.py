"""Which characters a text may hold: what a screen can show and every database can store."""

import re
import unicodedata

# Controls, marks that turn the direction of a line (a name could be shown as another), byte
# order marks. Written for a regular expression, in a form that JavaScript and Rust read too.
_HIDDEN = (
    r"\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF"
)
_CONTROLS = r"\u0000-\u001F"
_CONTROLS_BUT_LINES = r"\u0000-\u0008\u000B\u000C\u000E-\u001F"

LINE_PATTERN = rf"^[^{_CONTROLS}{_HIDDEN}]*$"
LINES_PATTERN = rf"^[^{_CONTROLS_BUT_LINES}{_HIDDEN}]*$"

# Half a surrogate pair cannot be stored as UTF-8; a pattern in a JSON document cannot say it.
_BAD_IN_LINE = re.compile(rf"[{_CONTROLS}{_HIDDEN}\ud800-\udfff]")
_BAD_IN_LINES = re.compile(rf"[{_CONTROLS_BUT_LINES}{_HIDDEN}\ud800-\udfff]")


def is_line(text: str) -> bool:
    """Whether a text of one line holds only characters that can be shown and stored."""
    return _BAD_IN_LINE.search(text) is None


def is_lines(text: str) -> bool:
    """The same with line breaks and tabs."""
    return _BAD_IN_LINES.search(text) is None


def tidy(text: str) -> str:
    """Without space around it, composed (NFC), lines ended by a line feed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
