"""What a kind of paper is: who may make it, of what, and how its facts are gathered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.papers.press import Json
from api.rules.access import Role

Facts = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for. `role`: who asks, for papers that say more to some."""

    as_of: date | None
    period: str | None
    language: str
    role: Role = "clerk"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper's table as rows of a spreadsheet."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str | int | None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `gather` is a pure function of the database: no wall clock.

    `dated`: it says how things stand at the end of a day. `own_copy`: what it says depends on the
    role that asks, so that only this role, and clerks, read it. `sheet`: as a spreadsheet.
    `drawn`: codes to draw besides the paper's own, each by what follows the public address.
    `words`: what codes of its facts are called, in a language, beside the template's own.
    """

    name: str
    template: str
    roles: frozenset[Role]
    subject: str
    gather: Callable[[Session, UUID, Asked], Facts]
    titles: Mapping[str, str]
    file_name: str
    dated: bool = True
    own_copy: bool = False
    sheet: Callable[[Facts, str], Sheet] | None = None
    drawn: Callable[[Facts], Mapping[str, str]] | None = None
    words: Callable[[str], Mapping[str, Json]] | None = None

    def title(self, language: str) -> str:
        """Its title, also of the file: it says nothing about anybody."""
        return self.titles[language]
