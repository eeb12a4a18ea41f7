"""The town of the browser tests: the tour's made-up people, and Elena, who has done nothing yet.

Elena's site never closes, so that her tests hold at any hour of any day.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import vault_of
from api.demo import doors, people, weeks
from api.hosts import codes
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.settings import Settings
from api.shifts import service as shifts

ALL_DAY = (0, 1440)
NAME, SITE_NAME = "Elena", "Sede Siempre"


@dataclass(frozen=True, slots=True)
class Place:
    """A running product: its address, and how to get in."""

    settings: Settings
    town: people.Town
    doors: Path
    site: UUID
    order: UUID
    sessions: sessionmaker[Session]

    @property
    def url(self) -> str:
        """Where it is served."""
        return self.settings.public_url

    def door(self, kind: str, target: UUID) -> str:
        """The address of a fresh single-use link: `staff`, `site` or `order`."""
        opened = doors.Door(kind, target, self.town.clerk, self.town.court)
        return self.url + doors.cut(self.doors, {kind: opened})[kind]


def settle(
    session: Session, settings: Settings, now: datetime, *, lived: bool = False
) -> people.Town:
    """Make up the tour's people, let their weeks pass if asked, and let Elena come to town."""
    town = people.found(session, vault_of(settings), now)
    if lived:
        key = receipt_key(settings.secret_key)
        weeks.live(session, town, vault_of(settings), key, settings.public_url, now)
    town.sites.append(_site(session, town, now))
    town.orders.append(_order(session, town, now))
    return town


def _site(session: Session, town: people.Town, now: datetime) -> UUID:
    return hosts.put_site(
        session,
        people.clerk_of(town),
        now,
        uuid4(),
        host=session.get_one(Site, town.sites[0]).host_id,
        name=SITE_NAME,
        address="Calle 1 # 2-3 (inventada)",
        time_zone=people.ZONE,
        closed_on_holidays=False,
        opening_hours=[hosts.HoursGiven(day, *ALL_DAY) for day in range(1, 8)],
    ).id


def _order(session: Session, town: people.Town, now: datetime) -> UUID:
    monday = days.parse_week(days.week_of(now, people.ZONE))
    person = orders.Person(NAME, "Zúñiga", "CC", "99009999", "es", None)
    frame = orders.Frame("7600131870032026" + "9999900", monday, None, people.ZONE, None, 5)
    order = orders.take_in(
        session,
        people.clerk_of(town),
        now,
        uuid4(),
        person,
        frame,
        orders.Numbers(1200, 300, 1200, 480),
    )
    entry = shifts.EntryGiven(uuid4(), 7, *ALL_DAY, monday, None)
    shifts.put_placement(
        session,
        people.clerk_of(town),
        now,
        order,
        uuid4(),
        site_id=town.sites[-1],
        from_day=monday,
        to_day=None,
        entries=[entry],
    )
    return order.id


def came_earlier(session: Session, place: Place, now: datetime) -> int:
    """Two scans of Elena's, an hour apart if the week is old enough; the minutes between them."""
    order, site = session.get_one(Order, place.order), session.get_one(Site, place.site)
    monday = days.wall_instant(days.parse_week(days.week_of(now, people.ZONE)), 0, people.ZONE)
    came = max(monday, now - timedelta(minutes=70))
    left = max(came, now - timedelta(minutes=10))
    her = Actor("participant", participant_id=order.participant_id, order_id=order.id)
    for direction, at in (("in", came), ("out", left)):
        url = codes.rotating(site, place.url, at).url
        claims = {"direction": direction, "code": url, "captured_at": at.isoformat()}
        scans.record(session, her, at, uuid4(), claims, receipt_key(place.settings.secret_key))
    return int(left.timestamp()) // 60 - int(came.timestamp()) // 60
