"""The making of a release: read, protected and written, in this order and apart.

Nothing is locked while it is worked out. Two clocks may work out the same; one of them writes it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, tuple_
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.observatory.contributions import contributions
from api.rules import days, departments, releases
from api.rules.figures import Contribution, Key, Shown
from api.statistics import work
from api.statistics.assembly import Assembled, Layout, Spans
from api.statistics.cells import Cell, Grown, Taken, from_register, grow
from api.statistics.definitions import METHOD, UNKNOWN
from api.statistics.models import OrderMonth, Release, ReleaseCell
from api.together import insert_new

ROWS_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release is made of: the true figures, and what every earlier one showed."""

    name: str
    previous: str | None
    first_month: str
    assembled: Assembled
    earlier: Sequence[Mapping[Key, Shown]]


def latest_name(session: Session) -> str | None:
    """The name of the newest release."""
    return session.scalar(select(Release.name).order_by(Release.name.desc()).limit(1))


def due(session: Session, now: datetime) -> str | None:
    """The release that is to be made now: that of the newest month that may be released."""
    month, latest = releases.newest_due(now), latest_name(session)
    if latest is not None and latest >= month:
        return None
    first = first_month(session)
    return None if first is None or first > month else month


def first_month(session: Session) -> str | None:
    """The first month of which anything may be known."""
    register = contributions(session, date.max)
    known = [work.first_month(session), *(one.month for one in register)]
    return min((month for month in known if month is not None), default=None)


def draft(session: Session, name: str) -> Draft:
    """Everything that a release rests on. Every order is counted."""
    day_after = days.parse_week(releases.weeks_of(name)[-1]) + timedelta(weeks=1)
    register = contributions(session, day_after)
    cells = grow(_rows(session, name))
    of_register = grow(row for row in from_register(register) if row.month <= name)
    spans = _spans(session, name, cells, register)
    return Draft(
        name,
        latest_name(session),
        min(months[0] for months in spans.months.values() if months),
        Layout({**cells, **of_register}, spans).laid_out(),
        list(_earlier(session)),
    )


def protected(drafted: Draft) -> list[Shown]:
    """Every cell as it may be published, in the order of its key."""
    # It loads scipy, which takes seconds: nobody but the maker of a release waits for it.
    from api.statistics.protection import protect

    found = drafted.assembled
    shown = protect(found.figures, found.sums, found.shares, drafted.earlier)
    return sorted([*shown.values(), *found.unknown], key=lambda one: one.key)


def publish(session: Session, drafted: Draft, cells: Sequence[Shown], now: datetime) -> bool:
    """Write a release with all its cells; False where somebody else has been quicker."""
    if latest_name(session) != drafted.previous:
        return False
    release = {
        "name": drafted.name,
        "previous": drafted.previous,
        "first_month": drafted.first_month,
        "method": METHOD,
        "digest": digest(drafted, cells),
        "published_at": now,
    }
    if not insert_new(session, Release, release):
        return False
    rows = [{"release": drafted.name, **_columns(one)} for one in cells]
    session.execute(insert(ReleaseCell), rows)
    return True


def digest(drafted: Draft, cells: Sequence[Shown]) -> str:
    """What tells these cells from any others."""
    rows = [[*one.key, one.value, one.hidden] for one in cells]
    said = [drafted.name, drafted.previous, drafted.first_month, METHOD, rows]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def _columns(one: Shown) -> dict[str, Any]:
    key = one.key
    return {
        "table_code": key.table,
        "period": key.period,
        "place": key.place,
        "column_code": key.measure,
        "value": one.value,
        "hidden": one.hidden,
    }


def _rows(session: Session, name: str) -> Iterator[Taken]:
    """What every order brought to its months up to one, person by person, some at a time."""
    key = tuple_(OrderMonth.person_id, OrderMonth.order_id, OrderMonth.month)
    query = (
        select(
            OrderMonth.person_id,
            OrderMonth.month,
            OrderMonth.department,
            OrderMonth.amounts,
            OrderMonth.readings,
            OrderMonth.order_id,
        )
        .where(OrderMonth.month <= name)
        .order_by(OrderMonth.person_id, OrderMonth.order_id, OrderMonth.month)
        .limit(ROWS_AT_ONCE)
    )
    some = session.execute(query).all()
    while some:
        yield from (Taken(*row[:5]) for row in some)
        last = some[-1]
        after = tuple_(*(last.person_id, last.order_id, last.month))
        some = session.execute(query.where(key > after)).all()


def _spans(
    session: Session,
    name: str,
    cells: Mapping[Cell, Grown],
    register: Sequence[Contribution],
) -> Spans:
    began = work.first_month(session)
    known = min((one.month for one in register), default=None)
    courts = session.scalars(select(Court.department).distinct())
    codes = {departments.code_of(one) or UNKNOWN for one in courts}
    seen = {place for _, _, place in cells if len(place) == len(UNKNOWN) and place.isdigit()}
    return Spans(
        months={
            "orders": [] if began is None else list(releases.between(began, name)),
            # From the start of a year: the first month itself would tell that one was filed in it.
            "register": [] if known is None else list(releases.between(f"{known[:4]}-01", name)),
        },
        places={
            "orders": frozenset(codes | seen),
            "register": frozenset({*departments.NAMES, UNKNOWN}),
        },
    )


def _earlier(session: Session) -> Iterator[dict[Key, Shown]]:
    """What each earlier release showed that the one before it had not, the oldest first."""
    last: dict[Key, Shown] = {}
    for name in session.scalars(select(Release.name).order_by(Release.name)).all():
        cells = session.execute(
            select(
                ReleaseCell.table_code,
                ReleaseCell.period,
                ReleaseCell.place,
                ReleaseCell.column_code,
                ReleaseCell.value,
                ReleaseCell.hidden,
            ).where(ReleaseCell.release == name)
        )
        shown = {(key := Key(*row[:4])): Shown(key, row[4], row[5]) for row in cells}
        yield {key: one for key, one in shown.items() if last.get(key) != one}
        last |= shown
