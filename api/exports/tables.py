"""Which tables make up a court's record, and what of them never leaves: keys, seals, fingerprints.

Everything else of a table leaves under the name that it has here; `dictionary` says what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Select, Table, select, tuple_

from api.appearances.models import Appearance, AppearanceEvent, AppearanceRule
from api.attendances.models import (
    Attendance,
    AttendanceScan,
    Confirmation,
    Decision,
    DecisionApproval,
    Reply,
)
from api.database import Base
from api.deadlines.models import Deadline
from api.excuses.models import Excuse, ExcusedShift, ExcuseEvent
from api.hosts.models import Closure, Host, Site, SiteHolidays, SiteHours
from api.make_ups.models import MakeUp, MakeUpSession, MakeUpWord
from api.orders.models import Order, Participant, Pause, Terms
from api.papers.plan_models import PlanRequest
from api.scans.models import Scan
from api.shifts.models import Placement, PlacementSpan, ShiftException, TimetableEntry
from api.shortfalls.models import ShiftMark, WeekDecision
from api.standing.models import WeekStanding
from api.warnings.models import Telling, Warning, WarningStep

# What would let somebody make codes, or helps the server alone and says nothing of anybody.
WITHHELD = frozenset(
    {
        "poster_id",
        "key_id",
        "root_secret",
        "content",
        "claims",
        "receipt",
        "notices_at",
        "look_again_at",
        "silent_at",
        "presume_at",
        "search_text",
        "device_id",
        "counter",
        "spoken",
        "version",
        "told",
    }
)
EXPORTED: tuple[type[Base], ...] = (
    Host,
    Site,
    SiteHours,
    SiteHolidays,
    Closure,
    Participant,
    Order,
    Terms,
    Pause,
    Placement,
    PlacementSpan,
    TimetableEntry,
    ShiftException,
    Attendance,
    AttendanceScan,
    Scan,
    Confirmation,
    Decision,
    DecisionApproval,
    Reply,
    Excuse,
    ExcusedShift,
    ExcuseEvent,
    MakeUp,
    MakeUpSession,
    MakeUpWord,
    ShiftMark,
    WeekDecision,
    Warning,
    WarningStep,
    Telling,
    PlanRequest,
    AppearanceRule,
    Appearance,
    AppearanceEvent,
    Deadline,
    WeekStanding,
)
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the record: its name and the columns that leave."""

    table: Table
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """As files and sheets are called."""
        return self.table.name

    def page(self, court_id: UUID, after: Sequence[Any] | None) -> Select[Any]:
        """The next rows of a court in the order of their keys: the key, then what leaves."""
        keys = list(self.table.primary_key.columns)
        shown = [self.table.c[name].label(f"_{name}") for name in self.columns]
        query = select(*keys, *shown).where(_of_court(self.table, court_id))
        if after is not None:
            query = query.where(tuple_(*keys) > tuple_(*after))
        return query.order_by(*keys).limit(AT_ONCE)


def _of_court(table: Table, court_id: UUID) -> ColumnElement[bool]:
    if "court_id" in table.c:
        return table.c.court_id == court_id
    if "site_id" in table.c:
        sites = select(Site.id).where(Site.court_id == court_id)
        return table.c.site_id.in_(sites)
    own = select(Attendance.id).where(Attendance.court_id == court_id)
    return table.c.attendance_id.in_(own)


def leaves(table: Table, name: str) -> bool:
    """Whether a column is part of the record that leaves."""
    return name not in WITHHELD and not isinstance(table.c[name].type, LargeBinary)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _sheet(entity: type[Base]) -> Sheet:
    table = Base.metadata.tables[entity.__tablename__]
    return Sheet(table, tuple(name for name in _names(table) if leaves(table, name)))


SHEETS: tuple[Sheet, ...] = tuple(_sheet(entity) for entity in EXPORTED)
