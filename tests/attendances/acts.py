"""What hosts and clerks do with attendances, one request each."""

from typing import Any
from uuid import UUID, uuid4

from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast
from tests.scans.acts import taken


def a_morning(cast: Cast, clock: TestClock, day: str = "2026-11-09") -> UUID:
    """She works a morning from 8 to 12, scanned in and out; the attendance's id."""
    clock.at = at(f"{day} 08:00")
    taken(cast, clock(), "in")
    clock.at = at(f"{day} 12:00")
    return UUID(taken(cast, clock(), "out")["attendance"]["id"])


def an_arrival(cast: Cast, clock: TestClock, day: str = "2026-11-09") -> UUID:
    """She comes at 8 and never scans out."""
    clock.at = at(f"{day} 08:00")
    return UUID(taken(cast, clock(), "in")["attendance"]["id"])


def seen(cast: Cast, attendance: UUID) -> dict[str, Any]:
    """The attendance as she sees it."""
    items = cast.participant.client.get("/api/v1/me/attendances").json["items"]
    return next(item for item in items if item["id"] == str(attendance))


def etag(cast: Cast, attendance: UUID) -> dict[str, str]:
    """The precondition for the version that stands."""
    return {"If-Match": f'"{seen(cast, attendance)["version"]}"'}


def say(cast: Cast, attendance: UUID, verdict: str = "confirm", **said: Any) -> Answer:
    """The host's word on the version that stands."""
    return cast.host.client.put(
        f"/api/v1/attendances/{attendance}/confirmation",
        json={"verdict": verdict, **said},
        headers=etag(cast, attendance),
    )


def decide(
    cast: Cast, attendance: UUID, verdict: str, clerk: Browser | None = None, **said: Any
) -> Answer:
    """The clerk's decision on the version that stands."""
    return (clerk or cast.clerk.client).put(
        f"/api/v1/attendances/{attendance}/decision",
        json={"verdict": verdict, "reasons": "Vistos los registros.", **said},
        headers=etag(cast, attendance),
    )


def week(cast: Cast, name: str = "2026-W46") -> dict[str, Any]:
    """Her week."""
    return dict(cast.participant.client.get(f"/api/v1/me/weeks/{name}").json)


def keyed() -> dict[str, str]:
    """Headers of a command that was not sent before."""
    return {"Idempotency-Key": uuid4().hex}
