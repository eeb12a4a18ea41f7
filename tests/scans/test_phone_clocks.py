"""Promise P6: a phone's wrong clock refuses nothing and moves no hour."""

from datetime import UTC, datetime, timedelta

import pytest

from api.hosts import codes
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import URL, taken

CAME, LEFT = at("2026-11-09 08:00"), at("2026-11-09 12:00")
WRONG = (
    ("48 hours ahead", timedelta(hours=48)),
    ("48 hours behind", timedelta(hours=-48)),
    ("1970", datetime(1970, 1, 1, tzinfo=UTC) - CAME),
    ("2038", datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC) - CAME),
)


@pytest.mark.parametrize("off", [off for _, off in WRONG], ids=[name for name, _ in WRONG])
@pytest.mark.parametrize("kind", ["rotating", "poster with a measured offset"])
def test_a_wrong_phone_clock_moves_no_hour(
    cast: Cast, clock: TestClock, off: timedelta, kind: str
) -> None:
    for direction, moment in (("in", CAME), ("out", LEFT)):
        clock.at = moment
        claims: dict[str, object] = {"captured_at": (moment + off).isoformat()}
        if kind == "rotating":
            claims["server_offset_ms"] = None
        else:
            claims["server_offset_ms"] = -off // timedelta(milliseconds=1)
            claims["code"] = codes.poster_url(cast.site, URL)
        receipt = taken(cast, moment, direction, **claims)
        assert receipt["at"] == moment.isoformat()
    assert receipt["attendance"]["state"] == "pending"
    week = cast.participant.client.get("/api/v1/me/weeks/2026-W46").json
    assert week["credited_minutes"] == 240


@pytest.mark.parametrize(
    "odd", ["", "yesterday", "2026-11-09T08:00:00", 0, [], "9999-12-31T23:59:59Z"]
)
def test_a_clock_that_says_nonsense_falls_back_to_the_arrival(
    cast: Cast, clock: TestClock, odd: object
) -> None:
    clock.at = CAME
    poster = codes.poster_url(cast.site, URL)
    receipt = taken(cast, CAME, "in", captured_at=odd, server_offset_ms=10**14, code=poster)
    assert receipt["at"] == CAME.isoformat()
