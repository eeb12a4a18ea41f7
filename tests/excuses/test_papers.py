"""Papers: sent by her, sealed, opened by the clerks of her court and nobody else."""

import hashlib
import io
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.accounts import limits
from api.accounts.models import AccessLog
from api.accounts.vault import vault_of
from api.excuses.models import ExcuseEvent, Paper
from api.settings import Settings
from tests.conftest import TestClock
from tests.excuses.acts import (
    code,
    decide,
    filed,
    open_paper,
    seen,
    send_paper,
    withdraw,
)
from tests.excuses.photos import SECRET, loaded_pdf, pdf, photo, png_of
from tests.people import Cast


def how_many(session: Session) -> int:
    """Papers kept."""
    return session.scalar(select(func.count()).select_from(Paper)) or 0


def test_she_sends_a_photo_and_is_told_only_that_it_arrived(cast: Cast) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    answer = send_paper(cast, excuse, photo(), paper=paper)
    assert answer.status_code == 200, answer.json
    told = {"id": str(paper), "added_at": "2026-11-09T07:00:00-05:00", "media_type": None}
    assert answer.json == told
    assert seen(cast, excuse)["papers"] == [told]
    assert [event["kind"] for event in seen(cast, excuse)["events"]] == ["filed", "paper"]
    assert cast.clerk.client.get("/api/v1/excuses").json["items"][0]["paper_count"] == 1


def test_the_clerk_opens_it_as_a_picture_that_can_do_nothing(cast: Cast, session: Session) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    send_paper(cast, excuse, photo(), paper=paper)
    opened = open_paper(cast, excuse, str(paper))
    assert (opened.status_code, opened.mimetype) == (200, "image/jpeg")
    assert Image.open(io.BytesIO(opened.data)).size == (200, 300)
    headers = opened.headers
    assert headers["Content-Disposition"] == "inline; filename=archivo.jpg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "sandbox" in headers["Content-Security-Policy"]
    assert session.scalars(select(AccessLog.purpose)).all() == ["paper"]
    items = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert [item["purpose"] for item in items] == ["paper"]


def test_a_pdf_is_handed_out_to_be_saved(cast: Cast) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    send_paper(cast, excuse, loaded_pdf(), "application/pdf", paper)
    opened = open_paper(cast, excuse, str(paper))
    assert (opened.status_code, opened.mimetype) == (200, "application/pdf")
    assert opened.headers["Content-Disposition"] == "attachment; filename=archivo.pdf"
    assert SECRET not in opened.data
    row = cast.clerk.client.get(f"/api/v1/excuses/{excuse}").json["papers"][0]
    assert row["media_type"] == "application/pdf"


def test_nobody_else_can_open_it(cast: Cast, session: Session) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    send_paper(cast, excuse, photo(), paper=paper)
    for role in ("participant", "host", "site_device", "monitor", "admin", "stranger"):
        assert open_paper(cast, excuse, str(paper), cast.by_role(role)).status_code == 403
    assert open_paper(cast, excuse, str(paper), cast.nobody).status_code == 401
    other = open_paper(cast, excuse, str(paper), cast.other_clerk.client)
    assert code(other)[:2] == (404, "not-found")
    elsewhere = filed(cast, "2026-11-11")
    assert open_paper(cast, elsewhere, str(paper)).status_code == 404
    assert session.scalars(select(AccessLog.purpose)).all() == []


def test_it_lies_sealed_in_its_table(cast: Cast, session: Session, settings: Settings) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    given = photo()
    send_paper(cast, excuse, given, paper=paper)
    opened = open_paper(cast, excuse, str(paper)).data
    stored = bytes(session.execute(text("select sealed from excuse_papers")).scalar_one())
    for start in range(0, len(opened) - 16, 16):
        assert opened[start : start + 16] not in stored
    assert b"JFIF" not in stored
    row = session.get_one(Paper, paper)
    assert (row.given_hash, row.size) == (hashlib.sha256(given).digest(), len(opened))
    vault = vault_of(settings)
    assert vault.unseal_bytes(stored, paper.bytes) == opened
    assert vault.unseal_bytes(stored, uuid4().bytes) is None
    assert vault.unseal_bytes(stored[:-1] + b"x", paper.bytes) is None
    assert vault.unseal_bytes(b"", paper.bytes) is None


def test_a_paper_that_was_exchanged_is_not_shown(cast: Cast, session: Session) -> None:
    excuse, first, second = filed(cast, "2026-11-10"), uuid4(), uuid4()
    for paper in (first, second):
        send_paper(cast, excuse, photo(), paper=paper)
    session.get_one(Paper, first).sealed = session.get_one(Paper, second).sealed
    session.commit()
    answer = open_paper(cast, excuse, str(first))
    assert code(answer)[:2] == (410, "paper-cannot-be-opened")


def test_the_same_file_again_is_the_same_paper_and_another_is_refused(
    cast: Cast, session: Session
) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    first = send_paper(cast, excuse, photo(), paper=paper)
    assert send_paper(cast, excuse, photo(), paper=paper).json == first.json
    other = send_paper(cast, excuse, photo("PNG"), "image/png", paper)
    assert code(other)[:2] == (409, "id-already-used")
    assert how_many(session) == 1
    assert len(seen(cast, excuse)["events"]) == 2


def test_an_excuse_holds_five_papers(cast: Cast, session: Session) -> None:
    excuse = filed(cast, "2026-11-10")
    for _ in range(5):
        assert send_paper(cast, excuse, photo()).status_code == 200
    sixth = send_paper(cast, excuse, photo())
    assert code(sixth)[:2] == (409, "too-many-papers")
    assert "5" in sixth.json["detail"]
    assert how_many(session) == 5


@pytest.mark.parametrize(
    ("content", "kind", "status", "problem"),
    [
        (photo(), "image/heic", 415, "unsupported-file"),
        (photo(), "image/gif", 415, "unsupported-file"),
        (photo(), "application/json", 415, "unsupported-file"),
        (b"", "image/jpeg", 422, "file-empty"),
        (pdf(), "image/jpeg", 415, "paper-of-another-kind"),
        (photo()[:600], "image/jpeg", 422, "paper-broken"),
        (png_of(30_000, 30_000), "image/png", 413, "paper-too-heavy"),
        (pdf(21), "application/pdf", 422, "paper-too-many-pages"),
        (pdf(password="1234"), "application/pdf", 422, "paper-locked"),
        (bytes(5 * 1024 * 1024 + 1), "image/jpeg", 413, "body-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_taken_leaves_nothing_behind(
    cast: Cast, session: Session, content: bytes, kind: str, status: int, problem: str
) -> None:
    excuse = filed(cast, "2026-11-10")
    before = seen(cast, excuse)
    answer = send_paper(cast, excuse, content, kind)
    assert answer.status_code == status, answer.json
    codes = {answer.json["type"], *(one["code"] for one in answer.json.get("errors", []))}
    assert problem in codes
    assert answer.json["detail"]
    assert seen(cast, excuse) == before
    assert how_many(session) == 0


def test_making_files_anew_is_not_asked_for_without_end(
    cast: Cast, session: Session, settings: Settings, clock: TestClock
) -> None:
    excuse, paper = filed(cast, "2026-11-10"), uuid4()
    send_paper(cast, excuse, photo(), paper=paper)
    for _ in range(29):
        limits.count(session, vault_of(settings), clock(), "paper", str(cast.participant.id))
    session.commit()
    answer = send_paper(cast, excuse, photo())
    assert code(answer)[:2] == (429, "slow-down")
    assert int(answer.headers["Retry-After"]) <= 3601
    assert send_paper(cast, excuse, photo(), paper=paper).status_code == 200


def test_a_heic_photo_is_answered_with_what_to_do(cast: Cast) -> None:
    answer = send_paper(cast, filed(cast, "2026-11-10"), b"\x00\x00\x00\x18ftypheic", "image/heic")
    assert "JPEG" in answer.json["detail"]


def test_a_paper_answers_whoever_asked_for_it_and_only_adds_where_nobody_did(
    cast: Cast, clock: TestClock
) -> None:
    excuse = filed(cast, "2026-11-10")
    decide(cast, excuse, "ask", text="¿Tienes la constancia?", answer_by="2026-11-20")
    send_paper(cast, excuse, photo())
    assert (seen(cast, excuse)["state"], seen(cast, excuse)["answer_by"]) == ("filed", None)
    decide(cast, excuse, "accept")
    assert send_paper(cast, excuse, photo()).status_code == 200
    assert seen(cast, excuse)["state"] == "accepted"
    withdraw(cast, excuse)
    assert code(send_paper(cast, excuse, photo()))[:2] == (409, "excuse-withdrawn")


def test_a_clerk_adds_the_paper_that_she_was_handed(cast: Cast, session: Session) -> None:
    excuse = filed(cast, "2026-11-10")
    answer = send_paper(cast, excuse, photo(), by=cast.clerk.client)
    assert answer.json["media_type"] == "image/jpeg"
    event = session.scalars(select(ExcuseEvent).where(ExcuseEvent.kind == "paper")).one()
    assert (event.actor_name, event.actor_role) == ("Clara", "clerk")
    for somebody in (cast.stranger.client, cast.other_clerk.client):
        assert send_paper(cast, excuse, photo(), by=somebody).status_code == 404
    assert send_paper(cast, excuse, photo(), by=cast.host.client).status_code == 403


def test_a_paper_that_arrives_makes_the_clerks_look_out_of_date(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    tag = cast.clerk.client.get(f"/api/v1/excuses/{excuse}").headers["ETag"]
    send_paper(cast, excuse, photo())
    answer = cast.clerk.client.put(
        f"/api/v1/excuses/{excuse}/decision",
        json={"verdict": "refuse", "text": "No hay papel."},
        headers={"If-Match": tag},
    )
    assert code(answer)[:2] == (412, "changed-meanwhile")
