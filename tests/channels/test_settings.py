"""When she is told, and of what: the defaults, her choice, and no lost update."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.channels.service import Settings, settings_of
from api.orders.models import Order
from api.rules.waking import NIGHT, Quiet
from tests.channels.acts import BASE, fault, problem
from tests.channels.test_support import PERSON, ROSA
from tests.conftest import TestClock
from tests.people import Answer, Cast

MINE = f"{BASE}/me/notice-settings"
DEFAULTS = {
    "quiet_from": 1200,
    "quiet_to": 420,
    "shift_evening": True,
    "shift_soon": True,
    "weekly_summary": True,
}


def put(cast: Cast, tag: str | None = None, **differs: Any) -> Answer:
    """Choose, on the version that was seen."""
    headers = {} if tag is None else {"If-Match": tag}
    return cast.participant.client.put(MINE, json={**DEFAULTS, **differs}, headers=headers)


def test_until_she_chooses_it_is_as_for_everybody(cast: Cast, session: Session) -> None:
    answer = cast.participant.client.get(MINE)
    assert answer.json == {"version": None, **DEFAULTS}
    assert "ETag" not in answer.headers
    assert settings_of(session, "participant", cast.participant.id) == Settings()
    assert Settings() == Settings(NIGHT, True, True, True)


def test_what_she_chooses_holds(cast: Cast, session: Session) -> None:
    answer = put(cast, quiet_from=1320, quiet_to=360, shift_evening=False)
    assert answer.status_code == 200, answer.json
    assert answer.headers["ETag"] == '"1"'
    found = settings_of(session, "participant", cast.participant.id)
    assert found == Settings(Quiet(1320, 360), False, True, True)
    again = cast.participant.client.get(MINE)
    assert again.json == answer.json
    assert again.headers["ETag"] == '"1"'
    changed = put(cast, '"1"', weekly_summary=False, shift_soon=False)
    assert changed.json == {**DEFAULTS, "version": 2, "weekly_summary": False, "shift_soon": False}
    assert settings_of(session, "participant", cast.participant.id).weekly_summary is False
    assert settings_of(session, "participant", cast.stranger.id) == Settings()


def test_what_somebody_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    put(cast)
    assert problem(put(cast)) == (428, "precondition-required")
    put(cast, '"1"', quiet_to=300)
    assert problem(put(cast, '"1"', quiet_to=360)) == (412, "changed-meanwhile")
    assert cast.participant.client.get(MINE).json["quiet_to"] == 300


def test_equal_minutes_mean_that_no_hour_is_quiet(cast: Cast, session: Session) -> None:
    put(cast, quiet_from=0, quiet_to=0)
    found = settings_of(session, "participant", cast.participant.id)
    assert found.quiet == Quiet(0, 0)


@pytest.mark.parametrize(
    ("differs", "code", "pointer"),
    [
        ({"quiet_from": 1440}, "out-of-range", "/quiet_from"),
        ({"quiet_to": -1}, "out-of-range", "/quiet_to"),
        ({"quiet_to": "420"}, "wrong-type", "/quiet_to"),
        ({"shift_soon": 1}, "wrong-type", "/shift_soon"),
        ({"shift_soon": None}, "null-not-allowed", "/shift_soon"),
    ],
)
def test_a_minute_that_no_day_has_is_refused(
    cast: Cast, differs: dict[str, Any], code: str, pointer: str
) -> None:
    assert fault(put(cast, **differs)) == (422, code, pointer)
    assert cast.participant.client.get(MINE).json["version"] is None


def test_the_clock_looks_at_what_she_wants_soon_and_her_order_keeps_its_tag(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    order = session.get_one(Order, cast.order.id)
    her = cast.participant.client
    changes: list[Callable[[], Answer]] = [
        lambda: put(cast),
        lambda: her.put(PERSON, json=ROSA),
        lambda: her.put(f"{PERSON}/withdrawal", json={}),
    ]
    for change in changes:
        order.notices_at = clock.forward(hours=1) + timedelta(days=2)
        session.commit()
        version = order.version
        assert change().status_code == 200
        session.refresh(order)
        assert (order.notices_at, order.version) == (clock(), version)
