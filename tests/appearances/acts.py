"""Dates before the judge, and what a clerk and she do with them."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.builders import at
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
PLACE = "Piso 3, oficina 301"
FRIDAY = "2026-11-20 09:00"
MONTHLY = {
    "rrule": "FREQ=MONTHLY;BYMONTHDAY=5",
    "first_day": "2026-11-01",
    "time": "09:00",
    "place": PLACE,
    "bring": "Tu documento.",
}


def put_rule(
    cast: Cast, version: int | None = None, by: Browser | None = None, **differs: Any
) -> Answer:
    """Enter a rule, or replace the version that was seen."""
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    url = f"{BASE}/orders/{cast.order.id}/appearance-rule"
    return (by or cast.clerk.client).put(url, json={**MONTHLY, **differs}, headers=headers)


def read_rules(cast: Cast) -> dict[str, Any]:
    """The rules as she sees them."""
    url = f"{BASE}/orders/{cast.order.id}/appearance-rule"
    return dict(cast.participant.client.get(url).json)


def put_date(
    cast: Cast,
    identity: object = None,
    starts: str = FRIDAY,
    version: int | None = None,
    **differs: Any,
) -> Answer:
    """Set a date, or move the version that was seen."""
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    body = {"order": str(cast.order.id), "starts_at": at(starts).isoformat(), "place": PLACE}
    url = f"{BASE}/appearances/{identity or uuid4()}"
    return cast.clerk.client.put(url, json={**body, **differs}, headers=headers)


def a_date(cast: Cast, starts: str = FRIDAY, **differs: Any) -> str:
    """A date that was set; its id."""
    answer = put_date(cast, None, starts, **differs)
    assert answer.status_code == 200, answer.json
    return str(answer.json["id"])


def read(cast: Cast, identity: str) -> dict[str, Any]:
    """A date as she sees it."""
    return dict(cast.participant.client.get(f"{BASE}/appearances/{identity}").json)


def record(cast: Cast, identity: str, verdict: str, **said: Any) -> Answer:
    """The clerk's word on the version that stands."""
    return cast.clerk.client.put(
        f"{BASE}/appearances/{identity}/outcome",
        json={"verdict": verdict, **said},
        headers={"If-Match": f'"{read(cast, identity)["version"]}"'},
    )


def cannot_come(
    cast: Cast, identity: str, message: object = None, text: str | None = None
) -> Answer:
    """She says that she cannot come."""
    body = {"id": str(message or uuid4()), "text": text}
    return cast.participant.client.put(f"{BASE}/appearances/{identity}/cannot-come", json=body)


def hers(cast: Cast, query: str = "") -> list[dict[str, Any]]:
    """Her list."""
    return list(cast.participant.client.get(f"{BASE}/me/appearances{query}").json["items"])


def desk(cast: Cast, query: str = "") -> list[dict[str, Any]]:
    """The court's list."""
    answer = cast.clerk.client.get(f"{BASE}/appearances{query}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def kinds(cast: Cast, identity: str) -> list[str]:
    """What was said of a date, in order."""
    return [one["kind"] for one in read(cast, identity)["events"]]


def starts(rows: list[dict[str, Any]]) -> list[datetime]:
    """When these dates are."""
    return [datetime.fromisoformat(row["starts_at"]) for row in rows]


def code(answer: Answer) -> tuple[int, str, str]:
    """Status, and the code and pointer of the one fault."""
    fault = answer.json["errors"][0]
    return answer.status_code, fault["code"], fault["pointer"]
