"""Dates set one by one and moved, and the lists that show them."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.appearances.acts import (
    BASE,
    FRIDAY,
    a_date,
    code,
    desk,
    hers,
    kinds,
    put_date,
    put_rule,
    read,
    starts,
)
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast


def test_a_date_is_set_with_its_place_and_what_to_bring(cast: Cast) -> None:
    answer = put_date(cast, bring="Tu documento.", reason="La cita el juez.")
    assert answer.status_code == 200, answer.json
    said = answer.json
    assert (said["source"], said["state"], said["starts_at"]) == (
        *("single", "set"),
        "2026-11-20T09:00:00-05:00",
    )
    # Five business days later nobody needs to have said anything.
    assert said["presumed_on"] == "2026-11-28"
    event = said["events"][0]
    assert (event["kind"], event["by_name"], event["text"]) == ("set", "Clara", "La cita el juez.")
    assert read(cast, said["id"]) == said


def test_a_date_moves_with_a_reason_and_remembers_where_it_was(cast: Cast) -> None:
    identity = a_date(cast)
    without = put_date(cast, identity, "2026-11-24 10:00", version=1)
    assert code(without) == (422, "say-why", "/reason")
    moved = put_date(cast, identity, "2026-11-24 10:00", version=1, reason="Sala ocupada.")
    assert moved.status_code == 200, moved.json
    assert moved.headers["ETag"] == '"2"'
    assert [one["starts_at"][:10] for one in moved.json["events"]] == ["2026-11-20", "2026-11-24"]
    assert read(cast, identity)["starts_at"] == "2026-11-24T10:00:00-05:00"


def test_a_move_that_saw_an_older_version_changes_nothing(cast: Cast) -> None:
    identity = a_date(cast)
    put_date(cast, identity, "2026-11-24 10:00", version=1, reason="Sala ocupada.")
    stale = put_date(cast, identity, "2026-11-25 10:00", version=1, reason="Otra vez.")
    assert (stale.status_code, stale.json["type"]) == (412, "changed-meanwhile")
    assert put_date(cast, identity, "2026-11-25 10:00", reason="Sin ver.").status_code == 428
    assert kinds(cast, identity) == ["set", "moved"]


def test_a_date_that_has_passed_is_not_moved(cast: Cast, clock: TestClock) -> None:
    identity = a_date(cast)
    clock.at = at("2026-11-20 09:00")
    late = put_date(cast, identity, "2026-11-24 10:00", version=1, reason="Sala ocupada.")
    assert (late.status_code, late.json["type"]) == (409, "appearance-past")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-11-09 06:59", "date-is-past"),
        ("2026-11-09 07:00", "date-is-past"),
        ("2025-11-20 09:00", "date-is-past"),
        ("2027-12-15 09:00", "date-too-far"),
        ("2026-11-21 09:00", "court-is-closed"),
        ("2026-11-16 09:00", "court-is-closed"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(cast: Cast, when: str, expected: str) -> None:
    assert code(put_date(cast, None, when)) == (422, expected, "/starts_at")
    identity = a_date(cast)
    moved = put_date(cast, identity, when, version=1, reason="Sala ocupada.")
    assert code(moved) == (422, expected, "/starts_at")
    assert kinds(cast, identity) == ["set"]


def test_two_dates_at_one_time_are_one_too_many(cast: Cast) -> None:
    a_date(cast)
    assert code(put_date(cast)) == (422, "date-set-already", "/starts_at")


def test_a_time_without_its_zone_or_a_date_of_nobody_is_refused(cast: Cast) -> None:
    naive = put_date(cast, starts_at="2026-11-20T09:00:00")
    assert code(naive) == (422, "time-needs-offset", "/starts_at")
    assert put_date(cast, order=str(uuid4())).status_code == 404
    assert put_date(cast, order=str(cast.other_order.id)).status_code == 404
    assert desk(cast) == []


def test_the_id_of_another_case_is_not_taken_over(cast: Cast) -> None:
    identity = a_date(cast)
    body = {
        "order": str(cast.other_order.id),
        "starts_at": at(FRIDAY).isoformat(),
        "place": "Allá",
        "reason": "Mía.",
    }
    url = f"{BASE}/appearances/{identity}"
    taken = cast.other_clerk.client.put(url, json=body, headers={"If-Match": '"1"'})
    assert (taken.status_code, taken.json["type"]) == (409, "id-already-used")
    for who in (cast.other_clerk, cast.stranger):
        assert who.client.get(url).status_code == 404
    assert cast.host.client.get(url).status_code == 403


def test_her_list_begins_with_the_next_one_and_the_past_is_apart(
    cast: Cast, clock: TestClock
) -> None:
    for when in ("2026-12-01 09:00", FRIDAY, "2026-11-10 09:00"):
        a_date(cast, when)
    clock.at = at("2026-11-20 18:00")
    today = [at(FRIDAY), at("2026-12-01 09:00")]
    assert starts(hers(cast)) == today
    assert starts(hers(cast, "?when=past")) == [at("2026-11-10 09:00")]


def test_a_clerk_reads_a_case_from_a_day_to_a_day_and_she_sees_that(cast: Cast) -> None:
    put_rule(cast)
    url = f"{BASE}/orders/{cast.order.id}/appearances"
    answer = cast.clerk.client.get(f"{url}?from=2027-01-05&to=2027-02-05")
    expected = [at("2027-01-05 09:00"), at("2027-02-05 09:00")]
    assert starts(answer.json["items"]) == expected
    seen = cast.participant.client.get(f"{BASE}/me/access-log").json["items"]
    assert [one["purpose"] for one in seen] == ["case"]


def test_the_court_reads_its_own_dates_page_by_page(cast: Cast) -> None:
    put_rule(cast)
    a_date(cast)
    pages, cursor = [], ""
    for _ in range(3):
        answer = cast.clerk.client.get(f"{BASE}/appearances?limit=2{cursor}").json
        pages.append(starts(answer["items"]))
        cursor = f"&cursor={answer['next']}"
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sum(pages, []) == sorted(sum(pages, []))
    row = desk(cast)[0]["order"]
    assert (row["first_name"], row["case_number"]) == ("Marta", cast.order.case_number)
    assert cast.other_clerk.client.get(f"{BASE}/appearances").json["items"] == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2026-12-01&to=2026-11-01", "ends-before-it-starts"),
        ("from=2026-01-01&to=2027-12-01", "too-long-a-time"),
        ("from=yesterday", "bad-date"),
        ("state=missed", "not-a-choice"),
        ("limit=10000", "bad-page"),
    ],
)
def test_a_list_that_cannot_be_is_refused(cast: Cast, query: str, expected: str) -> None:
    answer = cast.clerk.client.get(f"{BASE}/appearances?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == expected


@pytest.mark.parametrize(
    "statement",
    [
        "update appearance_events set kind = 'attended'",
        "delete from appearance_events",
        "delete from appearances",
        "delete from appearance_rules",
        "delete from calendar_feeds",
    ],
)
def test_the_database_itself_keeps_what_was_recorded(
    cast: Cast, session: Session, statement: str
) -> None:
    put_rule(cast)
    made: Any = cast.clerk.client.post(
        f"{BASE}/calendar-link", headers={"Idempotency-Key": uuid4().hex}
    )
    assert made.status_code == 201, made.json
    with pytest.raises(DBAPIError):
        session.execute(text(statement))
    session.rollback()
