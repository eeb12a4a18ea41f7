"""Which tables make up a court's record, and what of them never leaves: keys, seals, fingerprints.

Everything else of a table leaves under the name that it has here; `dictionary` says what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Select, Table, select, true, tuple_

from api.appearances.models import Appearance, AppearanceEvent, AppearanceRule
from api.attendances.models import (
    Attendance,
    AttendanceScan,
    Confirmation,
    Decision,
    DecisionApproval,
    Reply,
)
from api.channels.models import Channel, ChannelEvent
from api.database import Base
from api.deadlines.models import Deadline
from api.excuses.models import Excuse, ExcusedShift, ExcuseEvent
from api.hosts.models import Closure, Host, Site, SiteHolidays, SiteHours
from api.intake.models import Withdrawal
from api.make_ups.models import MakeUp, MakeUpSession, MakeUpWord
from api.notes.models import Note
from api.notices.models import Notice, Sending
from api.offers.models import HourOffer, HourRequest
from api.orders.models import Order, Participant, Pause, Terms
from api.papers.plan_models import PlanRequest
from api.reports.models import ReportVersion
from api.scans.models import Scan
from api.sheets.models import SheetEntry, SheetLine, SheetWithdrawal, SignInSheet
from api.shifts.models import Placement, PlacementSpan, ShiftException, TimetableEntry
from api.shortfalls.models import ShiftMark, WeekDecision
from api.site_health.models import Coverage
from api.standing.models import WeekStanding
from api.warnings.models import Telling, Warning, WarningStep

# What would let somebody make codes, or helps the server alone and says nothing of anybody.
WITHHELD = frozenset(
    {
        "poster_id",
        "key_id",
        "root_secret",
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
        "params",
        "next_at",
        "claimed_by",
        "detail",
        "provider",
        "provider_id",
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
    Coverage,
    Withdrawal,
    Note,
    HourRequest,
    HourOffer,
    SignInSheet,
    SheetEntry,
    SheetLine,
    SheetWithdrawal,
    ReportVersion,
    Channel,
    ChannelEvent,
    Notice,
    Sending,
)
# Whom she chose to stand by her, and how that person is reached, is her own affair.
HER_OWN_AFFAIR = "support"
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
        query = select(*keys, *shown).where(_of_court(self.table, court_id), _open(self.table))
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


def _open(table: Table) -> ColumnElement[bool]:
    """All rows but those of persons who stand by a woman."""
    if "person_kind" in table.c:
        return table.c.person_kind != HER_OWN_AFFAIR
    if "channel_id" in table.c:
        private = select(Channel.id).where(Channel.person_kind == HER_OWN_AFFAIR)
        return table.c.channel_id.not_in(private)
    return true()


def leaves(table: Table, name: str) -> bool:
    """Whether a column is part of the record that leaves."""
    return name not in WITHHELD and not isinstance(table.c[name].type, LargeBinary)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _sheet(entity: type[Base]) -> Sheet:
    table = Base.metadata.tables[entity.__tablename__]
    return Sheet(table, tuple(name for name in _names(table) if leaves(table, name)))


SHEETS: tuple[Sheet, ...] = tuple(_sheet(entity) for entity in EXPORTED)
