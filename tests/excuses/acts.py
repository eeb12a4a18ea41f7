"""What she and the court's desk do with excuses, one request each."""

from typing import Any
from uuid import UUID, uuid4

from tests.people import Answer, Browser, Cast

MORNINGS = ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13")


def shift(cast: Cast, day: str) -> str:
    """The id of her shift of a day."""
    url = f"/api/v1/orders/{cast.order.id}/shifts?from={day}&to={day}"
    (found,) = cast.clerk.client.get(url).json["items"]
    return str(found["id"])


def file(
    cast: Cast,
    *days: str,
    by: Browser | None = None,
    excuse: UUID | None = None,
    cause: str = "care",
    **said: Any,
) -> Answer:
    """She says why she cannot come on these days, or somebody does for her."""
    body = {"cause": cause, "shifts": [shift(cast, day) for day in days], **said}
    return (by or cast.participant.client).put(f"/api/v1/excuses/{excuse or uuid4()}", json=body)


def filed(cast: Cast, *days: str, **said: Any) -> str:
    """An excuse of hers that waits; its id."""
    answer = file(cast, *days, **said)
    assert answer.status_code == 200, answer.json
    return str(answer.json["id"])


def seen(cast: Cast, excuse: str) -> Any:
    """The excuse as she sees it."""
    return cast.participant.client.get(f"/api/v1/excuses/{excuse}").json


def decide(cast: Cast, excuse: str, verdict: str, by: Browser | None = None, **said: Any) -> Answer:
    """The clerk's word on the version that stands."""
    return (by or cast.clerk.client).put(
        f"/api/v1/excuses/{excuse}/decision",
        json={"verdict": verdict, **said},
        headers={"If-Match": f'"{seen(cast, excuse)["version"]}"'},
    )


def reply(cast: Cast, excuse: str, text: str, reply_id: UUID | None = None) -> Answer:
    """Her answer."""
    body = {"id": str(reply_id or uuid4()), "text": text}
    return cast.participant.client.put(f"/api/v1/excuses/{excuse}/answer", json=body)


def withdraw(cast: Cast, excuse: str, by: Browser | None = None) -> Answer:
    """Taking it back."""
    return (by or cast.participant.client).put(f"/api/v1/excuses/{excuse}/withdrawal", json={})


def send_paper(
    cast: Cast,
    excuse: str,
    content: bytes,
    kind: str = "image/jpeg",
    paper: UUID | None = None,
    by: Browser | None = None,
) -> Answer:
    """A photo or a PDF that backs it."""
    return (by or cast.participant.client).put(
        f"/api/v1/excuses/{excuse}/papers/{paper or uuid4()}", data=content, content_type=kind
    )


def open_paper(cast: Cast, excuse: str, paper: str, by: Browser | None = None) -> Answer:
    """Somebody opens a paper."""
    return (by or cast.clerk.client).get(f"/api/v1/excuses/{excuse}/papers/{paper}")


def week(cast: Cast, name: str = "2026-W46") -> dict[str, Any]:
    """Her week."""
    return dict(cast.participant.client.get(f"/api/v1/me/weeks/{name}").json)


def code(answer: Answer) -> tuple[int, str, str]:
    """Status, problem and where it lies."""
    errors = answer.json.get("errors") or [{"pointer": ""}]
    return answer.status_code, answer.json["type"], errors[0]["pointer"]
