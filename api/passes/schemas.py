"""The shapes of passes, cards, rosters and site PINs."""

from api.hosts.schemas import NamedSchema
from api.passes.service import ENDINGS
from api.web.fields import Bool, Choice, Id, Int, Secret, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant

MOST_ENTRIES = 10_000


class PassPlaceSchema(Schema):
    """A site where she can show her phone's pass."""

    id = Id()
    name = Str(160)
    key_id = Str(7, doc="Names the site in her pass, base64url.")


class PassSchema(Schema):
    """What her phone makes its pass from, and for which sites."""

    secret = Str(22, doc="Base64url; of this phone alone, and over when the phone is.")
    sites = List(Nested(PassPlaceSchema), most=200)


class NewCardSchema(Schema):
    """A printed card to be made."""

    reason = Choice(
        ENDINGS,
        allow_none=True,
        load_default=None,
        doc="Why the card in use ends, if there is one.",
    )


class CardSchema(Schema):
    """A printed card; what is on it is shown on its page alone."""

    id = Id()
    made_at = Instant()
    ended_at = Instant(allow_none=True)
    ended_reason = Choice(ENDINGS, allow_none=True)


class EndCardQuery(Schema):
    """Why a card ends."""

    reason = Choice(ENDINGS, load_default="other")


class RosterEntrySchema(Schema):
    """A pass by its tag, and the first name that this pass alone opens."""

    tag = Str(22, doc="Base64url.")
    name = Str(600, doc="Nonce and AES-256-GCM ciphertext, base64url.")


class RosterSchema(Schema):
    """What a site's tablet holds to greet women by their passes without a network."""

    key_id = Str(7, doc="Names the site in passes, base64url.")
    server_time = Instant()
    from_day = Int(0, 100_000, doc="Whole days since 1970 in UTC.")
    days = Int(1, 31)
    entries = List(Nested(RosterEntrySchema), most=MOST_ENTRIES)
    people = List(Nested(NamedSchema), most=50, doc="Who can say by PIN that she is there.")


class NewWitnessSchema(Schema):
    """Who says that she is at the tablet."""

    staff = Id()
    pin = Secret(6, least=6)


class WitnessSchema(Schema):
    """The server's word that she is there, to be put into what she scans."""

    witness = Str(200)
    name = Str(120)
    until = Instant()


class NewSitePinSchema(Schema):
    """A PIN of her choice."""

    pin = Secret(6, least=6)


class SitePinSchema(Schema):
    """Whether she set a PIN, and whether wrong tries locked it."""

    is_set = Bool(data_key="set")
    locked = Bool()
