"""A host who never speaks, or says no, leaves her hours in sight of her and of the clerk."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.scans.models import Scan
from scheduler import jobs
from tests.attendances.acts import say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import taken

Says = Callable[[Cast, UUID], object]


@pytest.mark.parametrize(
    ("host_says", "state"),
    [
        (lambda cast, attendance: None, "presumed"),
        (lambda cast, attendance: say(cast, attendance, "contest", reason="No vino."), "contested"),
    ],
    ids=["the host never confirms", "the host says no"],
)
def test_her_hours_stand_the_clerk_sees_them_and_she_holds_receipts(
    cast: Cast,
    clock: TestClock,
    session: Session,
    sessions: sessionmaker[Session],
    host_says: Says,
    state: str,
) -> None:
    receipts = []
    for moment, direction in (("08:00", "in"), ("12:00", "out")):
        clock.at = at(f"2026-11-09 {moment}")
        receipts.append(taken(cast, clock(), direction))
    attendance = UUID(receipts[1]["attendance"]["id"])
    host_says(cast, attendance)
    clock.forward(hours=73)
    jobs.presume_silent(sessions, clock())

    hers = seen(cast, attendance)
    assert (hers["state"], week(cast)["credited_minutes"]) == (state, 240)
    queue = cast.clerk.client.get(f"/api/v1/attendances?state={state}").json["items"]
    assert [row["id"] for row in queue] == [str(attendance)]
    for receipt in receipts:
        assert session.get_one(Scan, UUID(receipt["scan"])).receipt == receipt["proof"]
