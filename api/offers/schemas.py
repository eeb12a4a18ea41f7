"""The shapes of questions for hours and of what hosts answer, by who may see what."""

from api.hosts.schemas import NamedSchema
from api.web.fields import Choice, Id, Int, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

STATES = ("asked", "offered", "declined", "withdrawn")
MOST_DAYS = 7


class WindowSchema(Schema):
    """Hours that a host offers; a shift of the same id from then on."""

    id = Id(dump_only=True)
    starts_at = Instant()
    ends_at = Instant()


class HoursAskedSchema(Schema):
    """A question for hours as a host sees it: who and when."""

    id = Id()
    version = Int(1, 10**9)
    order = Id()
    site = Nested(NamedSchema)
    first_name = Str(80)
    days = List(Day(), most=MOST_DAYS)
    state = Choice(STATES)
    reply = Text(500, allow_none=True, doc="What the host said.")
    windows = List(Nested(WindowSchema), most=MOST_DAYS)


class HourRequestSchema(HoursAskedSchema):
    """A question for hours as she and her court see it."""

    placement = Id()
    asked_by_role = Choice(("participant", "clerk"))
    asked_at = Instant()
    answered_by_name = Str(160, allow_none=True)
    answered_at = Instant(allow_none=True)


class AskHoursSchema(Schema):
    """Days on which she could come, today or within the next 14 days."""

    order = Id()
    placement = Id()
    days = List(Day(), least=1, most=MOST_DAYS)


class HoursAnswerSchema(Schema):
    """A host's answer: hours inside the days asked for, or a reply that says why not."""

    verdict = Choice(("offer", "decline"))
    windows = List(Nested(WindowSchema), most=MOST_DAYS, load_default=list)
    reply = Text(500, allow_none=True, load_default=None)


class HourRequestsQuery(PageQuery):
    """Questions in one state, or all."""

    state = Choice(STATES, load_default=None)
