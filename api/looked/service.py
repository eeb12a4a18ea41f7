"""Who looked, for those who answer for it: counts, unusual reading, and the log without names of
participants. Its readers see people who work; a case is the beginning of its number with us."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, case, distinct, func, select, true
from sqlalchemy.orm import Session

from api.accounts.models import AccessLog, Court, Staff
from api.errors import Invalid
from api.rules import looks
from api.rules.access import Actor

By = Literal["viewer", "case", "day"]
BYS: Final[tuple[By, ...]] = ("viewer", "case", "day")
LONGEST: Final = timedelta(days=92)
MOST: Final = 50
SHORT: Final = 8


class Who(NamedTuple):
    """Somebody who reads cases."""

    name: str
    role: str
    court_name: str | None


def short(order_id: UUID) -> str:
    """How a case is named where nobody is to be recognised: enough to ask its court about it."""
    return order_id.hex[:SHORT]


def week(
    session: Session, actor: Actor, monday: date
) -> tuple[list[looks.Reading], dict[UUID, Who]]:
    """Who opened cases in the week of this Monday beside what is usual, and who they are."""
    first = monday - looks.HABIT_WEEKS * looks.A_WEEK
    found = looks.readings(_opened(session, actor, first, monday + looks.A_WEEK), monday)
    return found, _who(session, [one.viewer for one in found])


def _opened(session: Session, actor: Actor, first: date, after: date) -> Iterator[looks.Opened]:
    """Cases by reader and day: a case that is opened for two things is one case."""
    cases = (
        select(
            AccessLog.viewer_id,
            AccessLog.viewer_court_id,
            AccessLog.day,
            AccessLog.order_id,
            func.max(case((AccessLog.case_was == "due", 1), else_=0)).label("due"),
            func.max(case((AccessLog.case_was == "ended", 1), else_=0)).label("ended"),
            func.max(case((AccessLog.case_was == "calm", 1), else_=0)).label("calm"),
        )
        .where(AccessLog.day >= first, AccessLog.day < after, _scope(actor))
        .group_by(AccessLog.viewer_id, AccessLog.viewer_court_id, AccessLog.day, AccessLog.order_id)
        .subquery()
    )
    idle = cases.c.due == 0
    rows = session.execute(
        select(
            cases.c.viewer_id,
            cases.c.viewer_court_id,
            cases.c.day,
            func.count(),
            func.sum(case((idle & (cases.c.calm == 1), 1), else_=0)),
            func.sum(case((idle & (cases.c.ended == 1), 1), else_=0)),
        ).group_by(cases.c.viewer_id, cases.c.viewer_court_id, cases.c.day)
    )
    for viewer, court, day, count, calm, ended in rows:
        yield looks.Opened(viewer, court, day, count, int(calm), int(ended))


def _scope(actor: Actor) -> ColumnElement[bool]:
    """An administrator of one court sees its cases; one of the house sees all."""
    return true() if actor.court_id is None else AccessLog.court_id == actor.court_id


def _who(session: Session, viewers: Sequence[UUID]) -> dict[UUID, Who]:
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.role, Court.name)
        .outerjoin(Court, Court.id == Staff.court_id)
        .where(Staff.id.in_(viewers))
    )
    return {own: Who(name, role, court) for own, name, role, court in rows}


@dataclass(frozen=True, slots=True)
class Count:
    """A reader, a case or a day: how many cases, readers and looks."""

    key: str
    who: Who | None
    cases: int
    readers: int
    looks: int


def counts(session: Session, actor: Actor, by: By, first: date, last: date) -> list[Count]:
    """The most looked, by reader or by case, or day by day, newest first; at most 50."""
    _refuse_long(first, last)
    column: Any = {
        "viewer": AccessLog.viewer_id,
        "case": AccessLog.order_id,
        "day": AccessLog.day,
    }[by]
    total = func.sum(AccessLog.times)
    order = (column.desc(),) if by == "day" else (total.desc(), column)
    rows = session.execute(
        select(
            column,
            func.count(distinct(AccessLog.order_id)),
            func.count(distinct(AccessLog.viewer_id)),
            total,
        )
        .where(AccessLog.day >= first, AccessLog.day <= last, _scope(actor))
        .group_by(column)
        .order_by(*order)
        .limit(MOST)
    ).all()
    who = _who(session, [row[0] for row in rows]) if by == "viewer" else {}
    return [Count(_key(by, row[0]), who.get(row[0]), row[1], row[2], int(row[3])) for row in rows]


def _key(by: By, value: Any) -> str:
    return short(value) if by == "case" else str(value)


def log(
    session: Session, actor: Actor, first: date, last: date
) -> Iterator[tuple[AccessLog, Who | None]]:
    """Every line of the log of these days, newest first, with who it was."""
    _refuse_long(first, last)
    whole = (
        select(AccessLog, Staff.name, Staff.role, Court.name)
        .outerjoin(Staff, Staff.id == AccessLog.viewer_id)
        .outerjoin(Court, Court.id == AccessLog.viewer_court_id)
        .where(_scope(actor))
        .order_by(AccessLog.first_at.desc(), AccessLog.id)
    )
    # A day at a time: three months of a large house are more than should be held at once.
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        for row, name, role, court in session.execute(whole.where(AccessLog.day == day)):
            yield row, None if name is None else Who(name, role, court)


def _refuse_long(first: date, last: date) -> None:
    if last < first:
        raise Invalid("ends-before-it-starts", "/to")
    if last - first > LONGEST:
        raise Invalid("too-many-days", "/to")
