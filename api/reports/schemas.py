"""The shapes of monthly reports, by who may see what."""

from api.hosts.schemas import NamedSchema
from api.orders.schemas import WhoseSchema
from api.reports import words
from api.reports.service import MOST_VERSIONS
from api.rules.months import PATTERN
from api.rules.values import AttendanceState
from api.web.fields import Bool, Choice, Count, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

MOST_ROWS, MOST_WRITTEN = 200, 30
A_MONTH = 31 * 1440
STATES = ("to_write", "draft", "handed_in", "correcting")
STAYS = AttendanceState.__args__  # type: ignore[attr-defined]


def _month() -> Str:
    return Str(7, least=7, pattern=PATTERN)


def _clock(*, allow_none: bool = False) -> Str:
    return Str(5, allow_none=allow_none)


class ActivitySchema(Schema):
    """Something that was done in the month."""

    kind = Choice(words.ACTIVITIES)
    text = Text(2000, doc="What was done, in the host's words.")


class IncidentSchema(Schema):
    """Something that happened. It is what the host tells, never a finding."""

    kind = Choice(words.INCIDENTS)
    day = Day(allow_none=True, load_default=None)
    text = Text(2000)


class InsuranceSchema(Schema):
    """A change of her cover against risks at work."""

    kind = Choice(words.INSURANCE)
    day = Day()
    text = Text(500, allow_none=True, load_default=None)


class WrittenSchema(Schema):
    """What the host writes."""

    activities = List(Nested(ActivitySchema), most=MOST_WRITTEN)
    incidents = List(Nested(IncidentSchema), most=MOST_WRITTEN)
    insurance = List(Nested(InsuranceSchema), most=MOST_WRITTEN)
    evidence = Text(4000, allow_none=True, load_default=None, doc="Other evidence, if any.")


class StaySchema(Schema):
    """A day and its times, as the record has them."""

    id = Id()
    day = Day()
    came = _clock(allow_none=True)
    left = _clock(allow_none=True)
    minutes = Minutes(A_MONTH, allow_none=True)
    state = Choice(STAYS)
    confirmed_by = Str(160, allow_none=True)
    confirmed_at = Instant(allow_none=True)


class PassedSchema(Schema):
    """A planned shift that nobody worked."""

    shift = Id()
    day = Day()
    starts = _clock()
    ends = _clock()


class StoodDownSchema(PassedSchema):
    """A shift that could not be: closed, a holiday, days on pause."""

    cause = Choice(words.STOOD_DOWN)


class AbsenceSchema(PassedSchema):
    """A missed shift: its state, who marked it, the host's own note, and numbers of papers."""

    state = Choice(words.ABSENCES)
    marked_by = Str(160, allow_none=True)
    note = Text(2000, allow_none=True)
    paper_references = List(Str(12), most=MOST_ROWS)


class MonthMinutesSchema(Schema):
    """Minutes of the month at this site."""

    recorded = Minutes(A_MONTH)
    credited = Minutes(A_MONTH)
    confirmed = Minutes(A_MONTH)


class ReportFactsSchema(Schema):
    """What the record says of the month."""

    attendances = List(Nested(StaySchema), most=MOST_ROWS)
    minutes = Nested(MonthMinutesSchema)
    stood_down = List(Nested(StoodDownSchema), most=MOST_ROWS)
    absences = List(Nested(AbsenceSchema), most=MOST_ROWS)


class ReportVersionSchema(Schema):
    """A report as it was handed in. From the second on `reason` says what was corrected."""

    id = Id()
    number = Int(1, MOST_VERSIONS)
    by_name = Str(160)
    at = Instant()
    reason = Text(2000, allow_none=True)


class ReportSchema(Schema):
    """A monthly report. A host reads the record as it is now, a court as it was handed in;
    `changed` names the parts of the record that have changed since. `written` is null where a
    court was handed in nothing."""

    order = Id()
    placement = Id()
    month = _month()
    first_name = Str(80)
    site = Nested(NamedSchema)
    due_on = Day()
    state = Choice(STATES)
    version = Int(1, 10**9, allow_none=True, doc="Of the draft, for `If-Match`.")
    facts = Nested(ReportFactsSchema)
    waiting = Count()
    written = Nested(WrittenSchema, allow_none=True)
    changed = List(Choice(("attendances", "minutes", "stood_down", "absences")), most=4)
    versions = List(Nested(ReportVersionSchema), most=MOST_VERSIONS)


class HandInSchema(Schema):
    """Handing in; a correction says why."""

    id = Id(doc="Made by who hands in: the same again is the same version.")
    reason = Text(2000, allow_none=True, load_default=None)


class ReportRowSchema(Schema):
    """A report of a month in the host's list."""

    order = Id()
    placement = Id()
    first_name = Str(80)
    site = Nested(NamedSchema)
    due_on = Day()
    state = Choice(STATES)
    handed_in_at = Instant(allow_none=True)


class CourtReportRowSchema(Schema):
    """A report of a month in the clerk's list. `report` is the newest version handed in."""

    order = Nested(WhoseSchema)
    placement = Id()
    host_name = Str(160)
    site = Nested(NamedSchema)
    due_on = Day()
    handed_in_at = Instant(allow_none=True)
    by_name = Str(160, allow_none=True)
    number = Int(0, MOST_VERSIONS)
    report = Id(allow_none=True)
    late = Bool()


class MonthSchema(Schema):
    """How many reports of a month are expected, and how many were handed in."""

    month = _month()
    due_on = Day()
    expected = Count()
    handed_in = Count()


class MonthsSchema(Schema):
    """The last months, the newest first."""

    items = List(Nested(MonthSchema), most=12)


class MonthQuery(Schema):
    """One month."""

    month = _month()


class ReportsQuery(PageQuery):
    """Reports of one month: of one site, of a state, or all."""

    month = _month()
    site = Id(load_default=None)
    state = Choice(("handed_in", "missing", "all"), load_default="all")


class SupportingPaperSchema(Schema):
    """A paper behind an absence, for the court: opened where all papers are."""

    reference = Str(12)
    excuse = Id()
    paper = Id()
    media_type = Str(40)
    day = Day()
    added_at = Instant()


class SupportingPapersSchema(Schema):
    """The papers that a report names."""

    items = List(Nested(SupportingPaperSchema), most=MOST_ROWS)
