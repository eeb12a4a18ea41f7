"""A small authority of this machine's own, and its certificate for the local network.

For trying a real phone, never for a court. Whoever installs the authority on a phone lets it vouch
for addresses of private networks alone: that limit stands in the certificate itself.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_LASTS, LEAF_LASTS = timedelta(days=365), timedelta(days=90)
RENEWED_BEFORE = timedelta(days=14)
# A clock of a phone that is a little slow must not find the certificate to be of tomorrow.
SLOW_CLOCK = timedelta(days=1)
NETWORKS = (
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    *("169.254.0.0/16", "127.0.0.0/8", "192.0.2.0/24"),  # by cable, this machine, laboratories
)
NAME = "Agenda (prueba)"
Network = IPv4Network | IPv6Network
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Papers:
    """Where the certificates lie. `is_new`: the authority was made now, no phone knows it yet."""

    authority: Path
    certificate: Path
    key: Path
    is_new: bool

    @property
    def fingerprint(self) -> str:
        """What a phone shows of the authority, to compare by eye."""
        return fingerprint(x509.load_pem_x509_certificate(self.authority.read_bytes()))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 in pairs."""
    return certificate.fingerprint(SHA256()).hex(":").upper()


def papers(folder: Path, names: Sequence[str], now: datetime) -> Papers:
    """The certificate for these addresses and names; made or renewed where it has to be."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    authority, authority_key = folder / "authority.crt", folder / "authority.key"
    certificate, key = folder / "machine.crt", folder / "machine.key"
    is_new = not _lasts(authority, authority_key, now)
    if is_new:
        _write(authority, authority_key, *_authority(now))
    issuer = x509.load_pem_x509_certificate(authority.read_bytes())
    if is_new or not _lasts(certificate, key, now) or not _covers(certificate, names):
        signing = load_pem_private_key(authority_key.read_bytes(), None)
        assert isinstance(signing, Key)
        _write(certificate, key, *_leaf(issuer, signing, names, now))
    return Papers(authority, certificate, key, is_new)


def _lasts(certificate: Path, key: Path, now: datetime) -> bool:
    if not certificate.is_file() or not key.is_file():
        return False
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    return found.not_valid_before_utc <= now <= found.not_valid_after_utc - RENEWED_BEFORE


def _covers(certificate: Path, names: Sequence[str]) -> bool:
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    known = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {_general(name) for name in names} <= set(known)


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _authority(now: datetime) -> tuple[x509.Certificate, Key]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    addresses = [x509.IPAddress(ip_network(network)) for network in NETWORKS]
    limits = x509.NameConstraints([*addresses, x509.DNSName("local")], None)
    made = (
        _builder(name, name, key, now, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(limits, critical=True)
        .add_extension(_usage(signs=True), critical=True)
    )
    return made.sign(key, SHA256()), key


def _leaf(
    issuer: x509.Certificate, signing: Key, names: Sequence[str], now: datetime
) -> tuple[x509.Certificate, Key]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Agenda")])
    by = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    made = (
        _builder(subject, issuer.subject, key, now, LEAF_LASTS)
        .add_extension(x509.SubjectAlternativeName(map(_general, names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(by, critical=False)
    )
    return made.sign(signing, SHA256()), key


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Key, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SLOW_CLOCK)
        .not_valid_after(now + lasts)
        .add_extension(own, critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write(certificate: Path, key: Path, made: x509.Certificate, private: Key) -> None:
    """Both files anew; nobody but this account ever reads the key."""
    text = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for path, content in ((key, text), (certificate, made.public_bytes(Encoding.PEM))):
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)


def is_private(address: str) -> bool:
    """Whether the authority may vouch for this address: one of a private network."""
    return any(IPv4Address(address) in IPv4Network(network) for network in NETWORKS)
