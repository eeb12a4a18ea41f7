"""The shapes of short weeks, decisions on them, and missed shifts."""

from api.orders.schemas import WhoseSchema
from api.rules.missed import KINDS as MISSED_KINDS
from api.standing.schemas import STATES
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

STAGES = ("curing", "due", "decided", "reopened")
KINDS = ("make_up", "excuse", "pause", "no_action", "judge_decision", "withdrawn")
FINDINGS = ("none", "noncompliance", "revocation")


class NewWeekDecisionSchema(Schema):
    """What is decided of a closed week. `finding` is what a judge found, and only a judge."""

    kind = Choice(KINDS)
    finding = Choice(FINDINGS, allow_none=True, load_default=None)
    reasons = Text(2000)


class WeekDecisionSchema(NewWeekDecisionSchema):
    """A decision, by whom and when, with the numbers it was made on."""

    id = Id()
    state = Choice(STATES)
    credited_minutes = Minutes()
    excused_minutes = Minutes()
    short_minutes = Minutes()
    by_name = Str(160)
    at = Instant()


class WeekDecisionsSchema(Schema):
    """Everything that was decided of a week, oldest first."""

    items = List(Nested(WeekDecisionSchema), most=1000)


class ShortfallSchema(Schema):
    """A closed short week, and where it stands."""

    order = Nested(WhoseSchema)
    week = WeekField()
    starts_on = Day()
    stage = Choice(STAGES)
    state = Choice(STATES)
    minor = Bool(doc="Short by less than half an hour.")
    required_minutes = Minutes()
    credited_minutes = Minutes()
    excused_minutes = Minutes()
    short_minutes = Minutes()
    provisional = Bool()
    below_floor = Bool()
    cure_until = Instant()
    decision = Nested(WeekDecisionSchema, allow_none=True)


class ShortfallsQuery(PageQuery):
    """At which stage; `minor` are the small ones that nobody decided."""

    stage = Choice(("due", "curing", "reopened", "minor", "decided"), load_default="due")


class NewMarkSchema(Schema):
    """A named person's word on a missed shift, after checking."""

    kind = Choice(("noted", "unjustified", "withdrawn"))
    reasons = Text(2000)


class MarkSchema(NewMarkSchema):
    """The word, by whom and when."""

    id = Id()
    by_name = Str(160)
    by_role = Choice(("host", "clerk"))
    at = Instant()


class MissedShiftSchema(Schema):
    """A shift that passed without her, and what was said of it."""

    shift = Id()
    week = WeekField()
    starts_at = Instant()
    ends_at = Instant()
    kind = Choice(MISSED_KINDS)
    marks = List(Nested(MarkSchema), most=100)


class MissedShiftsSchema(Schema):
    """Missed shifts in time order, with how many there are of each kind and in all."""

    items = List(Nested(MissedShiftSchema), most=5000)
    total = Int(0, 5000)
    unjustified = Int(0, 5000)


class HostNoteSchema(Schema):
    """What the host said of a missed shift."""

    text = Text(2000)
    by_name = Str(160)
    at = Instant()


class SiteMissedShiftSchema(Schema):
    """A shift at a site that passed without her, as its host sees it: who, when and its own note.
    Whether she gave a cause is not said."""

    order = Id()
    shift = Id()
    first_name = Str(80)
    starts_at = Instant()
    ends_at = Instant()
    note = Nested(HostNoteSchema, allow_none=True)


class SiteMissedShiftsSchema(Schema):
    """The missed shifts of a site in the last days, newest first."""

    items = List(Nested(SiteMissedShiftSchema), most=5000)


class SpanSchema(Schema):
    """From a week to a week, both inclusive; the last twelve when not said."""

    first = WeekField(data_key="from", load_default=None)
    last = WeekField(data_key="to", load_default=None)
