"""The shapes of dates before the judge, of their rules, and of links to a calendar."""

from api.orders.schemas import WhoseSchema
from api.web.fields import Choice, Id, Int, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime

STATES = ("set", "attended", "excused", "rescheduled", "cancelled", "presumed")
EVENTS = (
    *("set", "moved", "cannot_come", "answered", "attended", "excused", "rescheduled"),
    *("cancelled", "presumed", "undone", "scanned"),
)
VERDICTS = ("attend", "excuse", "reschedule", "cancel", "stand", "undo")
MOST_NEXT = 130


class AppearanceRuleSchema(Schema):
    """How dates come again: an RRULE in local time. Dates on closed days move to the next open one.

    FREQ is DAILY, WEEKLY or MONTHLY, with INTERVAL, BYDAY, BYMONTHDAY, BYSETPOS, COUNT or UNTIL.
    """

    version = Int(1, 10**9, dump_only=True)
    rrule = Str(200, doc="For example FREQ=MONTHLY;BYMONTHDAY=5.")
    first_day = Day(doc="The day from which the rule is counted.")
    starts_minute = LocalTime(data_key="time")
    place = Str(240)
    bring = Text(2000, allow_none=True, load_default=None, doc="What she should bring along.")
    recorded_at = Instant(dump_only=True)
    withdrawn_at = Instant(allow_none=True, dump_only=True)
    withdrawn_reason = Text(2000, allow_none=True, dump_only=True)
    next_dates = List(Instant(), most=MOST_NEXT, dump_only=True)


class AppearanceRulesSchema(Schema):
    """The rule that holds, if any, and those before it, the newest first."""

    rule = Nested(AppearanceRuleSchema, allow_none=True)
    earlier = List(Nested(AppearanceRuleSchema), most=50)


class RuleWithdrawalSchema(Schema):
    """Why a rule no longer holds."""

    reason = Text(2000)


class AppearanceFrameSchema(Schema):
    """What every view of a date says."""

    id = Id()
    version = Int(1, 10**9)
    starts_at = Instant()
    place = Str(240)
    bring = Text(2000, allow_none=True)
    source = Choice(("rule", "single"))
    rule_day = Day(allow_none=True, doc="The day that the rule names; closed days move the date.")
    instead_of = Id(allow_none=True, doc="The date that was rescheduled to this one.")
    state = Choice(STATES)
    cannot_come_at = Instant(allow_none=True, doc="When she said so, while nobody has answered.")
    scanned_at = Instant(allow_none=True, doc="When she scanned the code at the court's desk.")
    presumed_on = Day(allow_none=True, doc="From when it is presumed kept if nobody records it.")


class AppearanceSchema(AppearanceFrameSchema):
    """A date of one order."""

    order = Id()


class AppearanceRowSchema(AppearanceFrameSchema):
    """A row of the court's list; what she wrote is opened one by one, and that is noted."""

    order = Nested(WhoseSchema)


class AppearanceEventSchema(Schema):
    """What was said of a date, by whom and when; the clock has no name."""

    id = Id()
    kind = Choice(EVENTS)
    text = Text(2000, allow_none=True)
    starts_at = Instant(allow_none=True)
    place = Str(240, allow_none=True)
    bring = Text(2000, allow_none=True)
    scanned_at = Instant(allow_none=True, doc="When the scan happened; `at` is when we had it.")
    by_name = Str(160, allow_none=True)
    by_role = Choice(("clerk", "participant", "clock"))
    at = Instant()


class FullAppearanceSchema(AppearanceSchema):
    """A date with all that was said of it, oldest first."""

    events = List(Nested(AppearanceEventSchema), most=1000)


class AppearanceGivenSchema(Schema):
    """A date as a clerk sets it, or as it shall be; moving one needs a reason."""

    order = Id()
    starts_at = Instant()
    place = Str(240)
    bring = Text(2000, allow_none=True, load_default=None)
    reason = Text(2000, allow_none=True, load_default=None)


class OutcomeSchema(Schema):
    """What became of a date. `stand` answers her message: the date stands; `undo` takes back what
    was recorded last. Cancelling and standing need a text, rescheduling the new date."""

    verdict = Choice(VERDICTS)
    text = Text(2000, allow_none=True, load_default=None)
    starts_at = Instant(allow_none=True, load_default=None)


class CannotComeSchema(Schema):
    """That she cannot come, with an id that her phone made; why, only if she wants."""

    id = Id()
    text = Text(2000, allow_none=True, load_default=None)


class MyAppearancesQuery(PageQuery):
    """From today on, the next one first; or the past ones, the last one first."""

    when = Choice(("coming", "past"), load_default="coming")


class SpanQuery(PageQuery):
    """From a day to a day, both inclusive; at most 400 days."""

    first = Day(data_key="from", allow_none=True, load_default=None)
    last = Day(data_key="to", allow_none=True, load_default=None)


class AppearancesQuery(SpanQuery):
    """In one state, all, or those of which she said that she cannot come."""

    state = Choice(("all", "cannot_come", *STATES), load_default="all")


class DeskCodeSchema(Schema):
    """The code that the court's desk shows now."""

    url = Str(200)
    valid_from = Instant()
    valid_until = Instant()
    server_time = Instant()


class CalendarLinkSchema(Schema):
    """A secret link to a calendar. `url` is told once, when it is made."""

    url = Str(300, allow_none=True)
    made_at = Instant(allow_none=True, doc="Null: there is no link.")
