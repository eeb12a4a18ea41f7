"""The log as a file for a spreadsheet: who of those who work opened which case, and what for."""

import csv
import io
from collections.abc import Iterable

from api.accounts.look_words import CASES, HEADERS, purpose_text, role_text
from api.accounts.models import AccessLog
from api.looked.service import Who, short

# What a spreadsheet would take for a formula at the beginning of a cell.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[tuple[AccessLog, Who | None]], language: str) -> bytes:
    """No participant's name and no case number: the beginning of our own number of the case."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADERS[language])
    for row, who in rows:
        writer.writerow(
            (
                row.day.isoformat(),
                _inert(who.name if who else "—"),
                role_text(row.viewer_role, language),
                _inert((who and who.court_name) or "—"),
                short(row.order_id),
                purpose_text(row.purpose, language),
                row.times,
                CASES[language].get(row.case_was or "", "—"),
            )
        )
    # Spreadsheets know by this mark that letters with accents follow.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTIVE) else text
