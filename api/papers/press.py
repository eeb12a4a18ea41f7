"""The press: facts and a template in, a tagged PDF/UA out. The same facts give the same bytes.

Pure: it reads its templates and nothing else: no network, no database, no wall clock. Facts go
in as JSON, so that no name or note is ever read as markup.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path

import qrcode
import typst
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Seal:
    """What lets anybody check a paper: the code in writing, as an address, and where to type it."""

    code: str
    url: str
    page: str


def print_pdf(
    template: str,
    facts: Mapping[str, Json],
    *,
    language: str,
    title: str,
    made_on: date,
    seal: Seal | None = None,
    drawn: Mapping[str, str] | None = None,
    words: Mapping[str, Json] | None = None,
) -> bytes:
    """A paper as PDF. `template` is a file of `templates` without its ending; `drawn` are
    pictures (SVG) that it shows."""
    given = {
        "facts": dict(facts),
        "language": language,
        "title": title,
        "made_on": made_on.isoformat(),
        "seal": None if seal is None else _drawn(seal),
        "drawn": dict(drawn or {}),
        "words": dict(words or {}),
    }
    made = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(given, ensure_ascii=False, sort_keys=True)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(12), tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    return made


# The code of a paper is drawn when it is made, and once more when it is handed out.
@lru_cache(maxsize=16)
def picture(text: str) -> str:
    """A code as SVG, for a template to show."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=12, border=2)
    code.add_data(text)
    code.make(fit=True)
    return bytes(code.make_image(image_factory=SvgPathImage).to_string()).decode()


def _drawn(seal: Seal) -> dict[str, Json]:
    return {"code": seal.code, "url": seal.url, "page": seal.page, "qr": picture(seal.url)}
