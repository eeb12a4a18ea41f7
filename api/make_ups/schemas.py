"""The shapes of agreements to make up minutes, by who may see what."""

from api.hosts.schemas import NamedSchema
from api.make_ups.service import PARTIES
from api.web.fields import Choice, Id, Int, Minutes, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant, WeekField

STATES = ("proposed", "agreed", "declined", "cancelled")
WORDS = ("agree", "decline", "cancel")
MOST_SESSIONS = 20


class MakeUpSessionSchema(Schema):
    """A day and time of an agreement; while it holds, a shift of the same id."""

    id = Id(dump_only=True)
    starts_at = Instant()
    ends_at = Instant()
    minutes = Minutes(1440, dump_only=True)


class MakeUpProposalSchema(Schema):
    """An agreement as somebody proposes it, who so agrees to it."""

    order = Id()
    short_week = WeekField(doc="The closed week that is short.")
    placement = Id()
    sessions = List(Nested(MakeUpSessionSchema), least=1, most=MOST_SESSIONS)
    note = Text(2000, allow_none=True, load_default=None)


class MakeUpPartySchema(Schema):
    """One of the three and what it said last; null while it has said nothing."""

    party = Choice(PARTIES)
    name = Str(160, allow_none=True)
    word = Choice(WORDS, allow_none=True)
    at = Instant(allow_none=True)


class AgreementSchema(Schema):
    """An agreement as all three see it: who, where, when. Not why, and not which week."""

    id = Id()
    version = Int(1, 10**9)
    order = Id()
    state = Choice(STATES)
    first_name = Str(80)
    site = Nested(NamedSchema)
    sessions = List(Nested(MakeUpSessionSchema), most=MOST_SESSIONS)
    parties = List(Nested(MakeUpPartySchema), most=3)
    proposed_at = Instant()


class MakeUpSaidSchema(Schema):
    """A word on an agreement, with its reason."""

    party = Choice(PARTIES)
    word = Choice(WORDS)
    reason = Text(2000, allow_none=True)
    by_name = Str(160)
    at = Instant()


class MakeUpSchema(AgreementSchema):
    """An agreement as she and her court see it."""

    placement = Id()
    short_week = WeekField()
    note = Text(2000, allow_none=True)
    words = List(Nested(MakeUpSaidSchema), most=50)


class MakeUpWordSchema(Schema):
    """A party's word. Declining and cancelling need a reason; the host reads none."""

    word = Choice(WORDS)
    reason = Text(2000, allow_none=True, load_default=None)


class MakeUpsQuery(PageQuery):
    """Agreements in one state, or all."""

    state = Choice(STATES, load_default=None)
