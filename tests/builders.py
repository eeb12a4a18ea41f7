"""Valid things by default; a test says only what differs."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.hosts.models import Host, Site, SiteHolidays, SiteHours
from api.orders.models import Order, Participant, Terms
from api.shifts.models import Placement, PlacementSpan, TimetableEntry

BOGOTA = ZoneInfo("America/Bogota")
MONDAY = datetime(2026, 11, 9, 7, tzinfo=BOGOTA)
LONG_AGO = datetime(2026, 1, 2, 12, tzinfo=UTC)
NOBODY = UUID(int=0)
WORKDAYS = (1, 2, 3, 4, 5)


def at(text: str) -> datetime:
    """An instant in Bogotá from `2026-11-09 08:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=BOGOTA)


def a_court(session: Session, **differs: object) -> Court:
    """A sentence court."""
    given = {"name": "Juzgado 3 de Ejecución de Penas", "city": "Cali", "department": "Valle"}
    court = Court(
        **{"id": uuid4(), "time_zone": "America/Bogota", "created_at": LONG_AGO, **given, **differs}
    )
    session.add(court)
    session.flush()
    return court


def a_host(session: Session, court: Court, **differs: object) -> Host:
    """A host organization."""
    host = Host(
        **{
            "id": uuid4(),
            "court_id": court.id,
            "name": "Comedor La Esperanza",
            "created_at": LONG_AGO,
            **differs,
        }
    )
    session.add(host)
    session.flush()
    return host


def a_site(session: Session, host: Host, **differs: object) -> Site:
    """A site open Monday to Friday from 8 to 17."""
    secret = uuid4().bytes
    site = Site(
        **{
            "id": uuid4(),
            "court_id": host.court_id,
            "host_id": host.id,
            "name": "Sede Centro",
            "address": "Calle 5 # 12-34",
            "time_zone": "America/Bogota",
            "closed_on_holidays": True,
            "poster_id": secret[:10],
            "key_id": secret[:5],
            "root_secret": secret * 2,
            "created_at": LONG_AGO,
            **differs,
        }
    )
    site.every_hours = [
        SiteHours(
            id=uuid4(),
            weekday=day,
            opens_minute=8 * 60,
            closes_minute=17 * 60,
            from_day=date(2020, 1, 1),
            recorded_at=LONG_AGO,
        )
        for day in WORKDAYS
    ]
    closed = site.closed_on_holidays
    site.every_holidays = [SiteHolidays(id=uuid4(), closed=closed, recorded_at=LONG_AGO)]
    session.add(site)
    session.flush()
    return site


def an_order(session: Session, court: Court, **differs: object) -> Order:
    """An order of 20 hours a week since January, with its participant and first terms."""
    number = str(uuid4().int)[:20]
    participant = Participant(
        id=uuid4(),
        court_id=court.id,
        first_name="Marta",
        last_name="Restrepo",
        document_type="CC",
        document_number=number[:10],
        language="es",
        created_at=LONG_AGO,
    )
    session.add(participant)
    session.flush()
    order = Order(
        **{
            "id": uuid4(),
            "court_id": court.id,
            "participant_id": participant.id,
            "participant": participant,
            "case_number": f"760{number}",
            "time_zone": "America/Bogota",
            "starts_on": date(2026, 1, 5),
            "monthly_report_due_day": 5,
            "created_by": NOBODY,
            "created_at": LONG_AGO,
            **differs,
        }
    )
    order.terms = [some_terms(order)]
    session.add(order)
    session.flush()
    return order


def some_terms(order: Order, **differs: object) -> Terms:
    """Terms of 20 hours required and capped, 8 a day."""
    return Terms(
        **{
            "id": uuid4(),
            "court_id": order.court_id,
            "order_id": order.id,
            "number": 1,
            "from_day": order.starts_on,
            "weekly_required_minutes": 1200,
            "weekly_floor_minutes": 300,
            "weekly_cap_minutes": 1200,
            "daily_cap_minutes": 480,
            "created_by": NOBODY,
            "created_at": LONG_AGO,
            "approved_by": NOBODY,
            "approved_at": LONG_AGO,
            **differs,
        }
    )


def a_placement(
    session: Session, order: Order, site: Site, *, mornings: bool = True, **differs: object
) -> Placement:
    """A placement with five mornings from 8 to 12, or without a timetable."""
    placement = Placement(
        **{
            "id": uuid4(),
            "court_id": order.court_id,
            "order_id": order.id,
            "site_id": site.id,
            "site": site,
            "from_day": order.starts_on,
            "created_by": NOBODY,
            "created_at": LONG_AGO,
            **differs,
        }
    )
    placement.every_entry = [
        TimetableEntry(
            id=uuid4(),
            entry_id=uuid4(),
            court_id=order.court_id,
            order_id=order.id,
            weekday=day,
            starts_minute=8 * 60,
            ends_minute=12 * 60,
            from_day=order.starts_on,
            recorded_at=LONG_AGO,
        )
        for day in (WORKDAYS if mornings else ())
    ]
    placement.every_span = [
        PlacementSpan(
            id=uuid4(),
            court_id=order.court_id,
            order_id=order.id,
            from_day=placement.from_day,
            to_day=placement.to_day,
            recorded_at=LONG_AGO,
        )
    ]
    session.add(placement)
    session.flush()
    return placement


def week_later(instant: datetime) -> datetime:
    """The same local time a week on."""
    return instant + timedelta(days=7)
