"""She scans the code that the clerk shows: saved offline, received later, and never an hour."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from api.attendances.models import Attendance
from api.database import unit_of_work
from tests.browser import acts, dates_town
from tests.browser.browsing import DESK
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


def test_the_code_of_the_desk_is_read_and_stands_on_her_date(
    place: Place, camera: Camera, opens: Opens
) -> None:
    date = dates_town.a_date(place, 0)
    with opens(DESK) as clerk, opens() as phone:
        acts.enrol_phone(phone, place)
        dates_town.at_the_desk(clerk, place)
        dates_town.show_the_code(clerk)
        acts.point_at(camera, clerk)
        acts.scan(phone, "Visita guardada")
        acts.received(phone)
        expect(phone.locator(".steps li")).to_have_count(2)
        expect(phone.locator("main")).not_to_contain_text("juzgado")
        expect(phone.get_by_text("quedó guardada")).to_be_visible()

        # Looking again shows what was saved: it makes no second scan.
        acts.scan(phone, "Visita guardada")
        assert dates_town.said_of(place, date) == ["set", "scanned"]
        acts.go(phone, "Mi semana")
        expect(phone.get_by_text("Registraste tu visita a las")).to_be_visible()
        acts.go(phone, "Mi registro")
        expect(phone.get_by_text("Visita", exact=True)).to_be_visible()

        clerk.get_by_role("button", name="Volver a presentaciones").click()
        row = dates_town.list_of(clerk, "Calendario").filter(has_text="Elena")
        expect(row).to_contain_text("Registró su visita a las")
        row.get_by_role("button", name="Asistió").click()
        expect(row).to_contain_text("Deshacer")
    assert dates_town.said_of(place, date) == ["set", "scanned", "attended"]
    assert _attendances(place) == 0


def test_the_code_is_renewed_while_it_stands_there(place: Place, opens: Opens) -> None:
    with opens(DESK) as clerk:
        clerk.clock.install()
        dates_town.at_the_desk(clerk, place)
        dates_town.show_the_code(clerk)
        shown = clerk.locator("svg.qr").get_attribute("data-code")
        assert shown is not None
        assert "/c#D1." in shown
        # Half a minute later it is asked for again, at whatever second it began.
        with clerk.expect_response("**/courts/desk/code"):
            clerk.clock.fast_forward(31_000)
        clerk.context.set_offline(True)
        clerk.clock.fast_forward(61_000)
        expect(clerk.get_by_role("alert")).to_contain_text("Sin conexión no hay código")
        expect(clerk.locator("svg.qr")).to_have_count(0)
        clerk.context.set_offline(False)
        clerk.clock.run_for(1_000)
        expect(clerk.locator("svg.qr")).to_be_visible()


def test_a_visit_without_network_survives_the_app_being_killed(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens() as phone:
        acts.enrol_phone(phone, place)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        dates_town.at_the_desk(clerk, place)
        dates_town.show_the_code(clerk)
        phone.context.set_offline(True)
        acts.point_at(camera, clerk)
        dates_town.a_date(place, 0)
        before = dates_town.visits(place)
        acts.scan(phone, "Visita guardada")
        expect(phone.locator(".steps li.done")).to_have_count(1)
        assert dates_town.visits(place) == before

        context = phone.context
        phone.close()
        reopened = context.new_page()
        reopened.goto(place.url)
        acts.go(reopened, "Mi registro")
        expect(reopened.get_by_text("Guardado en este teléfono")).to_be_visible()
        context.set_offline(False)
        expect(reopened.get_by_text("Guardado en este teléfono")).to_be_hidden()
        reopened.reload()
        acts.go(reopened, "Mi registro")
        expect(reopened.get_by_text("Visita", exact=True).first).to_be_visible()
    assert dates_town.visits(place) == before + 1
    assert _attendances(place) == 0


def test_the_phones_own_camera_opens_the_app_to_save_the_visit(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens() as phone:
        acts.enrol_phone(phone, place)
        dates_town.at_the_desk(clerk, place)
        dates_town.show_the_code(clerk)
        code = clerk.locator("svg.qr").get_attribute("data-code")
        phone.goto(str(code))
        expect(phone.get_by_text("Ya leímos el código de tu visita.")).to_be_visible()
        assert "D1" not in phone.url
        phone.get_by_role("button", name="Guardar visita").click()
        expect(phone.get_by_role("heading", name="Visita guardada")).to_be_visible()
        acts.received(phone)
    assert _attendances(place) == 0


def _attendances(place: Place) -> int:
    with unit_of_work(place.sessions) as session:
        its = Attendance.order_id == place.order
        return session.scalar(select(func.count()).select_from(Attendance).where(its)) or 0
