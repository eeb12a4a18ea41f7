"""Made-up people for the tour. Nobody here exists; the names are common ones, the cases are not.

Everything goes through the real services: scans with real codes signed by real keys, words of a
made-up host, so that what the tour shows is what the product does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import courts, organizations, staff
from api.accounts.models import Staff
from api.accounts.vault import Vault
from api.demo.doors import Door
from api.hosts import service as hosts
from api.orders import service as orders
from api.rules import days
from api.rules.access import Actor
from api.shifts import service as shifts

TOUR = UUID("5d3ff3f0-6a0b-4c0e-8c8f-5a3d0f6f7b10")
ZONE = "America/Bogota"
MORNING, AFTERNOON = (8 * 60, 12 * 60), (13 * 60, 17 * 60)
WEEKDAYS = (1, 2, 3, 4, 5)
WEEKS_PAST = 2
CLERK_EMAIL, HOST_EMAIL = "secretaria@example.org", "sede@example.org"
ADMIN_EMAIL, MONITOR_EMAIL = "administracion@example.org", "apoyo@example.org"
ORGANIZATION = "Casa de apoyo de muestra"

# How somebody's running week goes, shift by shift: worked (and confirmed or not), missed, left
# early, or a check-out forgotten.
Story = str


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up participant: her name, her site (0 or 1), her hours, and how her week goes."""

    first_name: str
    last_name: str
    site: int
    hours: tuple[int, int]
    story: Story
    past: Story = "ccccc"
    required: int = 1200


PARTICIPANTS = (
    MadeUp("Marta", "Restrepo", 0, MORNING, "cc.w"),
    MadeUp("Luz Dary", "Quintero", 0, MORNING, "ccccw"),
    MadeUp("Yolanda", "Mosquera", 0, MORNING, "c...."),
    MadeUp("Sandra", "Valencia", 0, AFTERNOON, "cw.o."),
    MadeUp("Ana Milena", "Caicedo", 1, MORNING, "....."),
    MadeUp("Gloria", "Hurtado", 1, AFTERNOON, "ccccc"),
    MadeUp("Patricia", "Angulo", 1, MORNING, "cccc.", past="cc.cc"),
    MadeUp("Deisy", "Riascos", 1, AFTERNOON, "w.wpp", past="ccccw"),
)


@dataclass(slots=True)
class Town:
    """The ids of what was made, for the links of the tour."""

    court: UUID
    clerk: UUID
    second_clerk: UUID
    host_person: UUID
    sites: list[UUID] = field(default_factory=list)
    orders: list[UUID] = field(default_factory=list)


def named(name: str) -> UUID:
    """The id of a made-up thing: the same in every tour."""
    return uuid5(TOUR, name)


def found(session: Session, vault: Vault, now: datetime) -> Town:
    """Make the court, the host with two sites, the staff and the participants' orders."""
    court = courts.create(
        session, now, name="Juzgado de muestra", city="Cali", department="Valle del Cauca"
    )
    clerk = staff.add(
        session,
        vault,
        now,
        role="clerk",
        email=CLERK_EMAIL,
        name="Camila Ortiz",
        court_id=court.id,
    )
    second = staff.add(
        session,
        vault,
        now,
        role="clerk",
        email="segunda@example.org",
        name="Andrés Pardo",
        court_id=court.id,
    )
    actor = Actor(role="clerk", id=clerk.staff_id, court_id=court.id, name="Camila Ortiz")
    host = hosts.put_host(session, actor, now, named("host"), "Comedor comunitario de muestra")
    person = staff.add(
        session,
        vault,
        now,
        role="host",
        email=HOST_EMAIL,
        name="Rosa Elvira Mina",
        host_id=host.id,
    )
    staff.add(session, vault, now, role="admin", email=ADMIN_EMAIL, name="Ada Duarte")
    _organization(session, vault, now)
    town = Town(court.id, clerk.staff_id, second.staff_id, person.staff_id)
    for index, name in enumerate(("Sede Centro", "Sede Ladera")):
        town.sites.append(_site(session, actor, now, host.id, index, name))
    for index, made_up in enumerate(PARTICIPANTS):
        town.orders.append(_order(session, actor, now, town, index, made_up))
    return town


def _organization(session: Session, vault: Vault, now: datetime) -> None:
    """An organization that helps, and who works there."""
    organizations.create(
        session,
        now,
        name=ORGANIZATION,
        kind="support",
        about="Acompañan a mujeres: ayudan a ordenar la semana, con el transporte y con los hijos.",
        reach="602 555 0101 (inventado), Calle 7 # 8-90, de lunes a viernes",
        organization_id=named(ORGANIZATION),
    )
    staff.add(
        session,
        vault,
        now,
        role="monitor",
        email=MONITOR_EMAIL,
        name="Inés Paz",
        organization=ORGANIZATION,
    )


def clerk_of(town: Town) -> Actor:
    """The made-up clerk as an actor."""
    return Actor(role="clerk", id=town.clerk, court_id=town.court, name="Camila Ortiz")


def host_of(town: Town) -> Actor:
    """The made-up host's person as an actor."""
    return Actor(
        role="host",
        id=town.host_person,
        host_id=named("host"),
        site_ids=frozenset(town.sites),
        name="Rosa Elvira Mina",
    )


def _site(session: Session, actor: Actor, now: datetime, host: UUID, index: int, name: str) -> UUID:
    # A community kitchen cooks every day.
    opening = [hosts.HoursGiven(day, 8 * 60, 17 * 60) for day in range(1, 8)]
    site = hosts.put_site(
        session,
        actor,
        now,
        named(f"site {index}"),
        host=host,
        name=name,
        address=f"Calle {5 + index} # 10-20 (inventada)",
        time_zone=ZONE,
        closed_on_holidays=True,
        opening_hours=opening,
    )
    return site.id


def _order(
    session: Session, actor: Actor, now: datetime, town: Town, index: int, made_up: MadeUp
) -> UUID:
    starts_on = first_monday(now)
    order = orders.take_in(
        session,
        actor,
        now,
        named(f"order {index}"),
        orders.Person(
            first_name=made_up.first_name,
            last_name=made_up.last_name,
            document_type="CC",
            document_number=f"9900{index:04}",
            language="es",
            phone=None,
        ),
        orders.Frame(
            case_number=f"7600131870032026{index:05}00",
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=364),
            time_zone=ZONE,
            total_required_minutes=52 * made_up.required,
            monthly_report_due_day=5,
        ),
        orders.Numbers(made_up.required, 300, 1200, 480),
    )
    start, end = made_up.hours
    shifts.put_placement(
        session,
        actor,
        now,
        order,
        named(f"placement {index}"),
        site_id=town.sites[made_up.site],
        from_day=starts_on,
        to_day=None,
        entries=_timetable(index, start, end, starts_on),
    )
    return order.id


def _timetable(index: int, start: int, end: int, from_day: date) -> Sequence[shifts.EntryGiven]:
    return [
        shifts.EntryGiven(named(f"entry {index} {day}"), day, start, end, from_day, None)
        for day in WEEKDAYS
    ]


def first_monday(now: datetime) -> date:
    """The Monday on which the made-up orders began."""
    this_week = days.parse_week(days.week_of(now, ZONE))
    return this_week - timedelta(weeks=WEEKS_PAST)


def doors_of(session: Session) -> dict[str, Door]:
    """As whom the tour can be opened: the first participant, her host, its site, the clerk, who
    answers for the house, and who watches figures and helps those who let her."""
    by_email = {person.email: person for person in session.scalars(select(Staff))}
    clerk = by_email[CLERK_EMAIL]
    assert clerk.court_id is not None

    def door(kind: str, target: UUID) -> Door:
        assert clerk.court_id is not None
        return Door(kind, target, clerk.id, clerk.court_id)

    return {
        "participant": door("order", named("order 0")),
        "host": door("staff", by_email[HOST_EMAIL].id),
        "site device": door("site", named("site 0")),
        "clerk": door("staff", clerk.id),
        "administrator": door("staff", by_email[ADMIN_EMAIL].id),
        "monitor": door("staff", by_email[MONITOR_EMAIL].id),
    }
