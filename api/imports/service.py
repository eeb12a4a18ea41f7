"""Imports: a file taken in, checked line by line, and written all together or not at all.

Every step is one transaction of its own that begins by holding the import's row. A process that is
killed leaves the row as it was before that step, and whoever comes next goes on from there: the
request that is repeated, or the clock. The step that writes is one transaction for the whole file.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.imports import reading, stalls
from api.imports.columns import by_name, placed
from api.imports.kinds import KINDS, kind_of
from api.imports.models import UNDER_WAY, Import, ImportLine
from api.imports.refusals import Refused
from api.imports.steps import HOURS
from api.imports.steps import step as step
from api.rules.access import Actor

# What nobody wrote in a week is forgotten: it holds names.
KEPT = timedelta(days=7)
UNWRITTEN = ("checking", "checked", "writing")


def court_for(session: Session, actor: Actor, court_id: UUID | None, kind: str) -> Court | None:
    """The court that a file is for: a clerk's own, and the one that an administrator names. None
    of a monitor's, which is of no court."""
    of_court = kind_of(kind).of_court
    if of_court == (actor.role == "monitor"):
        raise Invalid("import-not-yours", "?kind")
    if not of_court:
        return None
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
    """The import, when it is of the clerk's court, the monitor's own, or for an administrator."""
    found = session.get(Import, import_id)
    if found is None or not (actor.role == "admin" or _is_hers(found, actor)):
        raise NotFound
    return found


def _is_hers(found: Import, actor: Actor) -> bool:
    if actor.role == "monitor":
        return found.court_id is None and found.made_by == actor.id
    return found.court_id is not None and found.court_id == actor.court_id


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
    session: Session, actor: Actor, import_id: UUID, kind: str, court: Court | None, digest: bytes
) -> Import | None:
    """The import of this id, if it was taken in before; refused when it was another file."""
    if session.get(Import, import_id) is None:
        return None
    found = import_of(session, actor, import_id)
    court_id = court.id if court else None
    if (found.kind, found.court_id, found.digest) != (kind, court_id, digest):
        raise Conflict("id-already-used")
    return found


def take_in(
    session: Session,
    actor: Actor,
    now: datetime,
    import_id: UUID,
    kind: str,
    court: Court | None,
    raw: bytes,
    lines: Sequence[tuple[int, dict[str, object]]],
) -> Import:
    """Keep a file's lines, to be checked."""
    assert actor.id is not None
    made = Import(
        id=import_id,
        court_id=court.id if court else None,
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
    if stalls.is_stuck(session, found.id):
        # Somebody asks for it anew: it has all its tries again.
        stalls.clear(session, found.id)
    if found.state in ("writing", "counting", "done"):
        return found
    if found.state == "checking":
        raise Conflict("import-not-checked")
    if found.wrong_lines:
        raise Conflict("import-has-wrong-lines", wrong=found.wrong_lines)
    if found.kind == HOURS and actor.role != "clerk":
        raise Forbidden("import-hours-by-clerk")
    if found.court_id is None and actor.role != "monitor":
        raise Forbidden("import-register-by-monitor")
    found.state, found.turned_down = "writing", False
    found.run_by, found.run_by_name, found.run_at = actor.id, actor.name, now
    session.flush()
    return found


def hold(session: Session, found: Import) -> None:
    """Let nobody else go on with an import until this transaction ends."""
    session.refresh(found, with_for_update=True)


def begin_one(session: Session, now: datetime) -> UUID | None:
    """The import that has waited longest, with this try counted; those in somebody's hands are
    left alone, and so are those whose step failed a moment ago, or too often."""
    found = session.scalar(
        select(Import)
        .where(Import.state.in_(UNDER_WAY), ~stalls.left_alone(now))
        .order_by(Import.made_at, Import.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return None
    stalls.begin(session, found.id, now)
    return found.id


def go_on(session: Session, import_id: UUID, now: datetime) -> int:
    """One step of an import that was begun; how many were done, for somebody may have come first.
    If it fails nothing of it stays, but that it was tried."""
    found = session.scalar(
        select(Import)
        .where(Import.id == import_id, Import.state.in_(UNDER_WAY))
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return 0
    step(session, found, now)
    stalls.clear(session, import_id)
    return 1


def forget_old(session: Session, now: datetime) -> int:
    """Forget files that were never written; how many."""
    old = session.scalars(
        select(Import.id).where(Import.made_at < now - KEPT, Import.state.in_(UNWRITTEN))
    ).all()
    for import_id in old:
        stalls.clear(session, import_id)
        session.execute(delete(ImportLine).where(ImportLine.import_id == import_id))
        session.execute(delete(Import).where(Import.id == import_id))
    return len(old)
