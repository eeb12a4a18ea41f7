"""A paper says what stands, says it to everybody, and is the same one each time."""

import io
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from api.papers import codes, press, service
from api.papers.models import MadePaper, Print
from tests.attendances.acts import a_morning, say
from tests.conftest import TestClock
from tests.papers.acts import BASE, file_of, made, make, text_of
from tests.people import Cast


def test_every_paper_is_tagged_named_and_in_a_language(cast: Cast) -> None:
    paper = made(cast)
    answer = cast.clerk.client.get(f"{BASE}/{paper['id']}/file")
    reader = PdfReader(io.BytesIO(answer.data))
    root: Any = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"].value)
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "es"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"].value)
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert str(reader.metadata["/Title"]) == "Certificado de horas"
    assert answer.headers["Content-Disposition"] == 'inline; filename="constancia-horas.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_facts_are_the_same_paper_and_the_same_bytes(cast: Cast, clock: TestClock) -> None:
    first = made(cast, as_of="2026-11-08")
    clock.forward(days=3)
    again = make(cast.participant.client, cast.order.id, as_of="2026-11-08")
    assert (again.status_code, again.json["id"]) == (200, first["id"])
    files = {file_of(cast.clerk.client, first), file_of(cast.participant.client, again.json)}
    assert len(files) == 1


def test_other_facts_are_another_paper_with_another_code(cast: Cast, clock: TestClock) -> None:
    before = made(cast, as_of="2026-11-09")
    say(cast, a_morning(cast, clock))
    clock.forward(days=1)
    after = made(cast, as_of="2026-11-09")
    assert before["code"] != after["code"]
    shown = [cast.clerk.client.get(f"{BASE}/{one['id']}").json for one in (before, after)]
    assert [one["current"] for one in shown] == [False, True]
    text = text_of(file_of(cast.clerk.client, after))
    assert "tiene contadas 4 h" in text
    assert "donde sirve 4 h" in text


def test_a_certificate_names_neither_court_nor_case_nor_prison(cast: Cast) -> None:
    for language in ("es", "en"):
        text = text_of(file_of(cast.clerk.client, made(cast, language=language))).lower()
        hidden = (cast.court.name.lower(), cast.order.case_number)
        words = ("juzgado", "juez", "court", "judge", "prisión", "prison", "pena", "sentence")
        assert [word for word in (*hidden, *words) if word in text] == []
        assert "marta restrepo" in text


def test_asked_for_again_under_its_id_it_is_the_same_one(cast: Cast) -> None:
    url, body = f"{BASE}/{uuid4()}", {"kind": "hours_certificate", "subject": str(cast.order.id)}
    answers = [cast.clerk.client.put(url, json=body) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 200]
    assert answers[0].json == answers[1].json
    other = cast.clerk.client.put(url, json={**body, "language": "en"})
    assert (other.status_code, other.json["type"]) == (409, "conflict")


def test_nobody_prints_a_day_that_is_still_to_come(cast: Cast) -> None:
    answer = make(cast.clerk.client, cast.order.id, as_of="2026-11-10")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "in-the-future"


def test_she_and_her_court_find_her_papers_again_newest_first(cast: Cast, clock: TestClock) -> None:
    older = made(cast, as_of="2026-11-01")
    clock.forward(minutes=1)
    newer = make(cast.participant.client, cast.order.id, as_of="2026-11-08").json
    hers = cast.participant.client.get("/api/v1/me/papers").json["items"]
    theirs = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/papers").json["items"]
    assert [one["id"] for one in hers] == [newer["id"], older["id"]]
    assert hers == theirs


@pytest.mark.parametrize("who", ["stranger", "other_clerk", "host"])
def test_a_paper_is_nobody_elses(cast: Cast, who: str) -> None:
    paper = made(cast)
    browser = getattr(cast, who).client
    for path in ("", "/file"):
        assert browser.get(f"{BASE}/{paper['id']}{path}").status_code == 404
    assert make(browser, cast.order.id).status_code == 404


def test_opening_her_paper_is_seen_by_her(cast: Cast) -> None:
    file_of(cast.clerk.client, made(cast))
    looked = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert [one["role"] for one in looked] == ["clerk"]


def test_a_newer_press_makes_a_print_that_is_good_too(cast: Cast, session: Session) -> None:
    paper = session.get_one(MadePaper, UUID(made(cast)["id"]))
    service.note_print(session, paper, b"the same facts, set anew", paper.made_at)
    prints = session.query(Print).filter_by(paper_id=paper.id)
    assert prints.count() == 2


def test_facts_are_never_read_as_markup() -> None:
    person = {"first_name": "#panic()", "last_name": "*$ \\", "document": "CC 1"}
    total = dict.fromkeys(("required", "credited", "confirmed", "owed"), 60)
    facts: dict[str, Any] = {"as_of": "2026-11-22", "starts_on": "2026-01-05"}
    facts |= {"months": [], "places": [], "terms": []}
    facts |= {"person": person, "total": {**total, "complete": False}}
    pdf = press.print_pdf(
        "hours_certificate", facts, language="es", title="Papel", made_on=date(2026, 11, 22)
    )
    assert "#panic() *$ \\" in text_of(pdf)


def test_a_code_can_be_typed_and_says_where_it_was_mistyped() -> None:
    code = bytes(range(16))
    seal = codes.seal_of(code, "https://horas.example.org")
    assert codes.read(seal.code) == codes.read(seal.url) == code
    assert codes.read(f" {seal.code.lower().replace('-', ' ').replace('1', 'l')} ") == code
    wrong = [
        seal.code[:at] + ("X" if letter != "X" else "Y") + seal.code[at + 1 :]
        for at, letter in enumerate(seal.code)
        if letter != "-"
    ]
    assert {codes.read(one) for one in wrong} == {"wrong_digit"}
    assert codes.read(seal.code[:-1]) == "foreign"
    assert codes.read("https://horas.example.org/c#P1.AAECAwQFBgcICQ") == "foreign"
