"""What a host and a clerk do with monthly reports, one request each."""

from typing import Any
from uuid import UUID, uuid4

from tests.attendances.acts import a_morning, say
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

MONTH = "2026-11"
ACTIVITY = {"kind": "environment", "text": "Sembró la huerta con el grupo."}


def a_month(cast: Cast, clock: TestClock) -> UUID:
    """A November of hers with two mornings, one confirmed; it is December now."""
    morning = a_morning(cast, clock, "2026-11-10")
    clock.forward(minutes=5)
    assert say(cast, morning, "confirm").status_code == 200
    a_morning(cast, clock, "2026-11-11")
    clock.at = at("2026-12-01 09:00")
    return morning


def path(cast: Cast, month: str = MONTH, more: str = "") -> str:
    """Where her report of a month is."""
    return f"/api/v1/orders/{cast.order.id}/placements/{cast.placement.id}/reports/{month}{more}"


def opened(cast: Cast, who: Browser | None = None, month: str = MONTH) -> Any:
    """The report as somebody reads it, the host if nobody is named."""
    answer = (who or cast.host.client).get(path(cast, month))
    assert answer.status_code == 200, answer.json
    return answer.json


def write(
    cast: Cast, *, by: Browser | None = None, version: object = "now", **differs: Any
) -> Answer:
    """The host writes over what stands."""
    body = {"activities": [ACTIVITY], "incidents": [], "insurance": [], **differs}
    return (by or cast.host.client).put(path(cast), json=body, headers=_if_match(cast, version))


def hand_in(
    cast: Cast,
    reason: str | None = None,
    *,
    by: Browser | None = None,
    version: object = "now",
    report: UUID | None = None,
) -> Answer:
    """The host hands in what is written."""
    return (by or cast.host.client).put(
        path(cast, more="/versions"),
        json={"id": str(report or uuid4()), "reason": reason},
        headers=_if_match(cast, version),
    )


def _if_match(cast: Cast, version: object) -> dict[str, str]:
    stands = opened(cast)["version"] if version == "now" else version
    return {} if stands is None else {"If-Match": f'"{stands}"'}


def court_rows(cast: Cast, state: str = "all", month: str = MONTH) -> list[dict[str, Any]]:
    """The clerk's list of a month."""
    answer = cast.clerk.client.get(f"/api/v1/reports/monthly/court?month={month}&state={state}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])
