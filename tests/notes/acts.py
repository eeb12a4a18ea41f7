"""Writing notes as a clerk does."""

from typing import Any
from uuid import UUID, uuid4

from tests.people import Answer, Browser, Cast


def write(
    cast: Cast, text: str, by: Browser | None = None, note_id: UUID | None = None, **said: Any
) -> Answer:
    """A note on the cast's order, by its clerk when nobody else is named."""
    url = f"/api/v1/orders/{cast.order.id}/notes/{note_id or uuid4()}"
    return (by or cast.clerk.client).put(url, json={"text": text, **said})


def written(cast: Cast, text: str, **said: Any) -> dict[str, Any]:
    """The same, and it went well."""
    answer = write(cast, text, **said)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def notes(cast: Cast) -> list[dict[str, Any]]:
    """All notes of the order, newest first."""
    answer = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/notes")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def row(cast: Cast) -> dict[str, Any]:
    """The order's row on the desk."""
    items = cast.clerk.client.get("/api/v1/orders").json["items"]
    return next(dict(item) for item in items if item["id"] == str(cast.order.id))
