"""Each kind of paper says what its reader needs, in both languages, and no more."""

import csv
import io
from typing import Any
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from api.papers import press
from api.papers.kinds import KINDS
from tests.appearances.acts import a_date
from tests.attendances.acts import a_morning, decide, say
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses.acts import decide as decide_excuse
from tests.excuses.acts import filed
from tests.papers.acts import BASE, file_of, made, make, text_of
from tests.people import Cast

OF_AN_ORDER = ("hours_certificate", "her_record", "case_summary", "completion_report")


def a_story(cast: Cast, clock: TestClock) -> None:
    """A confirmed morning, one that was contested and decided, an excuse, a date; Sunday night."""
    say(cast, a_morning(cast, clock))
    contested = a_morning(cast, clock, "2026-11-10")
    shorter = {"checked_in_at": "2026-11-10T08:00:00-05:00"}
    shorter |= {"checked_out_at": "2026-11-10T10:00:00-05:00"}
    say(cast, contested, "contest", reason="Salió a las 10.", **shorter)
    decide(cast, contested, "accept", reasons="=La vio la vecina #1.")
    decide_excuse(cast, filed(cast, "2026-11-12", note="Fiebre."), "accept", text="De acuerdo.")
    a_date(cast)
    clock.at = at("2026-11-16 08:00")


@pytest.mark.parametrize("kind", OF_AN_ORDER)
def test_every_kind_prints_in_both_languages_also_before_anything_happened(
    cast: Cast, kind: str
) -> None:
    for language in ("es", "en"):
        paper = made(cast, kind, language=language)
        text = text_of(file_of(cast.clerk.client, paper))
        assert KINDS[kind].title(language) in text
        assert paper["code"] in text


def test_the_summary_answers_a_judge(cast: Cast, clock: TestClock) -> None:
    a_story(cast, clock)
    text = text_of(file_of(cast.clerk.client, made(cast, "case_summary", as_of="2026-11-15")))
    for said in (
        *("Marta Restrepo", cast.order.case_number, cast.court.name, "Contadas"),
        *("8 h / 20 h", "Ausencia justificada y aceptada", "De ella"),
        *("=La vio la vecina #1.", "se aceptan las horas", "jornada del 10 de noviembre"),
        *("aceptada", "De acuerdo.", "Presentaciones", "Con qué pruebas se cuenta"),
        "solo los declara quien juzga",
    ):
        assert said in text, said


def test_the_same_summary_is_the_same_until_something_happens(cast: Cast, clock: TestClock) -> None:
    a_story(cast, clock)
    first = made(cast, "case_summary", as_of="2026-11-15")
    clock.forward(days=2)
    again = made(cast, "case_summary", as_of="2026-11-15")
    assert first["id"] == again["id"]
    filed(cast, "2026-11-20")
    assert cast.clerk.client.get(f"{BASE}/{first['id']}").json["current"]
    decide(cast, a_morning(cast, clock, "2026-11-13"), "deny")
    assert not cast.clerk.client.get(f"{BASE}/{first['id']}").json["current"]


def test_her_record_is_hers_to_print_and_names_no_court(cast: Cast, clock: TestClock) -> None:
    a_story(cast, clock)
    answer = make(cast.participant.client, cast.order.id, "her_record")
    assert answer.status_code == 201
    text = text_of(file_of(cast.participant.client, answer.json))
    assert "martes 10/11/2026" in text
    for word in ("prisión", "pena", cast.court.name, cast.order.case_number):
        assert word.lower() not in text.lower()
    for kind in ("case_summary", "completion_report"):
        assert make(cast.participant.client, cast.order.id, kind).status_code == 403


def test_complete_hours_wait_for_the_judge(cast: Cast, clock: TestClock, session: Session) -> None:
    say(cast, a_morning(cast, clock))
    cast.order.total_required_minutes = 300
    session.merge(cast.order)
    session.commit()
    text = text_of(file_of(cast.clerk.client, made(cast, "completion_report")))
    assert "todavía no están completas" in text
    say(cast, a_morning(cast, clock, "2026-11-10"))
    text = text_of(file_of(cast.clerk.client, made(cast, "completion_report")))
    assert "El caso espera la decisión de quien juzga" in text
    assert "no termina nada por sí solo" in text


@pytest.mark.parametrize("kind", ["her_record", "case_summary"])
def test_the_weeks_are_given_as_spreadsheets_too(cast: Cast, clock: TestClock, kind: str) -> None:
    a_story(cast, clock)
    paper = made(cast, kind, as_of="2026-11-15")
    assert paper["formats"] == ["pdf", "csv", "xlsx"]
    raw = file_of(cast.clerk.client, paper, ".csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert rows[-1]["Semana"] == "2026-W46"
    assert rows[-1]["Minutos que cuentan"] == "480"
    sheet: Any = load_workbook(io.BytesIO(file_of(cast.clerk.client, paper, ".xlsx"))).active
    assert [cell.value for cell in sheet[sheet.max_row]][3:5] == [1200, 480]
    certificate = made(cast)
    assert certificate["formats"] == ["pdf"]
    answer = cast.clerk.client.get(f"{BASE}/{certificate['id']}/file.csv")
    assert answer.status_code == 404


def test_a_template_says_every_code_in_both_languages() -> None:
    text = (press.TEMPLATES / "codes.typ").read_text()
    spanish, english = text.split("\n  en: (")
    for code in ("out_of_reach", "presumed", "force_majeure", "rescheduled", "judge_decision"):
        assert f"{code}:" in spanish
        assert f"{code}:" in english


def test_she_asks_for_a_change_of_plan_in_her_own_words(cast: Cast) -> None:
    request = f"/api/v1/plan-requests/{uuid4()}"
    body = {"wish": "Ir por la mañana.\nLos lunes no.", "reasons": "Mi hijo sale a la una. #1"}
    answers = [cast.participant.client.put(request, json=body) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert cast.participant.client.put(request, json={**body, "wish": "Otra."}).status_code == 409
    subject = UUID(answers[0].json["id"])
    paper = make(cast.participant.client, subject, "plan_change_request")
    assert (paper.status_code, paper.json["as_of"]) == (201, None)
    text = text_of(file_of(cast.participant.client, paper.json))
    for said in ("Ir por la mañana.", "Mi hijo sale a la una. #1", "lunes", "Quien juzga decide"):
        assert said in text
    listed = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/papers").json["items"]
    assert [one["id"] for one in listed] == [paper.json["id"]]
    assert make(cast.stranger.client, subject, "plan_change_request").status_code == 404
    dated = make(cast.clerk.client, subject, "plan_change_request", as_of="2026-11-01")
    assert dated.json["errors"][0]["code"] == "paper-without-a-day"


def test_a_clerk_writes_it_for_her_and_the_paper_says_so(cast: Cast) -> None:
    request = f"/api/v1/plan-requests/{uuid4()}"
    body = {"order": str(cast.order.id), "wish": "Otra sede.", "reasons": "Queda lejos."}
    assert cast.clerk.client.put(request, json=body).json["written_by"] == "clerk"
    paper = make(cast.clerk.client, UUID(request.rsplit("/", 1)[1]), "plan_change_request").json
    assert "escribió estas palabras por ella" in text_of(file_of(cast.clerk.client, paper))
    assert cast.other_clerk.client.put(request, json=body).status_code == 404
