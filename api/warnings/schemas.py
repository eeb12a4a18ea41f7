"""The shapes of warnings, their steps, and what was told of them."""

from api.orders.schemas import WhoseSchema
from api.rules.warnings import RANK
from api.standing.schemas import STATES, SlotSchema
from api.web.fields import Choice, Id, Int, Minutes, Str
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant, WeekField

WARNED = tuple(RANK)
TOLD = ("no_spare", "stay_longer", "missing_time", "awaiting", "warning", "became_short")
CLOSED_AS = ("recovered", "excused", "cured", "became_short")


class SentenceSchema(Schema):
    """A stable code and its sentence."""

    code = Str(40)
    text = Str(400)


class ToldSchema(Schema):
    """Something that was to be told, to whom, from when, and since when it was seen."""

    id = Id()
    week = WeekField()
    audience = Choice(("participant",))
    kind = Choice(TOLD)
    state = Choice(STATES)
    text = Str(400)
    due_at = Instant()
    seen_at = Instant(allow_none=True)
    reachable_until = Instant(allow_none=True)


class WarningStepSchema(Schema):
    """One thing that happened to a warning, with the standing that it happened at."""

    kind = Choice(("opened", "escalated", "closed", "acknowledged"))
    at = Instant()
    state = Choice(STATES)
    needed_minutes = Minutes(20_160)
    planned_minutes = Minutes(20_160)
    capacity_minutes = Minutes(20_160)
    reasons = List(Nested(SentenceSchema), most=200)
    slots = List(Nested(SlotSchema), most=200)
    by_name = Str(160, allow_none=True)


class WarningSchema(Schema):
    """An opened standing that somebody should act on: why, what would close it, who was told."""

    id = Id()
    version = Int(1, 10**9)
    order = Nested(WhoseSchema)
    week = WeekField()
    state = Choice(WARNED, doc="The worst state so far.")
    opened_at = Instant()
    closed_at = Instant(allow_none=True)
    closed_as = Choice(CLOSED_AS, allow_none=True)
    cause = Nested(SentenceSchema, allow_none=True)
    needed_minutes = Minutes(20_160)
    latest_start = Instant(allow_none=True)
    reason = Nested(SentenceSchema)
    slots = List(Nested(SlotSchema), most=200)
    told = List(Nested(ToldSchema), most=50)
    acknowledged_at = Instant(allow_none=True)
    will_come_at = Instant(allow_none=True, doc="When she said she would come.")


class FullWarningSchema(WarningSchema):
    """A warning with everything that happened to it."""

    steps = List(Nested(WarningStepSchema), most=500)


class WarningsQuery(PageQuery):
    """Open ones (the worklist), or those that are closed; of one order, or of the court."""

    state = Choice(("open", "closed"), load_default="open")
    order = Id(allow_none=True, load_default=None)


class AcknowledgementSchema(Schema):
    """I have read it; she may say when she will come."""

    will_come_at = Instant(allow_none=True, load_default=None)


class MyWarningsSchema(Schema):
    """What she was told of this week and the last ones, newest first, and the open warning."""

    warning = Nested(WarningSchema, allow_none=True)
    told = List(Nested(ToldSchema), most=100)
