"""The shapes of scans and receipts. A scan is judged afterwards; claims are kept."""

from typing import Any

import marshmallow as ma

from api.attendances.schemas import STATES
from api.hosts.schemas import NamedSchema
from api.web.fields import Bool, Choice, Id, Int, Str
from api.web.raw import Raw
from api.web.schema import List, Nested, RawSchema, Schema
from api.web.time_fields import Instant

MOST_SCANS = 50


class Claim(Raw):
    """Something a phone says. What it left out stays out: the signature is over what was sent."""

    def __init__(self, most: int, **options: Any) -> None:
        """Up to `most` bytes of JSON."""
        super().__init__(most, load_default=ma.missing, **options)


class ClaimsSchema(RawSchema):
    """What a phone says of a capture. Anything may be odd or missing."""

    code = Claim(600, doc="What the camera read, `short:ABCD1234` as typed, or null when claimed.")
    site = Claim(80, doc="The site she chose, where the code does not name it.")
    claimed_at = Claim(80, doc="The time she gives, when there was no code.")
    captured_at = Claim(80, doc="The phone's clock at the capture.")
    monotonic_ms = Claim(40, doc="The phone's clock that never jumps, in milliseconds.")
    server_offset_ms = Claim(40, doc="Server time less phone time, as last measured.")
    server_offset_age_s = Claim(40, doc="How long ago that was measured, in seconds.")
    sequence = Claim(40, doc="Counts this phone's scans.")
    previous_hash = Claim(120, doc="SHA-256 of the phone's scan before this one, base64url.")
    app_version = Claim(80)
    device = Claim(80, doc="The id of the phone or tablet, from its enrolment.")
    note = Claim(400)
    witness = Claim(240, doc="At a tablet: the server's word that a host's person is there.")
    signature = Claim(200, doc="ES256 over the canonical content, base64url, r and s.")


class ScanSchema(ClaimsSchema):
    """One capture of a code. Only the direction must make sense."""

    direction = Choice(("in", "out"), doc="Arriving or leaving.")


class BatchScanSchema(ClaimsSchema):
    """One of many scans, with the id that the phone made. One that makes no sense is refused by
    itself, so that it does not hold up the others."""

    id = Id()
    direction = Raw(40, doc="Arriving (in) or leaving (out).", required=True)


class ScanBatchSchema(Schema):
    """Scans that waited."""

    scans = List(Nested(BatchScanSchema), most=MOST_SCANS, least=1)


class ReceiptAttendanceSchema(Schema):
    """What the scan belongs to now."""

    id = Id()
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    state = Choice(STATES)


class MessageSchema(Schema):
    """A sentence to show."""

    code = Str(40)
    text = Str(300)


class ReceiptSchema(Schema):
    """That the scan is held, as what, and the proof of it."""

    scan = Id()
    direction = Choice(("in", "out"))
    received_at = Instant()
    at = Instant(doc="When it happened, as far as the evidence tells.")
    site = Nested(NamedSchema, allow_none=True)
    level = Int(0, 4)
    status = Choice(("received",))
    flags = List(Str(40), most=50)
    duplicate = Bool(doc="It was held already; nothing changed.")
    message = Nested(MessageSchema)
    attendance = Nested(ReceiptAttendanceSchema, allow_none=True)
    proof = Str(1000, doc="Compact JWS (ES256) over id, content hash and arrival.")


class OddClaimsSchema(Schema):
    """What a phone says of a capture, as one line each; kept raw elsewhere."""

    captured_at = Str(200, allow_none=True)
    claimed_at = Str(200, allow_none=True)
    site = Str(200, allow_none=True)
    note = Str(200, allow_none=True)


class OddScanSchema(Schema):
    """A scan of nobody or nowhere known, or one told twice in different words (`differs`)."""

    id = Id()
    scan = Id(doc="The scan that stands under the same id.")
    received_at = Instant()
    direction = Choice(("in", "out"))
    at = Instant(doc="When it happened, as far as the evidence of the scan that stands tells.")
    order = Id(allow_none=True)
    site_name = Str(160, allow_none=True)
    carrier = Choice(("phone", "site"))
    flags = List(Str(40), most=50)
    code = Str(200, allow_none=True, doc="What was read instead of a code; ours are not shown.")
    said = Nested(OddClaimsSchema)


class ScanProblemSchema(Schema):
    """Why one of many could not be taken as it is; `kept` says that it is kept all the same."""

    type = Str(60)
    detail = Str(400)
    kept = Bool()


class ScanResultSchema(Schema):
    """What became of one of many."""

    id = Id()
    status = Int(100, 599)
    receipt = Nested(ReceiptSchema, allow_none=True)
    problem = Nested(ScanProblemSchema, allow_none=True)


class ScanResultsSchema(Schema):
    """One result for each scan, in their order."""

    items = List(Nested(ScanResultSchema), most=MOST_SCANS)
