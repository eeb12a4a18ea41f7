"""The shapes of legal terms and of an order in the long run."""

from api.rules.business_days import TERMS
from api.rules.total import State
from api.web.fields import Bool, Choice, Count, Id, Int, Minutes, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

STATES = ("running", "met", "past", "counted_again")
TOTAL_STATES = State.__args__  # type: ignore[attr-defined]
MOST = 10_000_000


class DeadlineSchema(Schema):
    """A legal term in business days. `due_on` is an estimate, to be confirmed at the court."""

    id = Id(dump_only=True)
    kind = Choice(tuple(TERMS))
    counted_from = Day(doc="The day it runs from; the first business day is one later.")
    business_days = Int(
        1, 15, allow_none=True, load_default=None, doc="Null: as the law says. More needs a note."
    )
    note = Text(2000, allow_none=True, load_default=None)
    number = Int(1, 10_000, dump_only=True)
    due_on = Day(dump_only=True)
    holidays = List(Day(), most=15, dump_only=True, doc="Holidays on which the term stood still.")
    rule_version = Str(24, dump_only=True)
    state = Choice(STATES, dump_only=True)
    met_on = Day(allow_none=True, dump_only=True)
    recorded_at = Instant(dump_only=True)
    estimated = Bool(dump_only=True)
    text = Str(400, dump_only=True)


class MetSchema(Schema):
    """The day on which a term was met."""

    met_on = Day()


class MissedSchema(Schema):
    """Missed shifts of all weeks, by what was said of them, and in all."""

    excused = Count()
    filed = Count()
    refused = Count()
    noted = Count()
    unexplained = Count()
    unjustified = Count()
    total = Count()


class TotalSchema(Schema):
    """An order in the long run. The pace is what the last closed weeks that asked for hours (at
    most 8) were credited on average; the end is the Sunday of the week in which the total would be
    reached at that pace."""

    state = Choice(TOTAL_STATES)
    total_required_minutes = Minutes(MOST, allow_none=True)
    credited_total_minutes = Minutes(MOST)
    provisional_total_minutes = Minutes(MOST)
    owed_minutes = Minutes(MOST, allow_none=True)
    pace_minutes = Minutes(allow_none=True)
    pace_weeks = Int(0, 8)
    projected_end = Day(allow_none=True)
    share_percent = Int(0, 100, allow_none=True)
    missed = Nested(MissedSchema)
