"""The product's one path, by four people at four screens: a code, a scan, a word, a week."""

import pytest
from playwright.sync_api import Page, expect

from api.clock import utcnow
from api.database import unit_of_work
from tests.browser import acts
from tests.browser.browsing import DESK, TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place, came_earlier

pytestmark = pytest.mark.parametrize(
    "place", ["sqlite", "postgresql"], indirect=True, scope="module"
)


def test_from_the_clerks_code_for_the_screen_to_her_week(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens(TABLET) as screen, opens() as phone, opens() as host:
        clerk.goto(place.door("staff", place.town.clerk))
        _activate_screen(screen, clerk)
        phone.goto(_code_for_her_phone(clerk))
        acts.set_pin(phone)
        acts.compare(clerk, phone)
        acts.is_open(phone)

        acts.point_at(camera, screen)
        acts.scan(phone, "Entrada guardada")
        acts.received(phone)
        _is_here(screen, host, place)

        _back_to_week(phone)
        expect(phone.get_by_role("heading", name="Estás adentro")).to_be_visible()
        acts.point_at(camera, screen)
        acts.scan_again(phone, "Guardar salida", "Salida guardada")
        acts.received(phone)

        minutes = _an_hour_waits(place)
        _host_confirms(host)
        _back_to_week(phone)
        _week_stands(phone, minutes)
        _clerk_sees(clerk)


def _code_for_the_screen(clerk: Page) -> str:
    clerk.get_by_role("button", name="Sedes").click()
    clerk.get_by_role("button", name=f"Código para la pantalla {SITE_NAME}").click()
    clerk.get_by_role("button", name="Crear código").click()
    return clerk.locator("p.url").inner_text()


def _code_for_her_phone(clerk: Page) -> str:
    clerk.get_by_role("button", name="Escritorio", exact=True).click()
    clerk.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
    clerk.get_by_role("button", name="Crear código").click()
    return clerk.locator("p.url").inner_text()


def _activate_screen(screen: Page, clerk: Page) -> None:
    screen.goto(_code_for_the_screen(clerk))
    screen.get_by_role("button", name="Activar esta pantalla").click()
    acts.compare(clerk, screen)
    expect(screen.locator("svg.qr")).to_be_visible()


def _back_to_week(phone: Page) -> None:
    phone.get_by_role("navigation").get_by_role("button", name="Mi semana").click()


def _is_here(screen: Page, host: Page, place: Place) -> None:
    # A reload shows at once what the screens pull by themselves every twenty seconds.
    screen.reload()
    expect(screen.locator("main")).to_contain_text(NAME)
    host.goto(place.door("staff", place.town.host_person))
    host.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
    expect(host.get_by_role("article", name=NAME)).to_contain_text("Desde las")


def _an_hour_waits(place: Place) -> int:
    with unit_of_work(place.sessions) as session:
        return came_earlier(session, place, utcnow())


def _host_confirms(host: Page) -> None:
    host.reload()
    host.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
    host.get_by_role("button", name="Confirmar las 2").click()
    host.get_by_role("dialog").get_by_role("button", name="Confirmar las 2").click()
    expect(host.get_by_role("main")).to_contain_text("2 confirmadas.")


def _week_stands(phone: Page, minutes: int) -> None:
    phone.reload()
    week = acts.asked(phone, "/me")["body"]["week"]
    assert minutes <= week["confirmed_minutes"] <= minutes + 1
    main = phone.locator("main")
    ring = f"{acts.hours(week['credited_minutes'])} hechas de 20 h esta semana."
    expect(phone.get_by_role("img", name=ring)).to_be_visible()
    for words in ("Confirmadas", "Faltan", "Cuándo puedes completar", "En total"):
        expect(main).to_contain_text(words)
    expect(main).to_contain_text(acts.hours(week["needed_minutes"]))
    expect(phone.locator(".slot")).to_have_count(len(week["slots"]))
    assert week["slots"]


def _clerk_sees(clerk: Page) -> None:
    clerk.get_by_role("button", name="Escritorio", exact=True).click()
    rows = acts.asked(clerk, "/orders")["body"]["items"]
    urgencies = [row["urgency"] for row in rows]
    assert urgencies == sorted(urgencies, reverse=True)
    names = [f"{row['first_name']} {row['last_name']}" for row in rows]
    expect(clerk.locator("table.desk button.name")).to_have_text(names)
    for row in rows:
        assert row["reason"]["text"]
        expect(clerk.get_by_role("row", name=row["case_number"])).to_contain_text(
            row["reason"]["text"]
        )
    clerk.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
    expect(clerk.get_by_role("heading", name="Semanas")).to_be_visible()
    expect(clerk.locator("main")).to_contain_text("20 h")


def test_a_persons_own_account_never_shows_the_sites_code(place: Place, opens: Opens) -> None:
    with opens() as host:
        host.goto(place.door("staff", place.town.host_person))
        expect(host.get_by_label("Sede", exact=True)).to_be_visible()
        for path in ("code", "code.svg", "code.png", "code-keys", "screen"):
            assert acts.asked(host, f"/sites/{place.site}/{path}")["status"] in (403, 404)
        for section in ("Hoy", "Cierres", "Imprimir"):
            host.get_by_role("navigation").get_by_role("button", name=section).click()
            expect(host.locator("svg.qr")).to_have_count(0)
