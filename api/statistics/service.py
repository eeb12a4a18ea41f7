"""Releases and their tables, as anybody may read them. A table is read by one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import NotFound
from api.rules.figures import Hidden
from api.statistics.definitions import TABLES, Table
from api.statistics.models import Release, ReleaseCell

MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A published cell, in the unit of its column; `rate_percent` is of rounded counts alone."""

    column: str
    value: int | None
    hidden: Hidden | None
    rate_percent: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A period and a place, with a cell for each column."""

    period: str
    place: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A table of a release: the nation's months, then each half-year, the nation's row first."""

    release: Release
    table: Table
    rows: tuple[Row, ...]


def releases(session: Session) -> Sequence[Release]:
    """All releases, the newest first."""
    return session.scalars(select(Release).order_by(Release.name.desc())).all()


def latest(session: Session) -> Release | None:
    """The newest release."""
    return session.scalars(select(Release).order_by(Release.name.desc()).limit(1)).first()


def release_of(session: Session, name: str) -> Release:
    """The release of that name; whoever asks for another is told which there are."""
    found = session.get(Release, name) if len(name) == len("2026-09") else None
    if found is None:
        names = [one.name for one in releases(session)[:MOST_NAMED]]
        if not names:
            raise NotFound("no-release-yet")
        raise NotFound("no-such-release", releases=", ".join(names))
    return found


def table_of(code: str) -> Table:
    """The table of that code; whoever asks for another is told which there are."""
    if code not in TABLES:
        raise NotFound("no-such-table", tables=", ".join(TABLES))
    return TABLES[code]


def table(session: Session, release: str, code: str) -> Published:
    """A table of a release."""
    own, found = table_of(code), release_of(session, release)
    query = select(
        ReleaseCell.period,
        ReleaseCell.place,
        ReleaseCell.column_code,
        ReleaseCell.value,
        ReleaseCell.hidden,
    ).where(ReleaseCell.release == found.name, ReleaseCell.table_code == own.code)
    cells = sorted(session.execute(query).all(), key=lambda one: _in_order(one[0], one[1]))
    rows = tuple(
        _row(own, period, place, {code: (value, hidden) for _, _, code, value, hidden in some})
        for (period, place), some in groupby(cells, key=lambda one: (one[0], one[1]))
    )
    return Published(found, own, rows)


def _in_order(period: str, place: str) -> tuple[bool, str, bool, str]:
    """Months first; of a half-year the nation's row first."""
    return "H" in period, period, place.isdigit(), place


def _row(
    own: Table, period: str, place: str, found: Mapping[str, tuple[int | None, Hidden | None]]
) -> Row:
    cells = []
    for column in own.columns:
        value, hidden = found[column.code]
        whole = None if column.share_of is None else found[column.share_of][0]
        shown = None if value is None else column.published(value)
        cells.append(Cell(column.code, shown, hidden, _percent(value, whole)))
    return Row(period, place, tuple(cells))


def _percent(part: int | None, whole: int | None) -> int | None:
    """So many in a hundred, half way up; none where one of them is not shown."""
    if part is None or not whole:
        return None
    return (200 * part + whole) // (2 * whole)
