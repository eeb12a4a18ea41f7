"""A tablet without network drifts; what it tells afterwards puts the codes it showed right."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import ClockDrift, SiteDevice
from api.hosts import codes
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import URL, capture, send

CHECKED, HEARD = at("2026-11-09 08:00"), at("2026-11-11 08:00")
BEHIND = timedelta(minutes=-8)


def tell(cast: Cast, offset: timedelta, since: datetime | None) -> int:
    """The tablet tells by how much its codes were ahead of the server's clock."""
    body = {
        "offset_ms": int(offset.total_seconds() * 1000),
        "since": since and since.isoformat(),
        "until": HEARD.isoformat(),
    }
    path = f"/api/v1/sites/{cast.site.id}/clock"
    return cast.site_device.client.post(path, json=body).status_code


def drifts(session: Session) -> int:
    """How many stretches are kept."""
    return len(session.scalars(select(ClockDrift)).all())


def saved_at(cast: Cast, when: datetime, shown: datetime) -> dict[str, Any]:
    """Her scan of what the tablet showed at that moment, sent when the network is back."""
    url = codes.rotating(cast.site, URL, shown).url
    answer = send(cast.participant.client, capture(cast, when, "in", code=url))
    return dict(answer.json)


def test_a_code_shown_by_a_clock_that_had_drifted_is_fresh_and_in_its_place(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = HEARD
    assert tell(cast, BEHIND, CHECKED) == 204
    when = at("2026-11-10 08:00")
    clock.at = at("2026-11-11 09:00")
    told = saved_at(cast, when, when + BEHIND / 2)
    assert "stale_code" not in told["flags"]
    assert abs(datetime.fromisoformat(told["at"]) - when) <= timedelta(seconds=31)
    assert told["level"] >= 2


def test_before_the_tablet_has_told_it_the_scan_is_kept_and_proves_less(
    cast: Cast, clock: TestClock
) -> None:
    when = at("2026-11-10 08:00")
    clock.at = at("2026-11-11 09:00")
    told = saved_at(cast, when, when + BEHIND / 2)
    assert told["level"] == 1


def test_after_a_check_its_codes_are_right_again(cast: Cast, clock: TestClock) -> None:
    clock.at = HEARD
    tell(cast, BEHIND, CHECKED)
    when = at("2026-11-11 14:00")
    clock.at = at("2026-11-12 09:00")
    told = saved_at(cast, when, when)
    assert abs(datetime.fromisoformat(told["at"]) - when) <= timedelta(seconds=31)
    assert told["level"] >= 2


def test_a_check_is_kept_with_its_time_and_a_small_drift_makes_no_row(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = HEARD
    tell(cast, timedelta(seconds=2), CHECKED)
    device = session.get_one(SiteDevice, cast.site_device.id)
    assert (device.clock_offset_ms, device.clock_checked_at) == (2000, HEARD)
    assert drifts(session) == 0


def test_the_same_stretch_told_twice_is_kept_once(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = HEARD
    assert [tell(cast, BEHIND, CHECKED) for _ in range(2)] == [204, 204]
    assert drifts(session) == 1


@pytest.mark.parametrize("since", [None, HEARD, at("2026-11-11 09:00"), at("2026-10-01 08:00")])
def test_a_stretch_that_is_none_or_too_long_tells_nothing_of_any_code(
    cast: Cast, session: Session, clock: TestClock, since: datetime | None
) -> None:
    clock.at = HEARD
    assert tell(cast, BEHIND, since) == 204
    assert drifts(session) == 0


def test_another_site_s_clock_is_not_this_tablet_s_to_tell(cast: Cast) -> None:
    body = {"offset_ms": 0, "since": None, "until": HEARD.isoformat()}
    path = f"/api/v1/sites/{cast.other_site.id}/clock"
    assert cast.site_device.client.post(path, json=body).status_code == 404
    assert cast.clerk.client.post(path, json=body).status_code == 403


def test_a_phone_whose_words_nobody_compared_may_scan_and_waits_for_a_person(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    cast.device.matched_at = None
    session.commit()
    clock.at = at("2026-11-09 08:00")
    answer = send(cast.nobody, capture(cast, clock(), "in"))
    assert answer.status_code == 201
    assert (answer.json["level"], answer.json["flags"]) == (0, ["unmatched_device"])
    assert answer.json["message"]["code"] == "look"
