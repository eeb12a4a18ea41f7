"""Papers with a secret: printed for the clerk, and kept nowhere."""

import io
from uuid import uuid4

from pypdf import PdfReader
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.papers.models import MadePaper
from tests.attendances.acts import keyed
from tests.conftest import TestClock
from tests.people import Answer, Cast


def words(answer: Answer) -> str:
    """All the text of a PDF."""
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def a_code(cast: Cast) -> str:
    """A one-time code for her phone."""
    url = f"/api/v1/orders/{cast.order.id}/enrolments"
    return str(cast.clerk.client.post(url, json={}, headers=keyed()).json["url"])


def test_a_card_is_printed_while_it_is_in_use_and_not_kept(cast: Cast, session: Session) -> None:
    url = f"/api/v1/orders/{cast.order.id}/card"
    assert cast.clerk.client.get(url + ".pdf").json["type"] == "no-card-in-use"
    made = cast.clerk.client.post(url, json={"reason": None}, headers=keyed())
    assert made.status_code == 201, made.json
    text = words(cast.clerk.client.get(url + ".pdf"))
    assert "Marta" in text
    assert "Restrepo" not in text
    assert session.scalar(select(func.count()).select_from(MadePaper)) == 0
    assert cast.other_clerk.client.get(url + ".pdf").status_code == 404
    assert cast.host.client.get(url + ".pdf").status_code == 403
    cast.clerk.client.delete(url + "?reason=lost")
    assert cast.clerk.client.get(url + ".pdf").status_code == 404
    looked = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert "card" in {one["purpose"] for one in looked}


def test_the_sheet_says_what_is_asked_and_its_code_still_works(
    cast: Cast, session: Session
) -> None:
    code = a_code(cast)
    url = f"/api/v1/orders/{cast.order.id}/enrolment-sheet"
    text = words(cast.clerk.client.post(url, json={"code": code}))
    for said in ("Hola, Marta", "20 h", "8 h", "Sede Centro", "Dónde y cuándo"):
        assert said in text
    assert cast.court.name not in text
    assert words(cast.clerk.client.post(url, json={"code": code})) == text
    opened = cast.nobody.post("/api/v1/enrolments/opening", json={"code": code})
    assert opened.status_code == 200, opened.json
    assert session.scalar(select(func.count()).select_from(MadePaper)) == 0


def test_a_code_that_is_spent_foreign_or_guessed_is_not_printed(
    cast: Cast, clock: TestClock
) -> None:
    code = a_code(cast)
    url = f"/api/v1/orders/{cast.order.id}/enrolment-sheet"
    guess = f"https://horas.example.org/c#E1.{'A' * 27}"
    for tried in (guess, "nothing", uuid4().hex):
        answer = cast.clerk.client.post(url, json={"code": tried})
        assert (answer.status_code, answer.json["type"]) == (410, "enrolment-code-spent")
    assert cast.other_clerk.client.post(url, json={"code": code}).status_code == 404
    clock.forward(hours=73)
    assert cast.clerk.client.post(url, json={"code": code}).status_code == 410
