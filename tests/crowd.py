"""Many people with phones at one site, and the signed scans that they send."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.hosts import codes
from api.hosts.models import Site
from api.scans.service import canonical
from tests import builders
from tests.phones import Phone


@dataclass(frozen=True, slots=True)
class Crowd:
    """A site, and the phones (device id and key) of the people placed there."""

    site: Site
    phones: tuple[tuple[UUID, Phone], ...]


@dataclass(frozen=True, slots=True)
class SignedScan:
    """A scan as it goes over the wire; the same bytes each time it is sent."""

    id: UUID
    body: bytes

    @property
    def path(self) -> str:
        """Where it is PUT."""
        return f"/api/v1/scans/{self.id}"


def a_crowd(session: Session, people: int, rng: random.Random) -> Crowd:
    """So many orders at one new site, each with an enrolled phone."""
    court = builders.a_court(session)
    site = builders.a_site(session, builders.a_host(session, court))
    phones = []
    for _ in range(people):
        order = builders.an_order(session, court)
        builders.a_placement(session, order, site)
        phone = Phone()
        x, y = phone.point
        device = Device(
            id=a_uuid(rng),
            court_id=court.id,
            participant_id=order.participant_id,
            order_id=order.id,
            x=x,
            y=y,
            enrolled_at=builders.LONG_AGO,
            matched_at=builders.LONG_AGO,
            pin_hash="none",
        )
        session.add(device)
        phones.append((device.id, phone))
    session.flush()
    return Crowd(site, tuple(phones))


def signed_scans(
    crowd: Crowd, instants: Sequence[datetime], url: str, rng: random.Random
) -> list[SignedScan]:
    """Everybody's scan of the site's code at each instant: in and out by turns."""
    scans = []
    for number, at in enumerate(instants):
        code = codes.rotating(crowd.site, url, at).url
        for device_id, phone in crowd.phones:
            scan_id = a_uuid(rng)
            claims: dict[str, object] = {
                "direction": "in" if number % 2 == 0 else "out",
                "code": code,
                "captured_at": at.isoformat(),
                "sequence": number,
                "app_version": "crowd",
                "device": str(device_id),
            }
            claims["signature"] = phone.sign(canonical(scan_id, claims).decode())
            scans.append(SignedScan(scan_id, json.dumps(claims).encode()))
    return scans


def a_uuid(rng: random.Random) -> UUID:
    """A random id that a seed repeats."""
    return UUID(int=rng.getrandbits(128), version=4)
