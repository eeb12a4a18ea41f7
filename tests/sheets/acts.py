"""What a host does with sheets of paper, one request each."""

from typing import Any
from uuid import UUID, uuid4

from tests.people import Answer, Browser, Cast


def made(
    cast: Cast, first: str = "2026-11-09", last: str | None = None, *, names: bool = True
) -> dict[str, Any]:
    """A sheet of the cast's site."""
    body = {"from_day": first, "to_day": last or first, "with_names": names}
    url = f"/api/v1/sites/{cast.site.id}/sheets/{uuid4()}"
    answer = cast.host.client.put(url, json=body)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def row(cast: Cast, came: str = "08:00", left: str = "12:00", **differs: Any) -> dict[str, Any]:
    """A line of hers."""
    order = str(differs.pop("order", cast.order.id))
    return {"id": str(uuid4()), "order": order, "came": came, "left": left, **differs}


def enter(
    cast: Cast,
    sheet: dict[str, Any],
    *rows: dict[str, Any],
    day: str = "2026-11-09",
    entry: UUID | None = None,
    browser: Browser | None = None,
) -> Answer:
    """Copy a day of a sheet."""
    body = {"sheet": sheet["id"], "day": day, "rows": list(rows)}
    return (browser or cast.host.client).put(f"/api/v1/sheet-entries/{entry or uuid4()}", json=body)


def entered(cast: Cast, sheet: dict[str, Any], *rows: dict[str, Any], **how: Any) -> dict[str, Any]:
    """Copy a day of a sheet, and it was taken."""
    answer = enter(cast, sheet, *rows, **how)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def preview(
    cast: Cast, sheet: dict[str, Any], *rows: dict[str, Any], day: str = "2026-11-09"
) -> Any:
    """What these lines would do."""
    url = f"/api/v1/sheets/{sheet['id']}/preview"
    answer = cast.host.client.post(url, json={"day": day, "rows": list(rows)})
    assert answer.status_code == 200, answer.json
    return answer.json["items"]


def undo(cast: Cast, entry: dict[str, Any], browser: Browser | None = None) -> Answer:
    """Take an entry back."""
    return (browser or cast.host.client).put(f"/api/v1/sheet-entries/{entry['id']}/withdrawal")


def hers(cast: Cast) -> list[dict[str, Any]]:
    """Her record, newest first."""
    return list(cast.participant.client.get("/api/v1/me/attendances").json["items"])


def faults(answer: Answer) -> dict[str, str]:
    """What was wrong, by place."""
    assert answer.status_code == 422, answer.json
    return {one["pointer"]: one["code"] for one in answer.json["errors"]}
