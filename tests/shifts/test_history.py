"""What was planned is told as it was known at an instant, whatever was changed since."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from api.shifts import service
from api.shifts.models import TimetableEntry
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.shifts.test_exceptions import SATURDAY, depart
from tests.shifts.test_timetable import BASE, an_entry, change, timetable

MONDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 15)
WEDNESDAY = at("2026-11-11 14:00")
MORNINGS = [f"{day:02}T08:00" for day in range(9, 14)]
A_MOMENT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _on_wednesday(clock: TestClock) -> None:
    clock.at = WEDNESDAY


def planned(session: Session, cast: Cast, known_at: datetime | None = None) -> list[str]:
    """Her shifts of the week as they stand, or as they were known."""
    session.expire_all()
    placed = service.placements(session, cast.order.id, known_at)
    dated = service.shifts_between(cast.order, placed, MONDAY, SUNDAY, known_at)
    zone = at("2026-11-09 00:00").tzinfo
    return [f"{one.shift.starts_at.astimezone(zone):%dT%H:%M}" for one in dated]


def test_a_timetable_taken_away_was_known_until_then(cast: Cast, session: Session) -> None:
    assert change(cast, []).status_code == 200
    assert planned(session, cast) == MORNINGS[:2]
    assert planned(session, cast, WEDNESDAY - A_MOMENT) == MORNINGS
    assert planned(session, cast, WEDNESDAY) == MORNINGS[:2]


def test_a_shift_kept_on_keeps_its_name_through_every_change(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    before = timetable(cast)
    names = [item["id"] for item in week_of_shifts(cast)]
    for day in ("2026-12-31", "2027-01-31", None):
        clock.forward(minutes=5)
        assert change(cast, [{**entry, "to_day": day} for entry in before]).status_code == 200
    assert [item["id"] for item in week_of_shifts(cast)] == names
    assert timetable(cast) == before
    rows = session.scalars(
        select(TimetableEntry).where(TimetableEntry.entry_id == UUID(before[0]["id"]))
    ).all()
    assert len(rows) == 4
    assert [row.to_day for row in rows if row.stands()] == [None]
    assert {row.withdrawn_by for row in rows if not row.stands()} == {cast.clerk.id}


def week_of_shifts(cast: Cast) -> list[dict[str, str]]:
    url = f"{BASE}/orders/{cast.order.id}/shifts?from={MONDAY}&to={SUNDAY}"
    return list(cast.clerk.client.get(url).json["items"])


def test_an_entry_that_never_came_is_still_told_of(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    saturday = an_entry(6, "09:00", "13:00")
    before = timetable(cast)
    change(cast, [*before, saturday])
    clock.forward(hours=1)
    change(cast, before)
    assert planned(session, cast) == MORNINGS
    assert planned(session, cast, WEDNESDAY + A_MOMENT) == [*MORNINGS, "14T09:00"]
    clock.forward(hours=1)
    assert change(cast, [*before, saturday]).status_code == 200
    assert planned(session, cast) == [*MORNINGS, "14T09:00"]


def test_a_departure_is_known_from_when_it_was_said(cast: Cast, session: Session) -> None:
    depart(cast, **SATURDAY)
    assert planned(session, cast) == [*MORNINGS, "14T09:00"]
    assert planned(session, cast, WEDNESDAY - A_MOMENT) == MORNINGS


def test_the_days_of_a_placement_are_known_as_they_were(cast: Cast, session: Session) -> None:
    url = f"{BASE}/orders/{cast.order.id}/placements/{cast.placement.id}"
    first = cast.clerk.client.get(url)
    answer = change(cast, timetable(cast), from_day="2026-11-10", to_day="2026-11-12")
    assert answer.status_code == 200
    assert planned(session, cast) == MORNINGS[1:4]
    assert planned(session, cast, WEDNESDAY) == MORNINGS[1:4]
    assert planned(session, cast, WEDNESDAY - A_MOMENT) == MORNINGS
    assert first.json["to_day"] is None


def a_placement(cast: Cast, entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "site": str(cast.site.id),
        "from_day": "2026-11-09",
        "to_day": None,
        "timetable": entries,
    }


def test_a_placement_was_not_known_before_it_was_made(cast: Cast, session: Session) -> None:
    placement = uuid4()
    body = a_placement(cast, [])
    url = f"{BASE}/orders/{cast.order.id}/placements/{placement}"
    assert cast.clerk.client.put(url, json=body).status_code == 200
    then = service.placements(session, cast.order.id, WEDNESDAY - A_MOMENT)
    assert placement not in [one.id for one in then]
    assert placement in [one.id for one in service.placements(session, cast.order.id)]


def test_another_timetable_is_another_version_and_the_same_one_is_not(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.order.id}/placements/{cast.placement.id}"
    tag = cast.clerk.client.get(url).headers["ETag"]
    assert change(cast, timetable(cast)).headers["ETag"] == tag
    assert change(cast, timetable(cast)[1:]).headers["ETag"] != tag


def test_the_name_of_another_placements_shift_is_refused_in_words(cast: Cast) -> None:
    body = a_placement(cast, timetable(cast))
    url = f"{BASE}/orders/{cast.order.id}/placements/{uuid4()}"
    answer = cast.clerk.client.put(url, json=body)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "id-already-used"


@pytest.mark.parametrize(
    "table", ["timetable_entries", "placement_spans", "site_hours", "site_holidays"]
)
def test_the_database_refuses_to_forget_what_was_known(
    cast: Cast, session: Session, table: str
) -> None:
    with pytest.raises(DatabaseError):
        session.execute(text(f"delete from {table}"))


def test_the_database_refuses_to_change_a_departure(cast: Cast, session: Session) -> None:
    depart(cast, **SATURDAY)
    with pytest.raises(DatabaseError):
        session.execute(text("update shift_exceptions set reason = 'Otra.'"))
