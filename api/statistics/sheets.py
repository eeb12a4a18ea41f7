"""A published table as a file for a spreadsheet: a line for each cell, nothing in it is run."""

import csv
import io
from typing import Any, Final

from api.rules.cells import safe_cell
from api.statistics.answers import published
from api.statistics.service import Published

MARK: Final = "\ufeff"
HEAD: Final = (
    *("release", "period", "place", "place_name", "column", "title", "unit"),
    *("value", "hidden", "share_of", "rate_percent"),
)


def as_csv(one: Published, language: str) -> bytes:
    """The same cells as in the JSON, one a line, with the reason where one is hidden."""
    answer = published(one, language)
    columns = {column["code"]: column for column in answer["columns"]}
    text = io.StringIO()
    # Spreadsheets know by this mark that letters with accents follow.
    text.write(MARK)
    table = csv.writer(text)
    table.writerow(HEAD)
    for row in answer["rows"]:
        for cell in row["cells"]:
            column = columns[cell["column"]]
            line = (
                *(answer["release"], row["period"], row["place"], row["place_name"]),
                *(column["code"], column["title"], column["unit_name"], cell["value"]),
                *(cell["hidden"], column["share_of"], cell["rate_percent"]),
            )
            table.writerow([_shown(value) for value in line])
    return text.getvalue().encode()


def _shown(value: Any) -> Any:
    if value is None:
        return ""
    return safe_cell(value) if isinstance(value, str) else value
