"""Whether a paper is one of ours, unaltered and still so: for anybody, and nothing else."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.papers import codes, service
from api.papers.models import MadePaper, Print

Word = Literal["empty", "foreign", "wrong_digit", "unknown", "file_unknown", "known"]


@dataclass(frozen=True, slots=True)
class Check:
    """What may be told. `unaltered` is None where no file was given."""

    word: Word
    kind: str | None = None
    made_on: date | None = None
    as_of: date | None = None
    current: bool = False
    unaltered: bool | None = None


def check(session: Session, typed: str, pdf: bytes | None) -> Check:
    """Look up a code, a file, or both together."""
    printed = None if pdf is None else session.get(Print, hashlib.sha256(pdf).digest())
    code = codes.read(typed)
    if code == "empty" and pdf is not None:
        if printed is None:
            return Check("file_unknown", unaltered=False)
        return _told(session, session.get_one(MadePaper, printed.paper_id), True)
    if isinstance(code, str):
        return Check(code)
    paper = session.scalar(select(MadePaper).where(MadePaper.code == code))
    if paper is None:
        return Check("unknown")
    unaltered = None if pdf is None else printed is not None and printed.paper_id == paper.id
    return _told(session, paper, unaltered)


def _told(session: Session, paper: MadePaper, unaltered: bool | None) -> Check:
    current = service.is_current(session, paper)
    return Check("known", paper.kind, paper.made_on, paper.as_of, current, unaltered)
