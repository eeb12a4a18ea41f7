"""Many attendances in one request: each item succeeds or fails by itself, in a savepoint."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.attendances import service
from api.attendances.models import Attendance
from api.errors import DomainError, Stale
from api.web.failures import domain_problem
from api.web.problems import body_of
from api.web.request import actor, session

Item = dict[str, Any]


def each(
    items: Sequence[Item],
    act: Callable[[Attendance, Item], object],
    answer: Callable[[Attendance], dict[str, Any]],
) -> list[dict[str, Any]]:
    """Do each item; the results in the order of the items, each an answer or a problem in words.

    Women's turns are taken in one order by everybody, so that two batches never wait in a ring.
    """
    whose = _whose(items)
    done = {
        place: _one(item, act, answer)
        for place, item in sorted(
            enumerate(items), key=lambda one: str(whose.get(one[1]["attendance"]))
        )
    }
    return [done[place] for place in range(len(items))]


def _whose(items: Sequence[Item]) -> dict[UUID, UUID]:
    wanted = select(Attendance.id, Attendance.order_id).where(
        Attendance.id.in_([item["attendance"] for item in items])
    )
    return {row.id: row.order_id for row in session().execute(wanted)}


def _one(
    item: Item,
    act: Callable[[Attendance, Item], object],
    answer: Callable[[Attendance], dict[str, Any]],
) -> dict[str, Any]:
    try:
        with session().begin_nested():
            row = service.attendance_of(session(), actor(), item["attendance"])
            if row.version != item["version"]:
                raise Stale
            act(row, item)
    except DomainError as error:
        problem = body_of(domain_problem(error))
        return {
            "attendance": item["attendance"],
            "status": problem["status"],
            "item": None,
            "problem": {"type": problem["type"], "detail": problem["detail"]},
        }
    return {"attendance": row.id, "status": 200, "item": answer(row), "problem": None}
