"""A clerk says what she opens a case for: she reads it, an administrator counts it. A host sees
whose insurance ends and enters the new dates; the clerk reads how the site is doing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.accounts import staff
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import unit_of_work
from api.demo import people
from api.orders.models import Order
from api.rules import days
from api.shifts.models import Placement
from api.site_health import cover
from tests.browser import acts, axe
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place
from tests.builders import a_court, an_order

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")
PURPOSE = "Preparar una audiencia o un informe"


def test_what_a_case_is_opened_for_is_read_by_her_and_counted(place: Place, opens: Opens) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        with _seat(opens, place, DESK, place.town.clerk) as clerk:
            clerk.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
            purpose = clerk.get_by_label("Abres este caso para")
            clerk.wait_for_load_state("networkidle")
            expect(purpose).to_have_value("case")
            with clerk.expect_response(
                lambda one: one.url.endswith("/look") and one.request.method == "PUT"
            ):
                purpose.select_option(label=PURPOSE)
            clerk.get_by_role("button", name="Volver al escritorio").click()
            clerk.get_by_role("button", name="Marta Restrepo", exact=True).click()
            expect(purpose).to_have_value("hearing")
            clerk.wait_for_load_state("networkidle")
        acts.go(phone, "Mi registro")
        log = phone.locator("section").filter(has_text="Quién miró mi caso")
        expect(log.get_by_text(PURPOSE)).to_be_visible()
        expect(log.get_by_text("1 persona")).to_be_visible()
    with _seat(opens, place, PHONE, _an_administrator(place)) as admin:
        usual = admin.locator("section").filter(has_text="Como siempre")
        expect(usual.get_by_text("Camila Ortiz")).to_be_visible()
        expect(usual.get_by_text("2 casos")).to_be_visible()
        assert axe.faults(admin) == []
        admin.get_by_role("button", name="Cuentas").click()
        row = admin.get_by_role("row").filter(has_text="Camila Ortiz")
        expect(row.get_by_role("cell").first).to_have_text("2")
        assert axe.faults(admin) == []
        with admin.expect_download() as file:
            admin.get_by_role("link", name="Bajar el registro").click()
        text = file.value.path().read_text(encoding="utf-8-sig")
        assert PURPOSE in text
        assert "Zúñiga" not in text
        _entered_twice(place)
        admin.get_by_role("button", name="Órdenes dobles").click()
        pair = admin.get_by_role("article").filter(has_text="Juzgado 2 de prueba")
        expect(pair).to_contain_text("El mismo documento")
        expect(pair.get_by_role("listitem")).to_have_count(2)
        expect(admin.get_by_role("main")).not_to_contain_text("Zúñiga")
        assert axe.faults(admin) == []


def test_a_host_sees_whose_insurance_ends_and_enters_the_new_dates(
    place: Place, opens: Opens
) -> None:
    _insured_until(place, ahead=5)
    with _seat(opens, place, PHONE, place.town.host_person) as host:
        host.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        told = host.locator(".banner").filter(has_text="Seguro de riesgos")
        expect(told.get_by_text("Vence pronto.")).to_be_visible()
        assert axe.faults(host) == []
        told.get_by_role("button", name=f"Anotar fechas {NAME}").click()
        sheet = host.get_by_role("dialog")
        sheet.get_by_role("button", name="Guardar").click()
        expect(sheet.get_by_text("Pon las dos fechas")).to_be_visible()
        sheet.get_by_label("Hasta").fill(_day(400))
        assert axe.faults(host) == []
        sheet.get_by_role("button", name="Guardar").click()
        expect(told).to_have_count(0)
        host.get_by_text("Seguro de riesgos al día").click()
        expect(host.get_by_text("Cómo va tu sede")).to_be_visible()
    with _seat(opens, place, DESK, place.town.clerk) as clerk:
        clerk.get_by_role("navigation").get_by_role("button", name="Sedes").click()
        clerk.get_by_role("button", name="Cómo van las sedes").click()
        card = clerk.get_by_role("article", name=SITE_NAME)
        expect(card.get_by_text("1 mujer solo tiene esta sede")).to_be_visible()
        expect(card.get_by_text("Todas con seguro al día")).to_be_visible()
        card.get_by_role("button", name="Ver más").click()
        expect(card.get_by_role("button", name=f"Abrir el caso {NAME}")).to_be_visible()
        clerk.get_by_label("Ordenar por").select_option(label="Nombre")
        expect(clerk.get_by_role("article").last).to_have_attribute("aria-label", SITE_NAME)
        assert axe.faults(clerk) == []


@contextmanager
def _seat(opens: Opens, place: Place, size: tuple[int, int], who: UUID) -> Iterator[Page]:
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", who))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


def _an_administrator(place: Place) -> UUID:
    with unit_of_work(place.sessions) as session:
        vault = vault_of(place.settings)
        email, name = "ada@example.org", "Ada Duarte"
        made = staff.add(session, vault, utcnow(), role="admin", email=email, name=name)
        return made.staff_id


def _entered_twice(place: Place) -> None:
    """Another court enters Elena too."""
    with unit_of_work(place.sessions) as session:
        hers = session.get_one(Order, place.order).participant
        court = a_court(session, name="Juzgado 2 de prueba")
        again = an_order(session, court, case_number="05001600020620260099901")
        again.participant.document_type = hers.document_type
        again.participant.document_number = hers.document_number


def _day(ahead: int) -> str:
    return str(days.local_day(utcnow(), people.ZONE) + timedelta(days=ahead))


def _insured_until(place: Place, *, ahead: int) -> None:
    today = days.local_day(utcnow(), people.ZONE)
    first, last = today - timedelta(days=30), today + timedelta(days=ahead)
    with unit_of_work(place.sessions) as session:
        own = select(Placement.id).where(Placement.order_id == place.order)
        placement = session.scalars(own).one()
        clerk = people.clerk_of(place.town)
        cover.say(session, clerk, utcnow(), place.order, placement, uuid4(), first, last)
