"""What people do with papers, one request each, and what stands in a file."""

import io
from typing import Any
from uuid import UUID, uuid4

from pypdf import PdfReader

from tests.people import Answer, Browser, Cast

BASE = "/api/v1/papers"


def make(browser: Browser, subject: UUID, kind: str = "hours_certificate", **asked: Any) -> Answer:
    """Ask for a paper under an id of one's own."""
    given = {"kind": kind, "subject": str(subject), "language": "es", **asked}
    return browser.put(f"{BASE}/{uuid4()}", json=given)


def made(cast: Cast, kind: str = "hours_certificate", **asked: Any) -> dict[str, Any]:
    """A paper of the cast's order, made by its clerk."""
    answer = make(cast.clerk.client, cast.order.id, kind, **asked)
    assert answer.status_code in (200, 201), answer.text
    return dict(answer.json)


def file_of(browser: Browser, paper: dict[str, Any], ending: str = "") -> bytes:
    """The paper's file."""
    answer = browser.get(f"{BASE}/{paper['id']}/file{ending}")
    assert answer.status_code == 200, answer.text
    return bytes(answer.data)


def text_of(pdf: bytes) -> str:
    """All words of a file, in a line."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())
