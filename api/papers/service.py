"""Papers: made from facts as they stand, kept with them, and compared with what stands later.

The same facts are the same paper: the same code, the same bytes, whoever makes it and how often.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.hosts import codes as site_codes
from api.papers import codes, press
from api.papers.kind import Asked, Facts, Kind
from api.papers.kinds import KINDS
from api.papers.models import MadePaper, Print
from api.papers.subjects import SUBJECTS, Subject
from api.rules import days
from api.rules.access import Actor
from api.settings import Settings


@dataclass(frozen=True, slots=True)
class Office:
    """Where papers are made: the key of its codes, and the address to check them at."""

    key: bytes
    public_url: str

    @classmethod
    def of(cls, settings: Settings) -> "Office":
        """The office of an installation."""
        return cls(codes.key_of(settings.secret_key), settings.public_url)


class Issued(NamedTuple):
    """A paper, and its file where it was printed just now."""

    paper: MadePaper
    pdf: bytes | None = None


def kind_of(name: str) -> Kind:
    """A kind by its name."""
    if name not in KINDS:
        raise Invalid("unknown-paper", "/kind")
    return KINDS[name]


def subject_of(session: Session, actor: Actor, kind: Kind, subject_id: UUID) -> Subject:
    """What the paper is about, when it is in the actor's sight and the paper is for the role."""
    found = SUBJECTS[kind.subject](session, actor, subject_id)
    if actor.role not in kind.roles:
        raise Forbidden
    return found


def issue(
    session: Session,
    actor: Actor,
    now: datetime,
    kind: Kind,
    subject_id: UUID,
    asked: Asked,
    *,
    office: Office,
    paper_id: UUID | None = None,
) -> Issued:
    """Make a paper, or give the one that says the same already. Under a used id: the same one
    again, if the same was asked for."""
    subject = subject_of(session, actor, kind, subject_id)
    known = session.get(MadePaper, paper_id) if paper_id is not None else None
    if known is not None:
        return Issued(_same(session, actor, known, kind, subject_id, asked))
    asked = _settled(kind, asked, actor, subject, now)
    facts = kind.gather(session, subject.id, asked)
    code = codes.code_of(office.key, _said(kind, subject.id, asked, facts))
    made = session.scalar(select(MadePaper).where(MadePaper.code == code))
    if made is not None:
        return Issued(made)
    row = _row(actor, now, kind, subject, asked)
    row.id, row.code = paper_id or uuid4(), code
    row.facts, row.facts_digest = facts, codes.digest_of(facts)
    return _kept(session, row, now, office)


def _row(actor: Actor, now: datetime, kind: Kind, subject: Subject, asked: Asked) -> MadePaper:
    """Whose paper it is, of what, and who made it when."""
    assert actor.id is not None
    return MadePaper(
        kind=kind.name,
        subject_id=subject.id,
        court_id=subject.court_id,
        order_id=subject.order_id,
        site_id=subject.site_id,
        host_id=subject.host_id,
        language=asked.language,
        as_of=asked.as_of,
        period=asked.period,
        made_on=days.local_day(now, subject.time_zone),
        made_at=now,
        made_by=actor.id,
        made_by_role=actor.role,
    )


def paper_of(session: Session, actor: Actor, paper_id: UUID) -> MadePaper:
    """The paper, when what it is about is in sight and it was made for this role."""
    found = session.get(MadePaper, paper_id)
    if found is None or not may_read(actor, found):
        raise NotFound
    SUBJECTS[KINDS[found.kind].subject](session, actor, found.subject_id)
    return found


def may_read(actor: Actor, paper: MadePaper) -> bool:
    """Whether the paper is for the actor's role."""
    kind = KINDS[paper.kind]
    own = not kind.own_copy or actor.role in ("clerk", paper.made_by_role)
    return own and actor.role in kind.roles


def is_current(session: Session, paper: MadePaper) -> bool:
    """Whether what the paper says is still so."""
    kind = KINDS[paper.kind]
    try:
        facts = kind.gather(session, paper.subject_id, asked_of(paper))
    except (NotFound, Invalid, Conflict):
        return False
    return codes.digest_of(facts) == paper.facts_digest


def asked_of(paper: MadePaper) -> Asked:
    """What was asked for when the paper was made."""
    role = paper.made_by_role if KINDS[paper.kind].own_copy else "clerk"
    return Asked(paper.as_of, paper.period, paper.language, role)  # type: ignore[arg-type]


def print_of(paper: MadePaper, office: Office) -> bytes:
    """The paper's file."""
    kind = KINDS[paper.kind]
    return press.print_pdf(
        kind.template,
        paper.facts,
        language=paper.language,
        title=kind.title(paper.language),
        made_on=paper.made_on,
        seal=codes.seal_of(paper.code, office.public_url),
        drawn=_pictures(kind, paper.facts, office),
        words=kind.words(paper.language) if kind.words else None,
    )


def _pictures(kind: Kind, facts: Facts, office: Office) -> Mapping[str, str]:
    """The codes that the paper shows besides its own, large enough to be read from a wall."""
    paths = {} if kind.drawn is None else kind.drawn(facts)
    return {
        name: site_codes.svg(f"{office.public_url}{path}", printed=True).decode()
        for name, path in paths.items()
    }


def note_print(session: Session, paper: MadePaper, pdf: bytes, now: datetime) -> None:
    """Keep the sum of a file, so that it can be checked."""
    pdf_sha256 = hashlib.sha256(pdf).digest()
    if session.get(Print, pdf_sha256) is None:
        session.add(Print(pdf_sha256=pdf_sha256, paper_id=paper.id, printed_at=now))
        session.flush()


def _settled(kind: Kind, asked: Asked, actor: Actor, subject: Subject, now: datetime) -> Asked:
    """What was asked for, with the day it stands at, and without the role where none matters."""
    today = days.local_day(now, subject.time_zone)
    if asked.as_of is not None and (asked.as_of > today or not kind.dated):
        raise Invalid("in-the-future" if kind.dated else "paper-without-a-day", "/as_of")
    day = (asked.as_of or today) if kind.dated else None
    return replace(asked, as_of=day, role=actor.role if kind.own_copy else "clerk")


def _said(kind: Kind, subject_id: UUID, asked: Asked, facts: Facts) -> Mapping[str, press.Json]:
    return {
        "kind": kind.name,
        "subject": str(subject_id),
        "language": asked.language,
        "as_of": None if asked.as_of is None else asked.as_of.isoformat(),
        "period": asked.period,
        "role": asked.role,
        "facts": facts,
    }


def _same(
    session: Session, actor: Actor, known: MadePaper, kind: Kind, subject_id: UUID, asked: Asked
) -> MadePaper:
    paper_of(session, actor, known.id)
    told = (known.kind, known.subject_id, known.language, known.period)
    same_day = asked.as_of in (None, known.as_of)
    if told != (kind.name, subject_id, asked.language, asked.period) or not same_day:
        raise Conflict
    return known


def _kept(session: Session, row: MadePaper, now: datetime, office: Office) -> Issued:
    """Keep it with its print. Who makes the same at the same instant gets the first one."""
    pdf = print_of(row, office)
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
            note_print(session, row, pdf, now)
    except IntegrityError:
        return Issued(session.scalars(select(MadePaper).where(MadePaper.code == row.code)).one())
    return Issued(row, pdf)
