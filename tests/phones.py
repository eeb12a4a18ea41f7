"""A phone as the server sees it: a P-256 key that signs, and a PIN somebody remembers."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

PIN = "482915"


class Phone:
    """Makes its key when it is made, as the browser does."""

    def __init__(self, pin: str = PIN) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.pin = pin

    @property
    def point(self) -> tuple[bytes, bytes]:
        """The coordinates of its public key, 32 bytes each."""
        numbers = self.key.public_key().public_numbers()
        return numbers.x.to_bytes(32), numbers.y.to_bytes(32)

    @property
    def jwk(self) -> dict[str, str]:
        """Its public key as it goes over the wire."""
        x, y = self.point
        return {"kty": "EC", "crv": "P-256", "x": b64(x), "y": b64(y)}

    def sign(self, text: str) -> str:
        """ES256 over the UTF-8 of a text, raw r||s, base64url."""
        r, s = decode_dss_signature(self.key.sign(text.encode(), ec.ECDSA(SHA256())))
        return b64(r.to_bytes(32) + s.to_bytes(32))


def b64(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
