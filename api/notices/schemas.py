"""The shapes of notices: her list, a clerk's lists, and what gateways send."""

from api.orders.schemas import WhoseSchema
from api.rules.notices import HERS, HOSTS, SUPPORTS
from api.web.fields import Bool, Choice, Count, Id, Int, Str
from api.web.paging import CURSOR_LENGTH, LARGEST_PAGE, PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant, WeekField

ROOMS = ("week", "scan", "record", "date", "excuse", "hours")
HOST_ROOMS = ("today", "reports")
CHANNELS = ("push", "email", "sms", "whatsapp", "other", "paper")
BECAME = (
    *("sending", "sent", "delivered", "read"),
    *("failed", "refused", "gone", "undelivered", "listed"),
)
ANSWERS = (
    *("seen", "told", "read", "delivered", "sent", "listed", "in_app"),
    *("unreached", "waiting", "past_use", "withdrawn"),
)
HOWS = ("in_person", "phone", "other")
MOST_TRIES = 500


class PageToOpenSchema(Schema):
    """Where a notice leads: a room of the app, and which thing in it."""

    room = Choice(ROOMS)
    id = Id(allow_none=True)
    week = WeekField(allow_none=True)


class TrySchema(Schema):
    """One try to bring a notice to its person, and what became of it; never an address."""

    channel_kind = Choice(CHANNELS)
    became = Choice(BECAME)
    started_at = Instant()
    ended_at = Instant(allow_none=True)
    detail = Str(60, allow_none=True, doc="The provider's short code.")
    delivered_at = Instant(allow_none=True)
    read_at = Instant(allow_none=True)
    undelivered_at = Instant(allow_none=True)
    repeats = Int(0, 10**6, doc="How often it was taken up again after a clock had stopped.")


class NoticeFrameSchema(Schema):
    """What every view of a notice says."""

    id = Id()
    about = Id(allow_none=True, doc="The telling, date, shift, entry or excuse it speaks of.")
    text = Str(400)
    due_at = Instant()
    urgent = Bool()
    seen_at = Instant(allow_none=True)


class NoticeSchema(NoticeFrameSchema):
    """A notice in the list of the person that it is for."""

    kind = Choice(HERS)
    page = Nested(PageToOpenSchema)
    tries = List(Nested(TrySchema), most=MOST_TRIES)


class TaskPageSchema(Schema):
    """Where a task of a host leads: a room of its app, and which site."""

    room = Choice(HOST_ROOMS)
    id = Id(allow_none=True)


class HostNoticeSchema(NoticeFrameSchema):
    """A notice to a host's person: a task of the host's, and nothing of how anybody stands."""

    kind = Choice(HOSTS)
    page = Nested(TaskPageSchema)
    tries = List(Nested(TrySchema), most=MOST_TRIES)


class HostInboxSchema(Schema):
    """A page of a host's person's notices, and how many were not seen yet, on all pages."""

    items = List(Nested(HostNoticeSchema), most=LARGEST_PAGE)
    next = Str(CURSOR_LENGTH, allow_none=True)
    unseen = Count()


class InboxSchema(Schema):
    """A page of one's own notices, and how many were not seen yet, on all pages."""

    items = List(Nested(NoticeSchema), most=LARGEST_PAGE)
    next = Str(CURSOR_LENGTH, allow_none=True)
    unseen = Count()


class InboxQuery(PageQuery):
    """All of them, or those about one thing."""

    about = Id(allow_none=True, load_default=None)


class SeenUpToSchema(Schema):
    """Everything that was due by then was seen."""

    up_to = Instant()


class UnseenSchema(Schema):
    """How many were not seen yet."""

    unseen = Count()


class ToldByMouthSchema(Schema):
    """Who told her, when and how."""

    at = Instant()
    by_name = Str(160)
    how = Choice(HOWS)
    said_at = Instant(doc="When it was recorded; until the end of that day it can be undone.")


class CaseNoticeSchema(NoticeFrameSchema):
    """A notice as a clerk sees it: what was said, to whom, every try, and whether she was told."""

    kind = Choice((*HERS, *SUPPORTS))
    order = Nested(WhoseSchema)
    week = WeekField(allow_none=True)
    to = Choice(("participant", "support"))
    answer = Choice(ANSWERS, doc="Was she told? The best that is known.")
    told = Nested(ToldByMouthSchema, allow_none=True)
    unreached_at = Instant(allow_none=True, doc="Since when nothing had reached her; it stays.")
    useful_until = Instant()
    support_asked_at = Instant(allow_none=True)
    tries = List(Nested(TrySchema), most=MOST_TRIES)


class NewToldSchema(Schema):
    """Somebody told her, by mouth; without a time it was now."""

    how = Choice(HOWS)
    told_at = Instant(allow_none=True, load_default=None)


class ReportQuery(Schema):
    """Our own name of a message, where a gateway gives it back in the address."""

    m = Str(64, allow_none=True, load_default=None)


class ChallengeQuery(Schema):
    """What Meta asks before it reports anything."""

    mode = Str(20, data_key="hub.mode", load_default="")
    token = Str(200, data_key="hub.verify_token", load_default="")
    challenge = Str(200, data_key="hub.challenge", load_default="")
