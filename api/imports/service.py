"""Imports: a file taken in, checked line by line, and written all together or not at all.

Every step is one transaction of its own that begins by holding the import's row. A process that is
killed leaves the row as it was before that step, and whoever comes next goes on from there: the
request that is repeated, or the clock. The step that writes is one transaction for the whole file.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.imports import reading
from api.imports.columns import by_name, placed
from api.imports.judging import Bench, Judged, as_json
from api.imports.kind import Place
from api.imports.kinds import KINDS, kind_of
from api.imports.models import UNDER_WAY, Import, ImportLine
from api.imports.refusals import Refused
from api.orders.models import Order
from api.rules.access import Actor
from api.standing import service as standing

CHECKED_AT_ONCE = 500
COUNTED_AT_ONCE = 20
# What nobody wrote in a week is forgotten: it holds names.
KEPT = timedelta(days=7)
HOURS = "hours"


def court_for(session: Session, actor: Actor, court_id: UUID | None) -> Court:
    """The court that a file is for: a clerk's own, and the one that an administrator names."""
    if actor.role == "clerk" and court_id in (None, actor.court_id):
        court_id = actor.court_id
    elif actor.role != "admin":
        raise NotFound
    if court_id is None:
        raise Invalid("import-needs-court", "?court")
    court = session.get(Court, court_id)
    if court is None:
        raise NotFound
    return court


def import_of(session: Session, actor: Actor, import_id: UUID) -> Import:
    """The import, when it is of the clerk's court, or for an administrator."""
    found = session.get(Import, import_id)
    if found is None or not (actor.role == "admin" or found.court_id == actor.court_id):
        raise NotFound
    return found


def lines_of(kind: str, raw: bytes) -> list[tuple[int, dict[str, object]]]:
    """The lines of a file by their columns; it takes up to seconds, so no row is held meanwhile.
    Raises 413, 415 or 422 for what is no such file."""
    columns = kind_of(kind).columns
    read = reading.read(raw)
    others = {name: one.columns for name, one in KINDS.items() if name != kind}
    try:
        if not read:
            raise Refused("import-no-lines")
        names = placed(columns, read[0][1], others)
        lines = [(line[0], by_name(names, line)) for line in read[1:]]
        if not lines:
            raise Refused("import-no-lines")
        return lines
    except Refused as refusal:
        raise reading.refused(refusal) from None


def known_import(
    session: Session, actor: Actor, import_id: UUID, kind: str, court: Court, digest: bytes
) -> Import | None:
    """The import of this id, if it was taken in before; refused when it was another file."""
    if session.get(Import, import_id) is None:
        return None
    found = import_of(session, actor, import_id)
    if (found.kind, found.court_id, found.digest) != (kind, court.id, digest):
        raise Conflict("id-already-used")
    return found


def take_in(
    session: Session,
    actor: Actor,
    now: datetime,
    import_id: UUID,
    kind: str,
    court: Court,
    raw: bytes,
    lines: Sequence[tuple[int, dict[str, object]]],
) -> Import:
    """Keep a file's lines, to be checked."""
    assert actor.id is not None
    made = Import(
        id=import_id,
        court_id=court.id,
        kind=kind,
        digest=hashlib.sha256(raw).digest(),
        state="checking",
        lines=len(lines),
        made_by=actor.id,
        made_by_name=actor.name,
        made_by_role=actor.role,
        made_at=now,
    )
    session.add(made)
    session.flush()
    rows = [
        {"import_id": import_id, "line": line, "cells": cells, "remarks": []}
        for line, cells in lines
    ]
    session.execute(insert(ImportLine), rows)
    return made


def run(session: Session, actor: Actor, now: datetime, import_id: UUID, digest: bytes) -> Import:
    """Have a checked file written. Asked twice it is written once."""
    found = import_of(session, actor, import_id)
    hold(session, found)
    if found.digest != digest:
        raise Conflict("import-other-file")
    if found.state in ("writing", "counting", "done"):
        return found
    if found.state == "checking":
        raise Conflict("import-not-checked")
    if found.wrong_lines:
        raise Conflict("import-has-wrong-lines", wrong=found.wrong_lines)
    if found.kind == HOURS and actor.role != "clerk":
        raise Forbidden("import-hours-by-clerk")
    found.state, found.turned_down = "writing", False
    found.run_by, found.run_by_name, found.run_at = actor.id, actor.name, now
    session.flush()
    return found


def hold(session: Session, found: Import) -> None:
    """Let nobody else go on with an import until this transaction ends."""
    session.refresh(found, with_for_update=True)


def work_one(session: Session, now: datetime) -> bool:
    """One step of the import that has waited longest; those in somebody's hands are left alone.
    Whether there was one."""
    found = session.scalar(
        select(Import)
        .where(Import.state.in_(UNDER_WAY))
        .order_by(Import.made_at, Import.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return False
    step(session, found, now)
    return True


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
    """Where it goes. Whoever runs it acts as the court's desk, for this court alone."""
    court = session.get_one(Court, found.court_id)
    actor = Actor(
        role="clerk",
        id=found.run_by or found.made_by,
        court_id=court.id,
        name=found.run_by_name or found.made_by_name,
    )
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
    # Two files of one court are written one after the other.
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


def forget_old(session: Session, now: datetime) -> int:
    """Forget files that were checked and never written; how many."""
    old = session.scalars(
        select(Import.id).where(Import.made_at < now - KEPT, Import.state.in_(("checked",)))
    ).all()
    for import_id in old:
        session.execute(delete(ImportLine).where(ImportLine.import_id == import_id))
        session.execute(delete(Import).where(Import.id == import_id))
    return len(old)
