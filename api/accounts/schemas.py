"""The shapes of signing in: sessions, enrolments, devices, and who looked."""

from api.accounts.devices import REVOCATION_REASONS
from api.accounts.matching import HOW
from api.accounts.passwords import MOST_LENGTH, PIN_LENGTH
from api.rules.access import SIGNED_IN
from api.web.fields import Bool, Choice, Count, Id, Int, Secret, Str, Text
from api.web.paging import CURSOR_LENGTH, LARGEST_PAGE
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

CODE_LENGTH = 400
CHALLENGE_LENGTH = 120
# A fortnight: no tablet shows codes for longer without the network.
MOST_OFFSET_MS = 14 * 86_400_000
BASE64URL = "[A-Za-z0-9_-]"


def _two_words(*, allow_none: bool = False) -> List:
    return List(Str(20), least=2, most=2, allow_none=allow_none)


class PlaceNameSchema(Schema):
    """Something by its id and its name."""

    id = Id()
    name = Str(160)


class SessionSchema(Schema):
    """Who is signed in, and until when if nothing more is done."""

    role = Choice(sorted(SIGNED_IN))
    name = Str(160, least=0)
    language = Choice(("es", "en"))
    expires_at = Instant()
    court = Nested(PlaceNameSchema, allow_none=True)
    host = Nested(PlaceNameSchema, allow_none=True)
    sites = List(Nested(PlaceNameSchema))
    order = Id(allow_none=True)
    device = Id(allow_none=True)


class StaffSignInSchema(Schema):
    """E-mail, password, and the six digits that the authenticator shows."""

    email = Str(254, least=3)
    password = Secret(MOST_LENGTH)
    code = Secret(6, least=6)


class PasswordChangeSchema(Schema):
    """A password of one's own, with both factors once more."""

    password = Secret(MOST_LENGTH)
    code = Secret(6, least=6)
    new_password = Secret(MOST_LENGTH)


class ChallengeSchema(Schema):
    """Something to sign within two minutes, over its UTF-8 bytes."""

    challenge = Str(CHALLENGE_LENGTH)
    expires_at = Instant()


class DeviceSignInSchema(Schema):
    """A signed challenge (ES256, raw r||s, base64url) and the PIN."""

    device = Id()
    challenge = Str(CHALLENGE_LENGTH, pattern=f"{BASE64URL}+")
    signature = Str(86, least=86, pattern=f"{BASE64URL}{{86}}")
    pin = Secret(PIN_LENGTH, least=PIN_LENGTH)


class PublicKeySchema(Schema):
    """A P-256 public key. A private part is an unknown field, and refused."""

    kty = Choice(("EC",))
    crv = Choice(("P-256",))
    x = Str(43, least=43, pattern=f"{BASE64URL}{{43}}")
    y = Str(43, least=43, pattern=f"{BASE64URL}{{43}}")


class ReceiptKeySchema(PublicKeySchema):
    """The key that signs receipts, with its name."""

    kid = Str(16)


class OpeningSchema(Schema):
    """An enrolment code: the whole address as it was scanned, or `E1....` as it was typed."""

    code = Secret(CODE_LENGTH)


class OpenedSchema(Schema):
    """What the code is for, and until when it can be used."""

    kind = Choice(("participant", "site_device"))
    first_name = Str(80, allow_none=True)
    site_name = Str(160, allow_none=True)
    expires_at = Instant()


class RedemptionSchema(Schema):
    """A code, the phone's public key, and a six-digit PIN of her choice."""

    code = Secret(CODE_LENGTH)
    public_key = Nested(PublicKeySchema)
    pin = Secret(PIN_LENGTH, least=PIN_LENGTH)
    label = Str(80, load_default=None, allow_none=True)


class RedeemedSchema(Schema):
    """The phone's id, the words to compare, and the key with which it checks receipts."""

    device = Id()
    two_words = _two_words()
    receipt_key = Nested(ReceiptKeySchema)


class SiteDeviceRedemptionSchema(Schema):
    """A code, the tablet's public key when its browser can make one, and a name for the list."""

    code = Secret(CODE_LENGTH)
    public_key = Nested(PublicKeySchema, load_default=None, allow_none=True)
    label = Str(80)


class SiteDeviceRedeemedSchema(Schema):
    """The tablet's id, its site, the words to compare, and the key to check receipts with."""

    device = Id()
    site = Nested(PlaceNameSchema)
    two_words = _two_words()
    receipt_key = Nested(ReceiptKeySchema)


class EnrolmentSchema(Schema):
    """A fresh code, shown once: to print, to read out, or to scan."""

    id = Id()
    code = Str(60)
    url = Str(CODE_LENGTH)
    svg = Text(100_000)
    expires_at = Instant()


class RevocationSchema(Schema):
    """Why a device is taken out of use."""

    reason = Choice(REVOCATION_REASONS)


class DeviceSchema(Schema):
    """A phone as the desk sees it."""

    id = Id()
    label = Str(80, allow_none=True)
    enrolled_at = Instant()
    last_seen_at = Instant(allow_none=True)
    revoked_at = Instant(allow_none=True)
    revoked_reason = Str(16, allow_none=True)
    matched_at = Instant(allow_none=True)
    two_words = _two_words(allow_none=True)
    locked = Bool()


class SiteDeviceSchema(Schema):
    """A site's tablet as the desk and the host see it."""

    id = Id()
    label = Str(80, allow_none=True)
    enrolled_at = Instant()
    last_seen_at = Instant(allow_none=True)
    revoked_at = Instant(allow_none=True)
    revoked_reason = Str(16, allow_none=True)
    matched_at = Instant(allow_none=True)
    two_words = _two_words(allow_none=True)


class EnrolmentStateSchema(Schema):
    """What became of a code: unused, opened, waiting for its words, matched, or ended."""

    id = Id()
    state = Choice(("unused", "opened", "waiting", "matched", "ended"))
    device = Nested(SiteDeviceSchema, allow_none=True)


class MatchSchema(Schema):
    """Whether both screens show the same two words, and how that was found out."""

    agrees = Bool()
    how = Choice(HOW)


class SignedChallengeSchema(Schema):
    """A challenge with the phone's signature over it (ES256, raw r||s, base64url)."""

    challenge = Str(CHALLENGE_LENGTH, pattern=f"{BASE64URL}+")
    signature = Str(86, least=86, pattern=f"{BASE64URL}{{86}}")


class MatchedSchema(Schema):
    """Whether the court has compared the words; a phone that it turned down is told so by 401."""

    matched = Bool()


class ClockSchema(Schema):
    """By how much a screen's codes were ahead of the server's clock when it checked, at `until`;
    they were right at `since`. Both by the server's clock."""

    offset_ms = Int(-MOST_OFFSET_MS, MOST_OFFSET_MS)
    since = Instant(allow_none=True)
    until = Instant()


class ViewSchema(Schema):
    """Somebody of this role and court, or of an organization that she let in, looked at her record
    on this day, so many times, for this; both also in words."""

    day = Day()
    role = Choice(("clerk", "host", "admin", "monitor", "site_device"))
    role_text = Str(60)
    court_name = Str(160, allow_none=True)
    organization_name = Str(120, allow_none=True)
    purpose = Str(24)
    purpose_text = Str(80)
    times = Count()


class AccessLogSchema(Schema):
    """A page of who looked, and of all pages: how often, and how many people."""

    items = List(Nested(ViewSchema), most=LARGEST_PAGE)
    next = Str(CURSOR_LENGTH, allow_none=True)
    looks = Count()
    readers = Count()
