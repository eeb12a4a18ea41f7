"""What the made-up people did: scans with real codes and signatures, words of the host."""

import base64
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.accounts.vault import Vault
from api.attendances import service as attendances
from api.demo.people import PARTICIPANTS, WEEKS_PAST, ZONE, MadeUp, Town, first_monday, host_of
from api.hosts import codes
from api.hosts.models import Site
from api.orders.models import Order
from api.rules import days
from api.rules.access import ANONYMOUS
from api.scans import service as scans
from api.scans.receipts import ReceiptKey
from api.standing import service as standing

# c confirmed, p presumed or still pending, w waiting for the host, o out forgotten, . did not come
WORKED = "cpwo"


@dataclass(frozen=True, slots=True)
class Phone:
    """A made-up phone: its device row and the key that only it has."""

    device: Device
    private: ec.EllipticCurvePrivateKey

    def sign(self, content: bytes) -> str:
        """A signature as a phone makes it: raw r and s, base64url."""
        r, s = decode_dss_signature(self.private.sign(content, ec.ECDSA(SHA256())))
        return base64.urlsafe_b64encode(r.to_bytes(32) + s.to_bytes(32)).rstrip(b"=").decode()


def live(
    session: Session, town: Town, vault: Vault, key: ReceiptKey, url: str, now: datetime
) -> None:
    """Let the made-up weeks pass, up to now."""
    # Nobody knows this PIN: a made-up phone only signs the made-up past.
    pin_hash = vault.hash_pin(uuid4(), f"{secrets.randbelow(10**6):06}")
    for order_id, made_up in zip(town.orders, PARTICIPANTS, strict=True):
        order = session.get_one(Order, order_id)
        site = session.get_one(Site, town.sites[made_up.site])
        phone = _phone(session, order, pin_hash, now)
        standing.review(session, order, days.day_bounds(order.starts_on, ZONE)[0])
        for day, deed in _deeds(made_up, now):
            begins = days.wall_instant(day, made_up.hours[0], ZONE)
            _pass_time(session, order, min(begins, now))
            _shift(session, town, order, site, phone, key, url, day, made_up.hours, deed, now)
        _pass_time(session, order, now)
    while attendances.presume_one(session, now):
        pass
    for order_id in town.orders:
        standing.review(session, session.get_one(Order, order_id), now)


def _pass_time(session: Session, order: Order, until: datetime) -> None:
    """Look at the order whenever the clock would have: what she was told has its own hour."""
    while order.look_again_at is not None and order.look_again_at <= until:
        standing.review(session, order, order.look_again_at)


def _deeds(made_up: MadeUp, now: datetime) -> Iterator[tuple[date, str]]:
    """Every working day so far and what she did on it; holidays are nobody's."""
    monday = first_monday(now)
    for week in range(WEEKS_PAST + 1):
        story = made_up.story if week == WEEKS_PAST else made_up.past
        for offset, deed in enumerate(story):
            day = monday + timedelta(weeks=week, days=offset)
            if deed in WORKED and day not in days.holidays_in(day.year):
                yield day, deed


def _phone(session: Session, order: Order, pin_hash: str, now: datetime) -> Phone:
    private, device_id = ec.generate_private_key(ec.SECP256R1()), uuid4()
    numbers = private.public_key().public_numbers()
    device = Device(
        id=device_id,
        court_id=order.court_id,
        participant_id=order.participant_id,
        order_id=order.id,
        x=numbers.x.to_bytes(32),
        y=numbers.y.to_bytes(32),
        label="inventado",
        enrolled_at=now - timedelta(weeks=WEEKS_PAST),
        matched_at=now - timedelta(weeks=WEEKS_PAST),
        pin_hash=pin_hash,
    )
    session.add(device)
    session.flush()
    return Phone(device, private)


def _shift(
    session: Session,
    town: Town,
    order: Order,
    site: Site,
    phone: Phone,
    key: ReceiptKey,
    url: str,
    day: date,
    hours: tuple[int, int],
    deed: str,
    now: datetime,
) -> None:
    came = days.wall_instant(day, hours[0] + day.day % 3, ZONE)
    left = days.wall_instant(day, hours[1] + day.day % 4, ZONE)
    if left >= now:
        return
    _scan(session, order, site, phone, key, url, "in", came)
    if deed == "o":
        return
    scan_id = _scan(session, order, site, phone, key, url, "out", left)
    if deed == "c":
        attendance = scans.attendance_of(session, scan_id)
        assert attendance is not None
        said = attendances.Said("confirm", None, None, None)
        spoken = min(left + timedelta(hours=1), now)
        attendances.confirm(session, host_of(town), spoken, attendance, uuid4(), said)


def _scan(
    session: Session,
    order: Order,
    site: Site,
    phone: Phone,
    key: ReceiptKey,
    url: str,
    direction: str,
    at: datetime,
) -> UUID:
    scan_id = uuid4()
    claims = {
        "direction": direction,
        "code": codes.rotating(site, url, at).url,
        "captured_at": at.isoformat(),
        "app_version": "demo",
        "device": str(phone.device.id),
    }
    claims["signature"] = phone.sign(scans.canonical(scan_id, claims))
    scans.record(session, ANONYMOUS, at + timedelta(seconds=2), scan_id, claims, key)
    return scan_id
