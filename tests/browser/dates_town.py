"""Elena's dates before the judge, at whatever hour of whatever day a test runs."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import func, select

from api.appearances.models import Appearance, AppearanceEvent
from api.appearances.words import say
from api.clock import utcnow
from api.database import unit_of_work
from api.demo import people
from api.orders.turns import take_turn
from api.rules import days
from api.rules.appearances import Where
from tests.browser.town import Place

PLACE = "Piso 3, oficina 301"
BRING = "Tu documento de identidad."
NOON = 12 * 60


def day_from_today(count: int) -> datetime:
    """Noon of a local day so many days from today."""
    today = days.local_day(utcnow(), people.ZONE)
    return days.wall_instant(today + timedelta(days=count), NOON, people.ZONE)


def a_date(place: Place, ahead: int) -> UUID:
    """A date of Elena's so many days from today: also past ones, and also on closed days."""
    with unit_of_work(place.sessions) as session:
        order = take_turn(session, place.order)
        whose = {"court_id": order.court_id, "order_id": order.id}
        appearance = Appearance(id=uuid4(), source="single", events=[], **whose)
        where = Where(day_from_today(ahead), PLACE, BRING)
        told = utcnow() - timedelta(days=30)
        say(session, order, people.clerk_of(place.town), told, appearance, "set", None, where)
        return appearance.id


def said_of(place: Place, date: UUID) -> list[str]:
    """What was said of a date, in order."""
    with unit_of_work(place.sessions) as session:
        kinds = select(AppearanceEvent.kind).where(AppearanceEvent.appearance_id == date)
        return list(session.scalars(kinds.order_by(AppearanceEvent.number)))


def visits(place: Place) -> int:
    """How many scans at the desk stand on dates of Elena's."""
    with unit_of_work(place.sessions) as session:
        count = select(func.count()).select_from(AppearanceEvent)
        its = (AppearanceEvent.order_id == place.order, AppearanceEvent.kind == "scanned")
        return session.scalar(count.where(*its)) or 0


def at_the_desk(page: Page, place: Place) -> None:
    """The clerk's browser, on the lists of dates."""
    page.goto(place.door("staff", place.town.clerk))
    page.get_by_role("button", name="Fechas").click()
    expect(page.get_by_role("heading", name="Presentaciones", level=1)).to_be_visible()


def show_the_code(page: Page) -> None:
    """The code, large, as it stands on the desk."""
    page.get_by_role("button", name="Código del mostrador").click()
    expect(page.locator("svg.qr")).to_be_visible()


def list_of(page: Page, name: str) -> Locator:
    """Open one of the lists; its rows."""
    page.get_by_role("navigation", name="Listas").get_by_role("button", name=name).click()
    return page.locator(".waiting-list > li")
