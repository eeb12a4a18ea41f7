"""A day without power: the host prints a sheet, copies it afterwards, and her week counts it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from api.demo import people
from api.rules import days
from tests.browser import acts, axe, warned
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")


def test_a_sheet_is_printed_copied_and_counted_with_its_mark(place: Place, opens: Opens) -> None:
    day = days.local_day(warned.CLOCK(), people.ZONE) - timedelta(days=1)
    week = f"/me/weeks/{days.format_week(day)}"
    with opens() as phone, opens(PHONE, reduced_motion="reduce") as host:
        acts.enrol_phone(phone, place)
        axe.equip(host.context)
        host.goto(place.door("staff", place.town.host_person))
        host.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        host.get_by_role("navigation").get_by_role("button", name="Imprimir").click()
        number = _print(host, day.isoformat())
        assert axe.faults(host) == []

        _find(host, number.lower())
        _copy(host)
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 0
        host.get_by_role("button", name="Guardar 1 línea").click()
        expect(host.get_by_text("Ella lo ve en su registro")).to_be_visible()
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 120
        assert axe.faults(host) == []
        host.get_by_role("button", name="Deshacer").click()
        expect(host.get_by_text("Nada de esta planilla cuenta.")).to_be_visible()
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 0
        host.get_by_role("button", name="Cerrar", exact=True).click()

        _find(host, number)
        _copy(host)
        host.get_by_role("button", name="Guardar 1 línea").click()
        expect(host.get_by_text("Ella lo ve en su registro")).to_be_visible()
        host.get_by_role("button", name="Cerrar", exact=True).click()
        _says_it_twice(host, number)
        _is_read_by_the_clerk(opens, place, number)
        acts.go(phone, "Mi registro")
        expect(phone.get_by_text("la pasó de una planilla que firmaste").first).to_be_visible()
        expect(phone.get_by_role("button", name="Responder").first).to_be_visible()


def _print(host: Page, day: str) -> str:
    """A sheet for that day; its number, and its PDF opens."""
    host.get_by_label("Desde el día").fill(day)
    host.get_by_label("Hasta el día").fill(day)
    host.get_by_role("button", name="Hacer la planilla").click()
    link = host.get_by_role("link", name="Abrir para imprimir")
    expect(link).to_be_visible()
    file = host.request.get(link.evaluate("one => one.href"))
    assert (file.status, file.headers["content-type"]) == (200, "application/pdf")
    said = host.get_by_text("Planilla", exact=False).filter(has_text="lista.").inner_text()
    return said.split()[1]


def _find(host: Page, number: str) -> None:
    host.get_by_label("Número de la planilla").fill(number)
    host.get_by_role("button", name="Buscar").click()
    expect(host.get_by_role("heading", name=f"Planilla {number.upper()}")).to_be_visible()


def _copy(host: Page) -> None:
    """Her times as they stand on the sheet; first the wrong way round."""
    host.get_by_role("button", name=f"Anotar sus horas {NAME}").click()
    host.get_by_label("Llegó").fill("10:00")
    host.get_by_label("Salió", exact=True).fill("08:00")
    host.get_by_role("button", name="Revisar").click()
    expect(host.get_by_text("El final debe ser después del comienzo.")).to_be_visible()
    expect(host.get_by_role("button", name="Guardar")).to_have_count(0)
    host.get_by_role("button", name="Volver a corregir").click()
    host.get_by_label("Llegó").fill("08:00")
    host.get_by_label("Salió", exact=True).fill("10:00")
    host.get_by_role("button", name="Revisar").click()
    expect(host.get_by_text("marcada como de planilla")).to_be_visible()


def _is_read_by_the_clerk(opens: Opens, place: Place, number: str) -> None:
    """What the site copied stands with the site, what was taken back as well."""
    with opens(DESK, reduced_motion="reduce") as clerk:
        axe.equip(clerk.context)
        clerk.goto(place.door("staff", place.town.clerk))
        clerk.get_by_role("navigation").get_by_role("button", name="Sedes").click()
        clerk.get_by_role("button", name="Cómo van las sedes").click()
        site = clerk.get_by_role("article", name=SITE_NAME)
        site.get_by_role("button", name="Ver más").click()
        expect(site.get_by_text(f"Planilla {number}")).to_be_visible()
        expect(site.get_by_text("la deshizo")).to_have_count(1)
        kept = site.locator(".row.apart").filter(has_text="1 línea, la pasó")
        kept.get_by_role("button", name="Ver líneas").click()
        line = site.get_by_role("listitem").filter(has_text="se sumó a su registro").last
        expect(line).to_contain_text(NAME)
        expect(site.get_by_text("No hay foto de la hoja.")).to_be_visible()
        assert axe.faults(clerk) == []


def _says_it_twice(host: Page, number: str) -> None:
    """The same lines again are told before anything is saved."""
    _find(host, number)
    host.get_by_role("button", name=f"Anotar sus horas {NAME}").click()
    host.get_by_label("Llegó").fill("08:00")
    host.get_by_label("Salió", exact=True).fill("10:00")
    host.get_by_role("button", name="Revisar").click()
    expect(host.get_by_text("ya se pasó antes de esta misma planilla")).to_be_visible()
    assert axe.faults(host) == []
