"""The steps of an import, each one transaction: check lines, write the file, count weeks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.accounts.models import Court, StaffOrganization
from api.imports.judging import Bench, Judged, as_json
from api.imports.kind import Place
from api.imports.kinds import kind_of
from api.imports.models import UNDER_WAY, Import, ImportLine
from api.orders.models import Order
from api.rules.access import Actor
from api.standing import service as standing

CHECKED_AT_ONCE = 500
COUNTED_AT_ONCE = 20
HOURS = "hours"
HOUSE = "America/Bogota"


def step(session: Session, found: Import, now: datetime) -> bool:
    """One step of this import, which is held; whether there is another."""
    if found.state == "checking":
        _check(session, found, now)
    elif found.state == "writing":
        _write(session, found, now)
    elif found.state == "counting":
        _count(session, found, now)
    session.flush()
    return found.state in UNDER_WAY


def _place(session: Session, found: Import, now: datetime) -> Place:
    """Where it goes. Whoever runs it acts as the court's desk, for this court alone; a monitor
    acts as who she is."""
    by_id, by_name = found.run_by or found.made_by, found.run_by_name or found.made_by_name
    if found.court_id is None:
        mine = StaffOrganization.staff_id == by_id
        theirs = session.scalar(select(StaffOrganization.organization_id).where(mine))
        actor = Actor(role="monitor", id=by_id, name=by_name, organization_id=theirs)
        return Place(None, HOUSE, actor, now)
    court = session.get_one(Court, found.court_id)
    actor = Actor(role="clerk", id=by_id, court_id=court.id, name=by_name)
    return Place(court.id, court.time_zone, actor, now)


def _check(session: Session, found: Import, now: datetime) -> None:
    lines = session.scalars(
        select(ImportLine)
        .where(ImportLine.import_id == found.id, ImportLine.result.is_(None))
        .order_by(ImportLine.line)
        .limit(CHECKED_AT_ONCE)
    ).all()
    if lines:
        # What was read of the file is judged as of when it came.
        bench = Bench(kind_of(found.kind), _place(session, found, now))
        bench.remember(session, found.id, lines)
        judged, _ = bench.judge(session, lines)
        _keep(session, found, judged)
        _add_up(found, judged)
    if found.checked_lines >= found.lines:
        found.state = "checked"


def _keep(session: Session, found: Import, judged: Sequence[Judged]) -> None:
    """Keep what was found of some lines."""
    session.execute(
        update(ImportLine),
        [
            {
                "import_id": found.id,
                "line": one.line,
                "key": one.key,
                "result": one.verdict.result,
                "remarks": [as_json(remark) for remark in one.verdict.remarks],
            }
            for one in judged
        ],
    )


def _add_up(found: Import, judged: Sequence[Judged]) -> None:
    results = [one.verdict.result for one in judged]
    found.checked_lines += len(results)
    found.new_lines += results.count("new")
    found.same_lines += results.count("same")
    found.wrong_lines += results.count("wrong")


def _write(session: Session, found: Import, now: datetime) -> None:
    """Judge every line again, and write all of them if none is wrong: one transaction."""
    place = _place(session, found, now)
    # Two files of one court are written one after the other. In the register an organization's
    # references are unique: of two files at once the second is judged again by the first.
    session.execute(
        select(Court.id).where(Court.id == found.court_id).with_for_update(key_share=True)
    )
    bench = Bench(kind_of(found.kind), place)
    judged, known = bench.judge(session, _lines(session, found))
    found.checked_lines = found.new_lines = found.same_lines = found.wrong_lines = 0
    _add_up(found, judged)
    if found.wrong_lines:
        # Something changed since it was checked: it is told, and nothing is written.
        _keep(session, found, judged)
        found.state, found.turned_down = "checked", True
        return
    fresh = [one for one in judged if one.verdict.result == "new"]
    rows = [one.item.row for one in fresh if one.item is not None]
    touched = bench.kind.write(session, place, rows, known)
    _note_touched(session, found, fresh, touched)
    found.state = "counting"


def _lines(session: Session, found: Import) -> Sequence[ImportLine]:
    query = select(ImportLine).where(ImportLine.import_id == found.id)
    return session.scalars(query.order_by(ImportLine.line)).all()


def _note_touched(
    session: Session, found: Import, fresh: Sequence[Judged], touched: Sequence[Any]
) -> None:
    if not touched:
        return
    session.execute(
        update(ImportLine),
        [
            {"import_id": found.id, "line": one.line, "order_id": order_id, "at": at}
            for one, (order_id, at) in zip(fresh, touched, strict=True)
        ],
    )
    found.orders = len({order_id for order_id, _ in touched})


def _count(session: Session, found: Import, now: datetime) -> None:
    """Count the weeks of a few of the orders that were written; at the end forget the cells."""
    own = ImportLine.import_id == found.id
    waiting = session.scalars(
        select(ImportLine.order_id)
        .where(own, ImportLine.order_id.is_not(None))
        .distinct()
        .order_by(ImportLine.order_id)
        .limit(COUNTED_AT_ONCE)
    ).all()
    fact = "decision" if found.kind == HOURS else "order"
    for order_id in waiting:
        around = session.scalars(
            select(ImportLine.at).where(own, ImportLine.order_id == order_id)
        ).all()
        order = session.get_one(Order, order_id)
        standing.review(session, order, now, [at for at in around if at is not None], fact)
    if waiting:
        counted = own & ImportLine.order_id.in_(waiting)
        _set(session, counted, order_id=None, at=None)
        found.counted_orders += len(waiting)
        return
    _set(session, own, cells=None, key=None)
    found.state, found.done_at = "done", now


def _set(session: Session, which: Any, **values: object) -> None:
    session.execute(
        update(ImportLine).where(which).values(**values),
        execution_options={"synchronize_session": False},
    )
