"""The shapes of signing in: sessions, enrolments, devices, and who looked."""

from api.accounts.devices import REVOCATION_REASONS
from api.accounts.passwords import MOST_LENGTH, PIN_LENGTH
from api.rules.access import SIGNED_IN
from api.web.fields import Bool, Choice, Count, Id, Secret, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

CODE_LENGTH = 400
CHALLENGE_LENGTH = 120
BASE64URL = "[A-Za-z0-9_-]"


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
    """The phone's id, its session, and the key with which it checks receipts."""

    device = Id()
    session = Nested(SessionSchema)
    receipt_key = Nested(ReceiptKeySchema)


class SiteDeviceRedemptionSchema(Schema):
    """A code, the tablet's public key when its browser can make one, and a name for the list."""

    code = Secret(CODE_LENGTH)
    public_key = Nested(PublicKeySchema, load_default=None, allow_none=True)
    label = Str(80)


class SiteDeviceRedeemedSchema(Schema):
    """The tablet's id, its site, its session, and the key with which it checks receipts."""

    device = Id()
    site = Nested(PlaceNameSchema)
    session = Nested(SessionSchema)
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
    locked = Bool()


class SiteDeviceSchema(Schema):
    """A site's tablet as the desk and the host see it."""

    id = Id()
    label = Str(80, allow_none=True)
    enrolled_at = Instant()
    last_seen_at = Instant(allow_none=True)
    revoked_at = Instant(allow_none=True)
    revoked_reason = Str(16, allow_none=True)


class ViewSchema(Schema):
    """Somebody of this role and court looked at her record on this day, so many times."""

    day = Day()
    role = Choice(("clerk", "host", "admin", "monitor", "site_device"))
    court_name = Str(160, allow_none=True)
    purpose = Str(24)
    times = Count()
