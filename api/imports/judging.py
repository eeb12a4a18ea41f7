"""Lines judged in their order: each with all before it in sight. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.imports.kind import Item, Kind, Place, Remark, Verdict
from api.imports.models import ImportLine


@dataclass(slots=True)
class Judged:
    """A line, what it says if it could be read, and what becomes of it."""

    line: int
    item: Item[Any] | None
    verdict: Verdict
    key: str | None


@dataclass(slots=True)
class Bench:
    """Judges the lines of one file; keeps those that it has seen, by key."""

    kind: Kind[Any]
    place: Place
    seen: dict[str, list[Item[Any]]] = field(default_factory=dict)

    def judge(self, session: Session, lines: Sequence[ImportLine]) -> tuple[list[Judged], Any]:
        """These lines, and what they were judged by."""
        read = [(one.line, self.kind.item(one.line, one.cells or {}, self.place)) for one in lines]
        items = [item for _, item in read if isinstance(item, Item)]
        known = self.kind.known(session, self.place, [item.row for item in items])
        found = []
        for line, item in read:
            if isinstance(item, Verdict):
                found.append(Judged(line, None, item, None))
                continue
            key = self.kind.key(item.row)
            earlier = self.seen.setdefault(key, [])
            found.append(Judged(line, item, self.kind.judge(item, known, earlier), key))
            earlier.append(item)
        return found, known

    def remember(self, session: Session, import_id: UUID, lines: Sequence[ImportLine]) -> None:
        """See the lines before these ones that tell of the same things."""
        keys = set()
        for one in lines:
            item = self.kind.item(one.line, one.cells or {}, self.place)
            if isinstance(item, Item):
                keys.add(self.kind.key(item.row))
        query = select(ImportLine).where(
            ImportLine.import_id == import_id,
            ImportLine.line < lines[0].line,
            ImportLine.key.in_(keys),
        )
        for one in session.scalars(query.order_by(ImportLine.line)):
            item = self.kind.item(one.line, one.cells or {}, self.place)
            if isinstance(item, Item):
                self.seen.setdefault(self.kind.key(item.row), []).append(item)


def as_json(remark: Remark) -> dict[str, Any]:
    """A remark as it is kept."""
    return {
        "code": remark.code,
        "column": remark.column,
        "wrong": remark.wrong,
        "params": dict(remark.params),
    }
