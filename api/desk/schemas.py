"""The shapes of the desk."""

from api.desk.waiting import LISTS
from api.orders.schemas import STATES, ReasonSchema, WhoseSchema
from api.rules.urgency import GROUPS
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

STEPS = ("told", "printed", "spoken", "hours_asked", "make_up")
REACHED = ("seen", "told", "delivered", "in_app", "on_its_way", "not_reached")


class NarrowQuery(PageQuery):
    """How to narrow the desk; everything that is said has to hold."""

    state = Choice(STATES, load_default=None)
    urgency = Choice(tuple(GROUPS), load_default=None, doc="A group of states, by urgency.")
    host = Id(load_default=None)
    site = Id(load_default=None)
    reached = Choice(("no",), load_default=None, doc="Only whom something has not reached.")
    waiting = Choice(("me",), load_default=None, doc="Only where a clerk's word is waited for.")
    noted = Choice(("yes",), load_default=None, doc="Only with a note of the court.")


_WHOM = (
    "The beginnings of words of a name (accents and capitals do not matter), of a document or of "
    "a case number."
)


class DeskQuery(NarrowQuery):
    """The desk's filters in an address. What names a person is better sent as a search."""

    q = Str(80, least=2, load_default=None, doc=_WHOM)


class DeskSearchSchema(NarrowQuery):
    """The same in a body, which no address keeps."""

    q = Str(80, least=2, doc=_WHOM)


class TriedSchema(Schema):
    """One thing that was tried."""

    what = Choice(STEPS)
    at = Instant()
    ways = List(Str(12), most=10, doc="By which channels she was told; none: in the app alone.")
    state = Str(16, allow_none=True, doc="Of what she was told; or how the question stands.")


class WaitsSchema(Schema):
    """How much of it waits in an inbox."""

    list = Choice(LISTS)
    count = Int(1, 10_000)


class RowNoteSchema(Schema):
    """The pinned note of the order, else its newest."""

    id = Id()
    text = Text(280)
    pinned = Bool()
    look_on = Day(allow_none=True)
    by_name = Str(160)
    at = Instant()


class OrderRowSchema(WhoseSchema):
    """One row of the desk."""

    site_names = List(Str(160), most=20)
    week = WeekField(allow_none=True)
    state = Choice(STATES)
    urgency = Int(0, 10**7)
    reason = Nested(ReasonSchema)
    required_minutes = Minutes()
    credited_minutes = Minutes()
    provisional_minutes = Minutes()
    excused_minutes = Minutes()
    needed_minutes = Minutes()
    latest_start = Instant(allow_none=True)
    unconfirmed = Int(0, 10_000)
    missing_times = Int(0, 10_000)
    look_again = Bool(doc="A note asks to look at it by today.")
    inboxes = List(Nested(WaitsSchema), most=len(LISTS))
    tried = List(Nested(TriedSchema), most=10)
    reached = Choice(REACHED, allow_none=True, doc="Null: there was nothing to tell her.")
    note = Nested(RowNoteSchema, allow_none=True)
    note_count = Int(0, 100_000)


class InboxCountSchema(Schema):
    """How much waits in an inbox; 100 stands for 100 or more."""

    list = Choice(LISTS)
    count = Int(0, 100)


class InboxCountsSchema(Schema):
    """All inboxes of the court."""

    items = List(Nested(InboxCountSchema), most=len(LISTS))
