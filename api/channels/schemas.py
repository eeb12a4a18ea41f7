"""The shapes of channels, consent, quiet hours and support people. No answer holds an address."""

from api.channels.keeping import MOST
from api.rules.waking import A_DAY
from api.web.fields import Bool, Choice, Id, Int, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

KINDS = ("push", "email", "sms", "whatsapp", "other", "paper")
HOST_KINDS = ("push", "email", "other")
HEARD_KINDS = ("sms", "whatsapp", "email", "paper")
SUPPORT_KINDS = ("sms", "whatsapp", "email")
ENDINGS = ("withdrawn", "stop_word", "gone", "revoked", "replaced")
LAST_MINUTE = A_DAY - 1


class ChannelsQuery(Schema):
    """Those that stand, in their order; or those that ended, the newest first."""

    state = Choice(("standing", "ended"), load_default="standing")


class ChannelSchema(Schema):
    """A way to reach a person. `shown` is enough to recognise the address, never all of it."""

    id = Id()
    kind = Choice(KINDS)
    shown = Str(80, allow_none=True, doc="Null: a printed list has no address.")
    position = Int(1, 10**6, doc="The smallest is tried first.")
    consented_on = Day()
    agreed_to = Str(24, doc="The version of the sentence.")
    heard_by = Str(160, allow_none=True, doc="Who heard the yes; null: said by the person herself.")
    failing_since = Instant(allow_none=True, doc="Since when nothing has got through.")
    ended_at = Instant(allow_none=True)
    ended_because = Choice(ENDINGS, allow_none=True)


class MyChannelSchema(ChannelSchema):
    """A channel of hers."""

    this_device = Bool(doc="Whether it is of the phone that asks.")


class SubscriptionSchema(Schema):
    """What a browser gives out when it agrees to be pushed to; keys in base64url."""

    endpoint = Str(1000)
    p256dh = Str(100)
    auth = Str(40)


class ConsentSchema(Schema):
    """A yes to the sentence of one version, as /consent-words tells it."""

    consent = Bool(doc="Must be true.")
    words = Str(24)


class NewChannelSchema(ConsentSchema):
    """A channel to add. `address` is a telephone number, an e-mail, or a name at the `service`; a
    push has a `subscription`, a printed list has nothing."""

    kind = Choice(KINDS)
    address = Str(254, allow_none=True, load_default=None)
    service = Str(20, allow_none=True, load_default=None)
    subscription = Nested(SubscriptionSchema, allow_none=True, load_default=None)


class NewHostChannelSchema(NewChannelSchema):
    """A channel of somebody who works for a host."""

    kind = Choice(HOST_KINDS)


class HeardChannelSchema(Schema):
    """A channel that a clerk adds for a woman who told her so, and on which day she did."""

    kind = Choice(HEARD_KINDS)
    address = Str(254, allow_none=True, load_default=None)
    consented_on = Day()
    words = Str(24)


class ChannelOrderSchema(Schema):
    """Every channel that stands, the one to try first at the front."""

    channels = List(Id(), most=MOST)


class QuietHoursSchema(Schema):
    """Minutes of the local day between which nothing is sent; equal ones mean never quiet."""

    version = Int(1, 10**9, dump_only=True, allow_none=True, doc="Null: nothing chosen yet.")
    quiet_from = Int(0, LAST_MINUTE)
    quiet_to = Int(0, LAST_MINUTE)


class NoticeSettingsSchema(QuietHoursSchema):
    """Her quiet hours, and which reminders she wants."""

    shift_evening = Bool(doc="Her next shift, the evening before.")
    shift_soon = Bool(doc="Her next shift, two hours ahead.")
    weekly_summary = Bool(doc="Her week, on Monday.")


class SupportGivenSchema(ConsentSchema):
    """Whom she wants told with her, how, and in which language."""

    name = Str(80)
    language = Choice(("es", "en"))
    kind = Choice(SUPPORT_KINDS)
    address = Str(254)


class SupportPersonSchema(Schema):
    """Her support person."""

    id = Id()
    name = Str(80)
    language = Choice(("es", "en"))
    since = Instant()
    channel = Nested(ChannelSchema)


class MySupportSchema(Schema):
    """Her support person, if she has named one."""

    support_person = Nested(SupportPersonSchema, allow_none=True)


class ChannelKindsSchema(Schema):
    """By what a person can be reached here; `services` are the names of other ones."""

    kinds = List(Choice(KINDS), most=len(KINDS))
    services = List(Str(20), most=50)


class ConsentSentenceSchema(Schema):
    """A sentence to agree to, and its version."""

    version = Str(24, doc="Sent back as `words` with the yes.")
    text = Str(400)


class ConsentWordsSchema(Schema):
    """The newest sentences, in the caller's language."""

    channel = Nested(ConsentSentenceSchema)
    support = Nested(ConsentSentenceSchema)


class PushKeySchema(Schema):
    """The key that a browser needs to subscribe: base64url of an uncompressed point on P-256."""

    key = Str(90)
