"""She lets an organization see her week, it helps, she sees that it looked, and ends it."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from api.accounts.models import Staff
from api.database import unit_of_work
from api.demo import people
from tests.browser import acts, axe
from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.town import NAME, Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")
WEEK = "Ver cómo va mi semana, para ayudarme a cumplirla"
LOOKED = "Ver cómo va tu semana, porque diste permiso"


def test_she_lets_somebody_see_her_week_sees_the_look_and_takes_it_back(
    place: Place, opens: Opens
) -> None:
    with opens(PHONE) as phone, opens(PHONE) as monitor:
        for page in (phone, monitor):
            axe.equip(page.context)
        acts.enrol_phone(phone, place)
        monitor.goto(place.door("staff", _monitor(place)))
        _list(monitor)
        expect(monitor.get_by_text("nadie comparte nada")).to_be_visible()
        sheet = _sharing(phone)
        sheet.get_by_text(WEEK).click()
        expect(sheet.get_by_text("Tampoco ven a dónde vas.")).to_be_visible()
        assert axe.faults(phone) == []
        sheet.get_by_role("button", name="Dar permiso").first.click()
        expect(sheet.get_by_text("Puede ver desde")).to_be_visible()
        _list(monitor)
        monitor.get_by_role("main").get_by_role("button", name=NAME, exact=True).click()
        expect(monitor.get_by_role("heading", name="Su semana")).to_be_visible()
        expect(monitor.get_by_text("0 min de 20 h")).to_be_visible()
        expect(monitor.get_by_role("main")).not_to_contain_text("Zúñiga")
        assert axe.faults(monitor) == []
        sheet.get_by_role("button", name="Cerrar").click()
        log = phone.locator("section").filter(has_text="Quién miró mi caso")
        seen = log.get_by_role("listitem").filter(has_text=LOOKED)
        expect(seen).to_contain_text(people.ORGANIZATION)
        sheet = _sharing(phone)
        sheet.get_by_role("button", name="Quitar el permiso").click()
        expect(sheet.get_by_role("button", name="Deshacer")).to_be_visible()
        expect(sheet.get_by_text("Puede ver desde")).to_have_count(0)
        assert axe.faults(phone) == []
        _list(monitor)
        expect(monitor.get_by_text("nadie comparte nada")).to_be_visible()
        expect(monitor.get_by_text(NAME, exact=True)).to_have_count(0)


def _monitor(place: Place) -> UUID:
    with unit_of_work(place.sessions) as session:
        return session.scalars(select(Staff.id).where(Staff.role == "monitor")).one()


def _list(monitor: Page) -> None:
    """The list anew: away from it and back."""
    bar = monitor.get_by_role("navigation")
    for section in ("Cifras", "Apoyo"):
        bar.get_by_role("button", name=section).click()
    expect(monitor.get_by_role("heading", name="Mujeres que pidieron apoyo")).to_be_visible()


def _sharing(phone: Page) -> Locator:
    acts.go(phone, "Mi registro")
    phone.get_by_role("button", name="Ver y decidir").click()
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name=people.ORGANIZATION)).to_be_visible()
    return sheet
