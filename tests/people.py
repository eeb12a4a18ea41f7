"""The cast: one of each role, some of another court or host, each at a browser of her own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from api.accounts import sessions, staff
from api.accounts.cookie import COOKIE
from api.accounts.models import Court, Device, SiteDevice, Staff
from api.accounts.vault import Vault, vault_of
from api.errors import Unauthenticated
from api.hosts.models import Host, Site
from api.orders.models import Order
from api.settings import Settings
from api.shifts.models import Placement
from api.web.request import KEY, Wiring
from tests.builders import LONG_AGO, a_court, a_host, a_placement, a_site, an_order
from tests.phones import Phone

Subject = type[Staff] | type[Device] | type[SiteDevice]
# Before the shortest session (five minutes of stillness) is over, people sign in again.
SIGN_IN_EVERY = timedelta(minutes=4)


class Answer(TestResponse):
    """An answer of which a test knows that it is JSON."""

    @property
    def json(self) -> Any:
        """The body, read."""
        return self.get_json()


class Browser(FlaskClient):
    """A browser at the product's own address. Whoever sits at it signs in again when needed."""

    subject: tuple[Subject, UUID] | None = None
    signed_in_at: datetime | None = None

    def sits(self, kind: Subject, subject_id: UUID) -> "Browser":
        """Seat somebody."""
        self.subject = (kind, subject_id)
        return self

    def get(self, *args: Any, **kwargs: Any) -> Answer:
        """Read."""
        return cast(Answer, super().get(*args, **kwargs))

    def post(self, *args: Any, **kwargs: Any) -> Answer:
        """Command."""
        return cast(Answer, super().post(*args, **kwargs))

    def put(self, *args: Any, **kwargs: Any) -> Answer:
        """Make or change."""
        return cast(Answer, super().put(*args, **kwargs))

    def delete(self, *args: Any, **kwargs: Any) -> Answer:
        """Withdraw."""
        return cast(Answer, super().delete(*args, **kwargs))

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request as our own page would."""
        wiring = cast(Wiring, self.application.extensions[KEY])
        self._sign_in(wiring)
        if args and isinstance(args[0], str):
            kwargs.setdefault("base_url", wiring.settings.public_url)
            kwargs["headers"] = {"X-Constancia": "1", **dict(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)

    def _sign_in(self, wiring: Wiring) -> None:
        now = wiring.clock()
        if self.subject is None:
            return
        if self.signed_in_at is not None and now - self.signed_in_at < SIGN_IN_EVERY:
            return
        kind, subject_id = self.subject
        with wiring.sessions() as session:
            try:
                row = session.get_one(kind, subject_id)
                signed = sessions.begin(session, now, cast(Staff | Device | SiteDevice, row))
            except Unauthenticated:
                return
            session.commit()
        domain = wiring.settings.host_names[0]
        self.set_cookie(COOKIE, signed.token, domain=domain, secure=True, httponly=True)
        self.signed_in_at = now


@dataclass(frozen=True)
class Person:
    """Somebody, with a browser where she is signed in. `id` as in `Actor.id`."""

    id: UUID
    role: str
    client: Browser


@dataclass(frozen=True)
class Cast:
    """Everybody, and what they work with. `other_...` is of another court and another host."""

    court: Court
    host_organization: Host
    site: Site
    order: Order
    placement: Placement
    other_court: Court
    other_host_organization: Host
    other_site: Site
    other_order: Order
    other_placement: Placement
    clerk: Person
    second_clerk: Person
    other_clerk: Person
    host: Person
    other_host: Person
    participant: Person
    stranger: Person
    site_device: Person
    other_site_device: Person
    monitor: Person
    admin: Person
    nobody: Browser
    device: Device
    phone: Phone

    def by_role(self, role: str) -> Browser:
        """The browser of whoever plays a role; "anyone" is not signed in."""
        if role == "anyone":
            return self.nobody
        return cast(Person, getattr(self, role)).client


def a_cast(session: Session, settings: Settings, app: Flask) -> Cast:
    """Build and commit everybody."""
    app.test_client_class = Browser
    make = _Maker(session, vault_of(settings), app)
    court, other_court = a_court(session), a_court(session, name="Juzgado 9 de Pasto", city="Pasto")
    host, other_host = a_host(session, court), a_host(session, other_court, name="Biblioteca Sur")
    site, other_site = a_site(session, host), a_site(session, other_host, name="Sede Sur")
    order, other_order = an_order(session, court), an_order(session, other_court)
    placement = a_placement(session, order, site)
    other_placement = a_placement(session, other_order, other_site)
    phone = Phone()
    device, her = make.participant(order, phone)
    cast_ = Cast(
        court=court,
        host_organization=host,
        site=site,
        order=order,
        placement=placement,
        other_court=other_court,
        other_host_organization=other_host,
        other_site=other_site,
        other_order=other_order,
        other_placement=other_placement,
        clerk=make.staff("clerk", "clara", court_id=court.id),
        second_clerk=make.staff("clerk", "cecilia", court_id=court.id),
        other_clerk=make.staff("clerk", "carmen", court_id=other_court.id),
        host=make.staff("host", "hilda", host_id=host.id),
        other_host=make.staff("host", "herminia", host_id=other_host.id),
        participant=her,
        stranger=make.participant(other_order, Phone())[1],
        site_device=make.site_device(site),
        other_site_device=make.site_device(other_site),
        monitor=make.staff("monitor", "monica"),
        admin=make.staff("admin", "ada"),
        nobody=cast(Browser, app.test_client()),
        device=device,
        phone=phone,
    )
    session.commit()
    return cast_


@dataclass(frozen=True)
class _Maker:
    """Makes people and seats them."""

    session: Session
    vault: Vault
    app: Flask

    def staff(self, role: str, name: str, **where: UUID) -> Person:
        """Somebody who signs in with an e-mail."""
        handed = staff.add(
            self.session,
            self.vault,
            LONG_AGO,
            role=role,
            email=f"{name}@example.org",
            name=name.title(),
            court_id=where.get("court_id"),
            host_id=where.get("host_id"),
        )
        return Person(handed.staff_id, role, self._browser(Staff, handed.staff_id))

    def participant(self, order: Order, phone: Phone) -> tuple[Device, Person]:
        """A participant with an enrolled phone."""
        device_id = uuid4()
        x, y = phone.point
        device = Device(
            id=device_id,
            court_id=order.court_id,
            participant_id=order.participant_id,
            order_id=order.id,
            x=x,
            y=y,
            label="Teléfono",
            enrolled_at=LONG_AGO,
            matched_at=LONG_AGO,
            pin_hash=self.vault.hash_pin(device_id, phone.pin),
        )
        self.session.add(device)
        self.session.flush()
        browser = self._browser(Device, device_id)
        return device, Person(order.participant_id, "participant", browser)

    def site_device(self, site: Site) -> Person:
        """A tablet at a site."""
        tablet = SiteDevice(
            id=uuid4(),
            court_id=site.court_id,
            site_id=site.id,
            label="Tableta",
            enrolled_at=LONG_AGO,
            matched_at=LONG_AGO,
        )
        self.session.add(tablet)
        self.session.flush()
        return Person(tablet.id, "site_device", self._browser(SiteDevice, tablet.id))

    def _browser(self, kind: Subject, subject_id: UUID) -> Browser:
        return cast(Browser, self.app.test_client()).sits(kind, subject_id)
