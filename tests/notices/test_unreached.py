"""Whom nothing has reached, who told her by mouth, and what a case says of every try."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.models import AccessLog
from api.notices.spoken_models import NoticeWord
from api.settings import Settings
from tests.builders import MONDAY
from tests.conftest import TestClock
from tests.notices.told_acts import BASE, HOUR, a_notice, a_try, put, read, row_of
from tests.people import Cast

Sessions = sessionmaker[Session]
DAY = timedelta(days=1)


def unreached(cast: Cast) -> list[dict[str, Any]]:
    """The clerk's list."""
    return list(read(cast.clerk.client, "/notices/unreached")["items"])


def in_case(cast: Cast, query: str = "") -> list[dict[str, Any]]:
    """All messages of the case."""
    path = f"/orders/{cast.order.id}/notices{query}"
    return list(read(cast.clerk.client, path)["items"])


def a_lost(sessions: Sessions, cast: Cast, **differs: Any) -> UUID:
    """A notice that nothing brought to her."""
    return a_notice(sessions, cast, **{"unreached_at": MONDAY - HOUR / 2, **differs})


def test_the_list_says_who_since_when_and_how_every_way_failed(
    cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    notice = a_lost(sessions, cast)
    failed = {"result": "failed", "detail": "http-503"}
    a_try(sessions, settings, cast, notice, "sms", **failed)
    gone = {"result": "gone", "detail": "twilio-30005", "number": 2}
    a_try(sessions, settings, cast, notice, "whatsapp", **gone)
    asked: dict[str, Any] = {"person_kind": "support", "person_id": uuid4(), "params": {}}
    a_notice(sessions, cast, "support_unreached", about_id=notice, **asked)
    [one] = unreached(cast)
    assert one["order"]["case_number"] == cast.order.case_number
    assert one["unreached_at"] == "2026-11-09T06:30:00-05:00"
    tries = [(t["channel_kind"], t["became"], t["detail"]) for t in one["tries"]]
    assert tries == [("sms", "failed", "http-503"), ("whatsapp", "gone", "twilio-30005")]
    assert (one["answer"], one["support_asked_at"]) == ("unreached", "2026-11-09T06:00:00-05:00")


@pytest.mark.parametrize(
    ("differs", "listed"),
    [
        ({}, True),
        ({"reached_at": MONDAY}, False),
        ({"seen_at": MONDAY}, False),
        ({"told_at": MONDAY}, False),
        ({"state": "withdrawn"}, False),
        ({"unreached_at": None}, False),
        ({"useful_until": MONDAY - HOUR / 4, "state": "past_use"}, True),
        (
            {"useful_until": MONDAY - 10 * DAY, "unreached_at": MONDAY - 15 * DAY},
            False,
        ),
        ({"useful_until": MONDAY + DAY, "unreached_at": MONDAY - 15 * DAY}, True),
    ],
)
def test_who_is_on_the_list(
    cast: Cast, sessions: Sessions, differs: dict[str, Any], listed: bool
) -> None:
    a_lost(sessions, cast, **differs)
    a_lost(sessions, cast, other=True)
    assert bool(unreached(cast)) == listed


def test_the_list_has_pages_and_ends(cast: Cast, sessions: Sessions) -> None:
    ids = {str(a_lost(sessions, cast)) for _ in range(3)}
    first = read(cast.clerk.client, "/notices/unreached?limit=2")
    rest = read(cast.clerk.client, f"/notices/unreached?limit=2&cursor={first['next']}")
    assert {one["id"] for one in first["items"] + rest["items"]} == ids
    assert rest["next"] is None


def test_told_by_mouth_says_who_when_and_how_and_leaves_the_list(
    cast: Cast, sessions: Sessions
) -> None:
    notice = a_lost(sessions, cast, next_at=MONDAY + HOUR)
    body = {"how": "phone", "told_at": "2026-11-09T06:45:00-05:00"}
    answer = put(cast.clerk.client, f"/notices/{notice}/told", body)
    assert answer.status_code == 200, answer.json
    assert answer.json["told"] == {
        "at": "2026-11-09T06:45:00-05:00",
        "by_name": "Clara",
        "how": "phone",
        "said_at": "2026-11-09T07:00:00-05:00",
    }
    assert (answer.json["answer"], unreached(cast)) == ("told", [])
    row = row_of(sessions, notice)
    assert (row.state, row.next_at, row.told_by) == ("reached", None, cast.clerk.id)
    # Somebody else says so too: the first word stands.
    again = put(cast.second_clerk.client, f"/notices/{notice}/told", {"how": "in_person"})
    assert again.json["told"] == answer.json["told"]


def test_a_mistake_is_undone_the_same_day_and_the_notice_goes_on(
    cast: Cast, sessions: Sessions, clock: TestClock
) -> None:
    notice = a_lost(sessions, cast)
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "in_person"})
    clock.forward(hours=3)
    undone = put(cast.second_clerk.client, f"/notices/{notice}/told/withdrawal")
    assert (undone.status_code, undone.json["told"]) == (200, None)
    row = row_of(sessions, notice)
    assert (row.state, row.next_at, row.told_at) == ("waiting", clock(), None)
    assert [one["id"] for one in unreached(cast)] == [str(notice)]
    assert put(cast.clerk.client, f"/notices/{notice}/told/withdrawal").status_code == 200
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "other"})
    with sessions() as session:
        words = session.scalars(select(NoticeWord).order_by(NoticeWord.number)).all()
        said = [(one.kind, one.how, one.actor_name) for one in words]
    assert said == [
        ("told", "in_person", "Clara"),
        ("undone", None, "Cecilia"),
        ("told", "other", "Clara"),
    ]


def test_on_another_day_it_stays(cast: Cast, sessions: Sessions, clock: TestClock) -> None:
    notice = a_lost(sessions, cast)
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "phone"})
    clock.forward(hours=18)
    late = put(cast.clerk.client, f"/notices/{notice}/told/withdrawal")
    assert (late.status_code, late.json["type"]) == (409, "told-on-another-day")
    assert row_of(sessions, notice).told_at is not None


def test_undone_after_she_saw_it_nothing_is_sent_again(cast: Cast, sessions: Sessions) -> None:
    notice = a_lost(sessions, cast)
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "phone"})
    put(cast.participant.client, f"/me/notices/{notice}/seen")
    put(cast.clerk.client, f"/notices/{notice}/told/withdrawal")
    row = row_of(sessions, notice)
    assert (row.state, row.next_at) == ("reached", None)


@pytest.mark.parametrize(
    ("told_at", "code"),
    [
        ("2026-11-09T07:00:01-05:00", "told-in-future"),
        ("2026-11-09T05:59:59-05:00", "told-too-early"),
    ],
)
def test_a_time_that_cannot_be_is_refused(
    cast: Cast, sessions: Sessions, told_at: str, code: str
) -> None:
    notice = a_lost(sessions, cast)
    answer = put(cast.clerk.client, f"/notices/{notice}/told", {"how": "phone", "told_at": told_at})
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, code)
    assert answer.json["errors"][0]["pointer"] == "/told_at"


def test_what_was_said_by_mouth_is_never_changed(
    cast: Cast, sessions: Sessions, session: Session
) -> None:
    notice = a_lost(sessions, cast)
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "phone"})
    for act in ("update notice_words set how = 'other'", "delete from notice_words"):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(text(act))


@pytest.mark.parametrize(
    ("differs", "tried", "answer"),
    [
        ({"seen_at": MONDAY}, {"delivered_at": MONDAY}, "seen"),
        ({}, {"delivered_at": MONDAY, "read_at": MONDAY}, "read"),
        ({"unreached_at": MONDAY}, {"delivered_at": MONDAY}, "delivered"),
        ({}, {}, "sent"),
        ({}, {"ended_at": None, "result": None}, "waiting"),
        ({}, {"result": "failed"}, "waiting"),
        ({}, {"undelivered_at": MONDAY}, "waiting"),
        ({"unreached_at": MONDAY}, {}, "unreached"),
        ({"state": "past_use"}, {"result": "failed"}, "past_use"),
        ({"state": "withdrawn"}, {}, "withdrawn"),
        ({"state": "sent"}, {"channel_kind": "paper"}, "listed"),
        ({"state": "sent"}, None, "in_app"),
    ],
)
def test_was_she_told(
    cast: Cast,
    sessions: Sessions,
    settings: Settings,
    differs: dict[str, Any],
    tried: dict[str, Any] | None,
    answer: str,
) -> None:
    notice = a_notice(sessions, cast, **differs)
    if tried is not None:
        a_try(sessions, settings, cast, notice, "sms", **tried)
    assert [one["answer"] for one in in_case(cast)] == [answer]


def test_a_case_shows_all_that_was_due_and_looking_is_noted(
    cast: Cast, sessions: Sessions, session: Session
) -> None:
    about = uuid4()
    a_notice(sessions, cast, about_id=about, state="withdrawn")
    asked: dict[str, Any] = {"person_kind": "support", "person_id": uuid4(), "params": {}}
    a_notice(sessions, cast, "support_warning", due_at=MONDAY - 2 * HOUR, **asked)
    a_notice(sessions, cast, due_at=MONDAY + HOUR)
    assert [one["to"] for one in in_case(cast)] == ["participant", "support"]
    assert [one["about"] for one in in_case(cast, f"?about={about}")] == [str(about)]
    log = session.scalars(select(AccessLog)).one()
    assert (log.viewer_id, log.purpose, log.times) == (cast.clerk.id, "case", 1)


def test_a_paper_list_names_her_says_it_whole_and_leaves_a_line(
    cast: Cast, sessions: Sessions, settings: Settings, session: Session
) -> None:
    notice = a_notice(sessions, cast)
    a_try(sessions, settings, cast, notice, "paper", detail="listed")
    by_sms = a_notice(sessions, cast, params={**{"days": 3}, "starts_at": "2026-11-19T13:00:00Z"})
    a_try(sessions, settings, cast, by_sms, "sms")
    page = cast.clerk.client.get(f"{BASE}/notices/printed-list")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    her = cast.order.participant
    assert f"{her.first_name} {her.last_name}" in page.text
    assert "Tienes una presentación el jueves 12 de noviembre a las 08:00." in page.text
    assert "19 de noviembre" not in page.text
    assert page.text.count("Se lo dijo (nombre), día y hora") == 1
    assert "<script" not in page.text
    assert session.scalars(select(AccessLog.viewer_id)).all() == [cast.clerk.id]
    put(cast.clerk.client, f"/notices/{notice}/told", {"how": "in_person"})
    empty = cast.clerk.client.get(f"{BASE}/notices/printed-list", headers={"Accept-Language": "en"})
    assert "There is nothing to tell in person today." in empty.text
    others = cast.other_clerk.client.get(f"{BASE}/notices/printed-list")
    assert her.last_name not in others.text


def test_markup_in_a_name_or_a_place_is_text_on_paper(
    cast: Cast, sessions: Sessions, settings: Settings, session: Session
) -> None:
    cast.order.participant.first_name = "<b>Marta</b>"
    session.merge(cast.order.participant)
    session.commit()
    notice = a_notice(sessions, cast)
    a_try(sessions, settings, cast, notice, "paper")
    page = cast.clerk.client.get(f"{BASE}/notices/printed-list").text
    assert "<b>Marta" not in page
    assert "&lt;b&gt;Marta" in page
