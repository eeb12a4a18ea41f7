"""The shapes of a case page: weeks with their causes, the sums, and the timeline."""

from api.cases.sources import KINDS
from api.rules.causes import CODES, WHOSE
from api.standing.schemas import STATES
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

ROLES = ("participant", "host", "site_device", "clerk", "monitor", "admin", "system")


class CaseQuery(Schema):
    """As of the end of a day (now when not said), from a week to a week; at most 60."""

    as_of = Day(load_default=None)
    first = WeekField(data_key="from", load_default=None)
    last = WeekField(data_key="to", load_default=None)


class TimelineQuery(PageQuery):
    """What was known at the end of a day, of one kind or of all."""

    as_of = Day(load_default=None)
    kind = Choice(KINDS, load_default=None)


class CauseSchema(Schema):
    """So many missing minutes, whose they are, and why in a sentence."""

    who = Choice(WHOSE)
    code = Choice(tuple(CODES))
    minutes = Minutes()
    text = Str(200)


class CaseWeekSchema(Schema):
    """A week in numbers; the minutes of its causes add up to `gap_minutes`."""

    week = WeekField()
    starts_on = Day()
    ends_on = Day()
    state = Choice(STATES)
    provisional = Bool()
    required_minutes = Minutes()
    credited_minutes = Minutes()
    confirmed_minutes = Minutes()
    provisional_minutes = Minutes()
    excused_minutes = Minutes()
    claimed_minutes = Minutes()
    short_minutes = Minutes()
    needed_minutes = Minutes(20_160)
    made_up_minutes = Minutes()
    gap_minutes = Minutes()
    terms_version = Int(1, 10_000, allow_none=True)
    causes = List(Nested(CauseSchema), most=40)
    text = Str(600)


class WhoseMinutesSchema(Schema):
    """Missing minutes by whose they are; `open`: nothing is lost yet."""

    her = Minutes(10**6)
    host = Minutes(10**6)
    programme = Minutes(10**6)
    force_majeure = Minutes(10**6)
    open = Minutes(10**6)


class LevelSchema(Schema):
    """How many attendances stand on evidence of a level."""

    level = Int(0, 4)
    count = Int(0, 10**6)


class CaseTotalSchema(Schema):
    """The long run as it was known."""

    state = Choice(("no_total", "running", "complete_awaiting_judge"))
    total_required_minutes = Minutes(10_000_000, allow_none=True)
    credited_total_minutes = Minutes(10_000_000)
    provisional_total_minutes = Minutes(10_000_000)
    owed_minutes = Minutes(10_000_000, allow_none=True)
    pace_minutes = Minutes(allow_none=True)
    pace_weeks = Int(0, 60)
    projected_end = Day(allow_none=True)
    share_percent = Int(0, 100, allow_none=True)


class CaseSchema(Schema):
    """A case as it stands, or as it was known at the end of a day."""

    known_at = Instant()
    weeks = List(Nested(CaseWeekSchema), most=60)
    earlier_to = WeekField(allow_none=True, doc="The week before the first one shown.")
    whose = Nested(WhoseMinutesSchema)
    levels = List(Nested(LevelSchema), most=5)
    total = Nested(CaseTotalSchema)


class EventSchema(Schema):
    """Something that happened in a case: when, by whom, in a sentence and in her or their words."""

    id = Id()
    kind = Choice(KINDS)
    what = Str(40)
    at = Instant()
    known_at = Instant(doc="When it was received here.")
    by_name = Str(160, allow_none=True)
    by_role = Choice(ROLES)
    text = Str(400)
    said = Text(4000, allow_none=True)
    about = Id(allow_none=True)
    week = WeekField(allow_none=True)
