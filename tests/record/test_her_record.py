"""Everything the server holds about her hours is hers to take with her."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from marshmallow import fields
from sqlalchemy.orm import Session, sessionmaker

from api.orders.models import Order
from api.record.dictionary import MEANINGS, meanings
from api.record.schemas import HerRecordSchema
from tests.appearances.acts import a_date
from tests.attendances.acts import a_morning, decide, say
from tests.conftest import TestClock
from tests.excuses.acts import decide as decide_excuse
from tests.excuses.acts import filed
from tests.people import Cast
from tests.warnings import acts as warned

BASE = "/api/v1/me/record"


def record(cast: Cast, query: str = "") -> Any:
    """Her record, or a part of it."""
    answer = cast.participant.client.get(BASE + query)
    assert answer.status_code == 200, answer.json
    return answer.json


def test_it_holds_what_was_captured_said_decided_and_looked_at(
    cast: Cast, clock: TestClock
) -> None:
    attendance = a_morning(cast, clock)
    shorter = {"checked_in_at": "2026-11-09T08:00:00-05:00"}
    shorter |= {"checked_out_at": "2026-11-09T10:00:00-05:00"}
    assert say(cast, attendance, "contest", reason="Salió a las 10.", **shorter).status_code == 200
    clock.forward(minutes=1)
    reply = f"/api/v1/attendances/{attendance}/replies/{attendance}"
    cast.participant.client.put(reply, json={"text": "Salí a las 12."})
    clock.forward(minutes=1)
    assert decide(cast, attendance, "accept").status_code == 200
    excuse = filed(cast, "2026-11-10", note="Mi hijo tiene fiebre.")
    decide_excuse(cast, excuse, "refuse", text="Falta el papel.")
    a_date(cast)
    cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}")

    found = record(cast)
    assert (found["first_name"], found["order"]["credited_total_minutes"]) == ("Marta", 240)
    assert [one["in_force"] for one in found["terms"]] == [True]
    (day,) = found["attendances"]
    assert [(one["direction"], one["level"]) for one in day["scans"]] == [("in", 2), ("out", 2)]
    assert all(one["receipt"].count(".") == 2 for one in day["scans"])
    assert [(one["kind"], one["reason"]) for one in day["words"]] == [
        ("host", "Salió a las 10."),
        ("you", "Salí a las 12."),
        ("court", "Vistos los registros."),
    ]
    (said,) = found["excuses"]
    assert (said["note"], said["state"]) == ("Mi hijo tiene fiebre.", "refused")
    assert [one["text"] for one in said["events"]][-1] == "Falta el papel."
    assert [one["place"] for one in found["appearances"]] == ["Piso 3, oficina 301"]
    assert ("clerk", "case") in {(one["role"], one["purpose"]) for one in found["looked"]}
    assert found["weeks"][-1]["week"] == "2026-W46"
    assert found["earlier_to"] is None


def test_a_warning_is_in_it_once_she_was_told_and_with_the_words_she_was_told(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    warned.begin(cast, clock, sessions, "2026-11-09 07:00")
    warned.walk(cast, clock, sessions, "2026-11-13 18:00")
    told = {one["text"] for one in warned.hers(cast)["told"]}
    kept = {one["text"] for warning in record(cast)["warnings"] for one in warning["told"]}
    assert kept
    assert kept <= told


def test_an_order_of_years_comes_in_parts_that_leave_nothing_out(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    order = session.get_one(Order, cast.order.id)
    order.starts_on = date(2023, 2, 6)
    session.commit()
    parts = list(_parts(cast))
    assert [part["earlier_to"] is None for part in parts] == [False, False, False, True]
    days = [(part["first_day"], part["last_day"]) for part in reversed(parts)]
    assert days[0][0] == "2023-02-06"
    for before, after in zip(days, days[1:], strict=False):
        assert date.fromisoformat(before[1]) + timedelta(days=1) == date.fromisoformat(after[0])
    assert all(len(part["weeks"]) <= 59 for part in parts)


def _parts(cast: Cast) -> Iterator[Any]:
    """The last part first."""
    part = record(cast)
    yield part
    while part["earlier_to"]:
        part = record(cast, f"?to={part['earlier_to']}")
        yield part


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("?from=2026-11-09&to=2026-11-08", "ends-before-it-starts"),
        ("?from=2025-01-01&to=2026-11-08", "too-long-a-time"),
    ],
)
def test_days_that_cannot_be_are_refused_with_a_sentence(cast: Cast, query: str, code: str) -> None:
    for path in (BASE, f"{BASE}/page"):
        answer = cast.participant.client.get(path + query)
        assert answer.status_code == 422
        assert [one["code"] for one in answer.json["errors"]] == [code]


def test_every_name_in_it_is_explained_in_both_languages() -> None:
    assert set(MEANINGS) == set(_names(HerRecordSchema()))
    for language in ("es", "en"):
        assert all(one["meaning"].endswith(".") for one in meanings(language))


def _names(schema: Any) -> Iterator[str]:
    for name, field in schema.fields.items():
        yield name
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from _names(inner.schema)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_says_it_in_words_under_a_neutral_title(
    cast: Cast, clock: TestClock, language: str
) -> None:
    attendance = a_morning(cast, clock)
    say(cast, attendance)
    a_date(cast)
    headers = {"Accept-Language": language}
    page = cast.participant.client.get(f"{BASE}/page", headers=headers).text
    assert "<title>Agenda</title>" in page
    day, state = {
        "es": ("lunes 9 de noviembre de 2026", "Confirmada"),
        "en": ("Monday 9 November 2026", "Confirmed"),
    }[language]
    assert day in page
    assert f"<td>{state}</td>" in page
    assert "8:00–12:00 · 4 h" in page
    assert cast.nobody.get(f"{BASE}/page.css").content_type.startswith("text/css")
