"""Files brought in from the command line, with a bar on a terminal and a line for each remark."""

import hashlib
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api import tables
from api.accounts.models import Staff
from api.database import new_engine, session_factory, unit_of_work
from api.errors import DomainError, Invalid, NotFound
from api.imports import answers, service
from api.imports import texts as own
from api.imports.models import UNDER_WAY, Import
from api.imports.refusals import LARGEST
from api.operator import migrations
from api.operator.refusals import reaching
from api.operator.refused import Refused
from api.rules.access import Actor
from api.settings import Settings
from api.web import texts

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)
BAR = 30
MOST_SHOWN = 100
OPERATOR = UUID("3b6f1d0e-9f43-4c1e-8a56-0d7f2b8f6c11")


def bring_in(
    settings: Settings,
    now: datetime,
    *,
    kind: str,
    file: Path,
    court_id: UUID,
    by: str | None,
    dry_run: bool,
) -> dict[str, Any]:
    """Check a file and, unless this is a dry run, write all of it. Raises `Refused`."""
    assert tables.Base.metadata.tables
    url = settings.database_url
    if migrations.behind(url):
        raise Refused("The database's tables are not up to date. Run `constancia migrate`.")
    engine = new_engine(url)
    try:
        with reaching(url):
            return _bring_in(session_factory(engine), now, kind, file, court_id, by, dry_run)
    except DomainError as error:
        raise Refused(_sentence(error)) from error
    finally:
        engine.dispose()


def _bring_in(
    sessions: sessionmaker[Session],
    now: datetime,
    kind: str,
    file: Path,
    court_id: UUID,
    by: str | None,
    dry_run: bool,
) -> dict[str, Any]:
    with unit_of_work(sessions) as session:
        actor = _actor(session, court_id, by)
        court = service.court_for(session, actor, court_id, kind)
    raw = _content(file)
    lines = service.lines_of(kind, raw)
    import_id = uuid4()
    with unit_of_work(sessions) as session:
        service.take_in(session, actor, now, import_id, kind, court, raw, lines)
    _go_on(sessions, import_id, now)
    words = _found(sessions, import_id)
    if words["wrong lines"] or dry_run:
        return words
    digest = hashlib.sha256(raw).digest()
    with unit_of_work(sessions) as session:
        service.run(session, actor, now, import_id, digest)
    _go_on(sessions, import_id, now)
    return _found(sessions, import_id)


def _content(file: Path) -> bytes:
    """The file's bytes, never more than is taken."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _actor(session: Session, court_id: UUID, by: str | None) -> Actor:
    """Who answers for it: a clerk of the court, an administrator, or the operator."""
    if by is None:
        return Actor(role="admin", id=OPERATOR, name="constancia import")
    person = session.scalar(select(Staff).where(Staff.email == by.lower()))
    if person is None or not (person.role == "admin" or person.court_id == court_id):
        raise Refused(f"Nobody with the e-mail {by} works at this court's desk.")
    if person.role not in ("clerk", "admin") or person.disabled_at is not None:
        raise Refused("A file is brought in by a clerk of the court or an administrator.")
    if person.role == "clerk":
        return Actor(role="clerk", id=person.id, court_id=person.court_id, name=person.name)
    return Actor(role="admin", id=person.id, name=person.name)


def _go_on(sessions: sessionmaker[Session], import_id: UUID, now: datetime) -> None:
    """Step by step until nothing is under way; a clock that runs may help."""
    while True:
        with unit_of_work(sessions) as session:
            found = session.get_one(Import, import_id)
            service.hold(session, found)
            service.step(session, found, now)
            _draw(found)
            if found.state not in UNDER_WAY:
                break
    if sys.stderr.isatty():
        sys.stderr.write("\n")


def _draw(found: Import) -> None:
    """A bar, where somebody looks at it."""
    if not sys.stderr.isatty():
        return
    share = answers.share(found)
    done = BAR * share // 100
    bar = "#" * done + "." * (BAR - done)
    sys.stderr.write(f"\r{found.state:9} [{bar}] {share:3} %")
    sys.stderr.flush()


def _found(sessions: sessionmaker[Session], import_id: UUID) -> dict[str, Any]:
    """What became of it, with what was said of each line."""
    with unit_of_work(sessions) as session:
        found = session.get_one(Import, import_id)
        told = [
            _line(answers.line_answer(row, found.kind, "en"))
            for row in answers.lines(session, import_id, None, 0, found.lines)
            if any(one["wrong"] for one in row.remarks)
        ]
        return {
            "import": str(found.id),
            "state": found.state,
            "lines": found.lines,
            "new lines": found.new_lines,
            "same lines": found.same_lines,
            "wrong lines": found.wrong_lines,
            "to correct": told[:MOST_SHOWN],
        }


def _line(answer: dict[str, Any]) -> str:
    said = [
        f"{one['column']}: {one['text']}" if one["column"] else one["text"]
        for one in answer["remarks"]
        if one["wrong"]
    ]
    return f"line {answer['line']}: {' '.join(said)}"


def _sentence(error: DomainError) -> str:
    if isinstance(error, NotFound):
        return "There is no such court, or no such kind of file."
    if isinstance(error, Invalid):
        return texts.fault_text(error.slug, "en", error.params)
    text = texts.problem_text(error.slug, "en", error.params)
    return error.slug if text is None else f"{text.title}. {text.detail}"
