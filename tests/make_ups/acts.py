"""A short week, and what the three parties do about it."""

from typing import Any
from uuid import uuid4

from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast, Person
from tests.scans.acts import taken

BASE = "/api/v1"
SHORT = "2026-W46"
WEEK_46 = ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13")
WEEK_48 = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27")
TUESDAY = ("2026-11-24 13:00", "2026-11-24 15:00")
WEDNESDAY = ("2026-11-25 13:00", "2026-11-25 15:00")


def a_short_week(cast: Cast, clock: TestClock) -> None:
    """She works four of five mornings; it is Tuesday of the week after, 240 minutes short."""
    for day in WEEK_46[:4]:
        a_morning(cast, clock, day)
    clock.at = at("2026-11-17 07:00")


def works(cast: Cast, clock: TestClock, starts: str, ends: str) -> str:
    """She comes and goes; the attendance's id."""
    clock.at = at(starts)
    taken(cast, clock(), "in")
    clock.at = at(ends)
    return str(taken(cast, clock(), "out")["attendance"]["id"])


def spans(*times: tuple[str, str]) -> list[dict[str, str]]:
    """Sessions from local times."""
    return [{"starts_at": at(a).isoformat(), "ends_at": at(b).isoformat()} for a, b in times]


def propose(
    cast: Cast,
    *times: tuple[str, str],
    by: Browser | None = None,
    identity: object = None,
    **differs: Any,
) -> Answer:
    """Propose to make up the short week at these times; she does unless `by` says otherwise."""
    body = {
        "order": str(cast.order.id),
        "short_week": SHORT,
        "placement": str(cast.placement.id),
        "sessions": spans(*(times or (TUESDAY, WEDNESDAY))),
        **differs,
    }
    client = by or cast.participant.client
    return client.put(f"{BASE}/make-ups/{identity or uuid4()}", json=body)


def proposed(cast: Cast, *times: tuple[str, str], **differs: Any) -> dict[str, Any]:
    """A proposal that was taken."""
    answer = propose(cast, *times, **differs)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def read(cast: Cast, identity: str) -> dict[str, Any]:
    """The agreement as she sees it."""
    return dict(cast.participant.client.get(f"{BASE}/make-ups/{identity}").json)


def say(
    cast: Cast, who: Person, identity: str, word: str = "agree", reason: str | None = None
) -> Answer:
    """A party's word on the version that stands."""
    return who.client.put(
        f"{BASE}/make-ups/{identity}/word",
        json={"word": word, "reason": reason},
        headers={"If-Match": f'"{read(cast, identity)["version"]}"'},
    )


def agreed(cast: Cast, *times: tuple[str, str], **differs: Any) -> str:
    """An agreement that holds: she proposes, host and clerk agree; its id."""
    identity = str(proposed(cast, *times, **differs)["id"])
    assert say(cast, cast.host, identity).json["state"] == "proposed"
    last = say(cast, cast.clerk, identity)
    assert last.json["state"] == "agreed", last.json
    return identity
