"""The shapes of attendances, confirmations and decisions, by who may see what."""

from api.hosts.schemas import NamedSchema
from api.orders.schemas import WhoseSchema
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

STATES = ("open", "claimed", "pending", "presumed", "contested", "confirmed", "denied", "merged")


class ContestSchema(Schema):
    """The host's objection: the reason and the times the host gives."""

    reason = Text(2000)
    by_name = Str(160)
    at = Instant()
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)


class RulingSchema(Schema):
    """A clerk's decision with its reasons. `waits` while a second person has not agreed."""

    id = Id()
    verdict = Choice(("accept", "adjust", "deny", "withdraw"))
    reasons = Text(2000)
    at = Instant()
    waits = Bool()


class SaidReplySchema(Schema):
    """What she answered, and when."""

    text = Text(2000)
    at = Instant()


class AttendanceSchema(Schema):
    """Arrival to departure at a site."""

    id = Id()
    version = Int(1, 10**9)
    day = Day()
    site = Nested(NamedSchema)
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    minutes = Minutes(2880, allow_none=True)
    state = Choice(STATES)
    level = Int(0, 4)
    flags = List(Str(40), most=50)
    presumed_at = Instant(allow_none=True, doc="When the host's silence makes it presumed.")
    arrival_seen_by = Str(120, allow_none=True, doc="Who at the site scanned her card, by name.")
    departure_seen_by = Str(120, allow_none=True)
    contest = Nested(ContestSchema, allow_none=True)
    decision = Nested(RulingSchema, allow_none=True)


class AnsweredSchema(AttendanceSchema):
    """An attendance with what she answered, for her and for the clerk: not for the host."""

    replies = List(Nested(SaidReplySchema), most=200, doc="Oldest first.")


class HostRulingSchema(Schema):
    """What was decided, as a host reads it. Not why: reasons may name what she confided."""

    id = Id()
    verdict = Choice(("accept", "adjust", "deny", "withdraw"))
    at = Instant()
    waits = Bool()


class HostAttendanceSchema(AttendanceSchema):
    """What a host sees: the first name, and nothing of how she stands."""

    first_name = Str(80)
    decision = Nested(HostRulingSchema, allow_none=True)


class SaidSchema(Schema):
    """The host's word: confirm, with a missing time if one is missing, or contest with a reason."""

    verdict = Choice(("confirm", "contest"))
    checked_in_at = Instant(allow_none=True, load_default=None)
    checked_out_at = Instant(allow_none=True, load_default=None)
    reason = Text(2000, allow_none=True, load_default=None)


class BatchItemSchema(SaidSchema):
    """One attendance of many, with the version that was seen."""

    attendance = Id()
    version = Int(1, 10**9)


class BatchSchema(Schema):
    """Many confirmations at once."""

    items = List(Nested(BatchItemSchema), least=1)


class FaultSchema(Schema):
    """Why one item of many was refused."""

    type = Str(60)
    detail = Str(400)


class BatchResultSchema(Schema):
    """What became of one item: the attendance, or why not."""

    attendance = Id()
    status = Int(100, 599)
    item = Nested(HostAttendanceSchema, allow_none=True)
    problem = Nested(FaultSchema, allow_none=True)


class BatchResultsSchema(Schema):
    """One result for each item, in their order."""

    items = List(Nested(BatchResultSchema))


class DecisionSchema(Schema):
    """A clerk's decision; `adjust` gives both times, `withdraw` takes the last one back."""

    verdict = Choice(("accept", "adjust", "deny", "withdraw"))
    checked_in_at = Instant(allow_none=True, load_default=None)
    checked_out_at = Instant(allow_none=True, load_default=None)
    reasons = Text(2000)


class DecisionItemSchema(Schema):
    """One attendance of many, with the version that was seen."""

    attendance = Id()
    version = Int(1, 10**9)


class DecisionBatchSchema(Schema):
    """Many attendances to accept, or to take the acceptance back of."""

    verdict = Choice(("accept", "withdraw"))
    reasons = Text(2000)
    items = List(Nested(DecisionItemSchema), least=1)


class CourtAttendanceSchema(AnsweredSchema):
    """An attendance on a clerk's list, with whose it is."""

    order = Nested(WhoseSchema)


class DecisionBatchResultSchema(Schema):
    """What became of one item: the attendance, or why not."""

    attendance = Id()
    status = Int(100, 599)
    item = Nested(CourtAttendanceSchema, allow_none=True)
    problem = Nested(FaultSchema, allow_none=True)


class DecisionBatchResultsSchema(Schema):
    """One result for each item, in their order."""

    items = List(Nested(DecisionBatchResultSchema))


class ReplySchema(Schema):
    """Her answer."""

    text = Text(2000)


class InboxQuery(PageQuery):
    """In which state."""

    state = Choice(
        ("contested", "presumed", "open", "claimed", "flagged"), load_default="contested"
    )


class DayQuery(PageQuery):
    """One day of a site (today when not said), or all that waits for the host's word."""

    date = Day(load_default=None)
    waiting = Bool(load_default=False)


class SpanQuery(PageQuery):
    """From a day to a day, both inclusive."""

    first = Day(data_key="from", load_default=None)
    last = Day(data_key="to", load_default=None)
