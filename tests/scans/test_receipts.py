import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from api.scans.service import canonical
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import capture, send


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_receipt_proves_itself_against_the_published_key(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:00")
    scan_id, body = capture(cast, clock(), "in")
    receipt = send(cast.participant.client, (scan_id, body)).json
    jwk = cast.nobody.get("/api/v1/receipt-key").json

    header, payload, signature = receipt["proof"].split(".")
    raw = _bytes(signature)
    r, s = int.from_bytes(raw[:32]), int.from_bytes(raw[32:])
    x, y = (int.from_bytes(_bytes(jwk[name])) for name in ("x", "y"))
    key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    key.verify(encode_dss_signature(r, s), f"{header}.{payload}".encode(), ec.ECDSA(SHA256()))

    told = json.loads(_bytes(header))
    assert (told["alg"], told["kid"]) == ("ES256", jwk["kid"])
    said = json.loads(_bytes(payload))
    assert said["scan"] == str(scan_id)
    assert _bytes(said["hash"]) == hashlib.sha256(canonical(scan_id, body)).digest()
    assert set(said) == {"scan", "hash", "received_at"}
