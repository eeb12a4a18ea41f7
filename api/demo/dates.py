"""The made-up people's dates before the judge: a rule, what is to come, and what waits for a
word."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.appearances import plan, service
from api.appearances.models import Appearance
from api.demo.asking import her
from api.demo.people import ZONE, Town, clerk_of, named
from api.orders.models import Order
from api.rules import days
from api.rules.appearances import Where
from api.rules.business_days import is_business_day

MARTA, LUZ_DARY, YOLANDA, GLORIA = 0, 1, 2, 5
PLACE = "Palacio de Justicia, piso 3, oficina 301"
BRING = "Tu documento de identidad.\nEl carné de la entidad."
NINE = 9 * 60
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
EARLIER = timedelta(days=30)


def set_dates(session: Session, town: Town, now: datetime) -> None:
    """Marta by a rule, the others by single dates: to come, past, and one she cannot come to."""
    _rule(session, town, now)
    # An hour later than her rule says: the two may fall on one day.
    _date(session, town, MARTA, _business_day(now, 4) + AN_HOUR, now)
    _date(session, town, LUZ_DARY, _business_day(now, -2), now)
    waits = _date(session, town, YOLANDA, _business_day(now, 2), now)
    order = session.get_one(Order, town.orders[YOLANDA])
    text = "Ese día tengo control médico con mi hijo."
    service.cannot_come(session, her(order), now, waits, named("cannot come"), text)
    _date(session, town, GLORIA, _business_day(now, -9), now)
    while service.presume_one(session, now):
        continue


def _rule(session: Session, town: Town, now: datetime) -> None:
    today = days.local_day(now, ZONE)
    given = plan.Given("FREQ=MONTHLY;BYMONTHDAY=5", today, NINE, PLACE, BRING)
    order = session.get_one(Order, town.orders[MARTA])
    plan.put_rule(session, clerk_of(town), now, order, given)


def _business_day(now: datetime, count: int) -> datetime:
    """Nine in the morning so many business days from today; before it when negative."""
    day, step = days.local_day(now, ZONE), A_DAY if count > 0 else -A_DAY
    for _ in range(abs(count)):
        day += step
        while not is_business_day(day):
            day += step
    return days.wall_instant(day, NINE, ZONE)


def _date(session: Session, town: Town, who: int, at: datetime, now: datetime) -> Appearance:
    """A date that was set when it was still to come."""
    order = session.get_one(Order, town.orders[who])
    told = min(now, at - EARLIER)
    where = Where(at, PLACE, BRING)
    return service.set_date(session, clerk_of(town), told, order, named(f"date {who}"), where, None)
