"""A host answers what it is asked, and breaks its silence; her week changes by that."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from api.clock import utcnow
from api.database import unit_of_work
from api.rules.values import NUMBERS
from tests.browser import acts, asking, axe
from tests.browser.asking import NAME, Asked
from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.town import SITE_NAME, Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def asked(place: Place) -> Asked:
    """What waits for the host of Elena's site."""
    with unit_of_work(place.sessions) as session:
        return asking.ask(session, place, utcnow())


@contextmanager
def _host(opens: Opens, place: Place) -> Iterator[Page]:
    with opens(PHONE, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", place.town.host_person))
        page.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        yield page


def _requests(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("button", name="Pedidos").click()
    expect(page.get_by_role("heading", name="Turnos sin registro")).to_be_visible()
    expect(page.get_by_role("article", name=NAME).last).to_be_visible()


def _card(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=f"{name} {NAME}")


def _at_desk(page: Page, path: str, key: str, value: UUID) -> object:
    rows = acts.asked(page, path)["body"]["items"]
    return next(row for row in rows if row["id"] == str(value))[key]


def test_a_silent_host_confirms_and_her_week_changes(
    place: Place, asked: Asked, opens: Opens
) -> None:
    with opens() as phone, _host(opens, place) as host:
        phone.goto(place.door("order", asked.order))
        acts.choose_pin(phone)
        week = f"/me/weeks/{asked.silent_week}"
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 0
        group = host.locator("section").filter(has_text="Esperan hace dos días o más")
        expect(group.get_by_text("Tu palabra todavía ayuda.").first).to_be_visible()
        tab = host.get_by_role("navigation").get_by_role("button", name="Hoy (1)")
        expect(tab).to_be_visible()
        assert axe.faults(host) == []
        group.get_by_role("button", name=f"Confirmar {NAME}").click()
        expect(host.get_by_role("status").filter(has_text="Confirmada.")).to_be_visible()
        expect(tab).to_have_count(0)
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 60
        _takes_it_back(host)
        found = acts.asked(phone, week)["body"]
        assert (found["confirmed_minutes"], found["credited_minutes"]) == (0, 60)
        host.get_by_role("button", name="Me equivoqué: confirmar").click()
        expect(host.get_by_role("button", name="Me equivoqué", exact=True)).to_be_visible()
        assert acts.asked(phone, week)["body"]["confirmed_minutes"] == 60


def _takes_it_back(host: Page) -> None:
    """A confirmation is undone by an objection: a new word, and nothing is taken off."""
    host.get_by_role("button", name="Me equivoqué", exact=True).click()
    host.get_by_role("dialog").get_by_label("Cuéntalo con tus palabras").fill("Era otro día.")
    host.get_by_role("dialog").get_by_role("button", name="Enviar al juzgado").click()
    expect(host.get_by_role("status").filter(has_text="Enviada al juzgado")).to_be_visible()


def test_a_host_offers_hours_on_a_day_that_it_was_asked_for(
    place: Place, asked: Asked, opens: Opens
) -> None:
    with _host(opens, place) as host:
        tab = host.get_by_role("navigation").get_by_role("button", name="Pedidos (2)")
        expect(tab).to_be_visible()
        _requests(host)
        assert axe.faults(host) == []
        card = _card(host, "Horas para")
        expect(card).to_contain_text(f"¿Podría venir {NAME} uno de estos días?")
        card.get_by_role("button", name="Ofrecer horas").click()
        sheet = host.get_by_role("dialog")
        expect(sheet.get_by_label("Desde")).to_have_value("08:00")
        expect(sheet.get_by_label("Hasta")).to_have_value("16:00")
        sheet.get_by_label("Hasta").fill("00:00")
        sheet.get_by_role("button", name="Ofrecer estas horas").click()
        expect(sheet.get_by_role("alert")).to_contain_text("va después")
        sheet.get_by_label("Desde").fill("09:00")
        sheet.get_by_label("Hasta").fill("11:00")
        sheet.get_by_role("button", name="Agregar otro horario").click()
        assert axe.faults(host) == []
        later = sheet.get_by_role("group", name="Horario 2")
        later.get_by_label("Desde").fill("14:00")
        later.get_by_label("Hasta").fill("23:30")
        sheet.get_by_role("button", name="Ofrecer estas horas").click()
        expect(later.get_by_role("alert")).to_be_visible()
        later.get_by_label("Hasta").fill("16:00")
        sheet.get_by_role("button", name="Ofrecer estas horas").click()
        expect(sheet).to_have_count(0)
        expect(_card(host, "Horas para")).to_contain_text("Ofreciste horas")
        expect(_card(host, "Horas para")).to_contain_text("14:00–16:00")
        assert _at_desk(host, "/hour-requests", "state", asked.request) == "offered"
        first, second = asked.days
        planned = acts.asked(host, f"/orders/{asked.order}/shifts?from={first}&to={second}")
        times = [row["starts_at"][:16] for row in planned["body"]["items"]]
        assert {f"{first}T09:00", f"{second}T14:00"} <= set(times)


def test_a_host_agrees_and_reads_who_has_still_to(place: Place, asked: Asked, opens: Opens) -> None:
    with _host(opens, place) as host:
        _requests(host)
        card = _card(host, "Acuerdo de días ·")
        expect(card).to_contain_text("Espera tu palabra")
        card.get_by_role("button", name="Aceptar", exact=False).first.click()
        expect(card).to_contain_text("Falta que acepte el juzgado.")
        with host.expect_popup() as paper:
            card.get_by_role("link", name="Imprimir").click()
        expect(paper.value.get_by_role("heading", level=1)).to_have_text("Acuerdo de horas")
        paper.value.close()
        card.get_by_role("button", name="Cancelar el acuerdo").click()
        sheet = host.get_by_role("dialog")
        sheet.get_by_role("button", name="Cancelar el acuerdo").click()
        expect(sheet.get_by_label("¿Por qué?")).to_be_focused()
        assert axe.faults(host) == []
        sheet.get_by_label("¿Por qué?").fill("Ese día hay inventario.")
        sheet.get_by_role("button", name="Cancelar el acuerdo").click()
        expect(card).to_contain_text("Cancelado")
        assert _at_desk(host, "/make-ups", "state", asked.make_up) == "cancelled"


def test_a_question_taken_back_meanwhile_is_said_at_its_row(
    place: Place, asked: Asked, opens: Opens
) -> None:
    with unit_of_work(place.sessions) as session:
        request = asking.again(session, asked, utcnow())
    with _host(opens, place) as host:
        _requests(host)
        open_card = host.get_by_role("article").filter(has_text="¿Podría venir")
        open_card.get_by_role("button", name="No podemos").click()
        sheet = host.get_by_role("dialog")
        sheet.get_by_role("button", name="Enviar respuesta").click()
        expect(sheet.get_by_label("Respuesta para ella")).to_be_focused()
        assert axe.faults(host) == []
        sheet.get_by_label("Respuesta para ella").fill("Esos días cerramos.")
        with unit_of_work(place.sessions) as session:
            asking.taken_back(session, asked, request)
        sheet.get_by_role("button", name="Enviar respuesta").click()
        gone = host.get_by_role("article").filter(has_text="Ya no hace falta")
        expect(gone.get_by_role("alert")).to_contain_text("cambió esto mientras tanto")
        expect(host.get_by_text("Nadie espera una respuesta tuya.")).to_be_visible()


def test_a_host_notes_a_shift_that_passed_by_keys_alone(
    place: Place, asked: Asked, opens: Opens
) -> None:
    with _host(opens, place) as host:
        _requests(host)
        row = host.get_by_role("article", name=NAME).last
        row.get_by_role("button", name="Anotar qué pasó").focus()
        host.keyboard.press("Enter")
        host.get_by_role("dialog").get_by_label("Le pregunté y dijo").focus()
        host.keyboard.type("Le pregunté y dijo que el bus no pasó.")
        assert axe.faults(host) == []
        host.keyboard.press("Tab")
        host.keyboard.press("Enter")
        expect(row).to_contain_text("el bus no pasó")
        notes = acts.asked(host, f"/sites/{place.site}/missed-shifts")["body"]["items"]
        assert [one["note"]["text"][-10:] for one in notes if one["note"]] == ["s no pasó."]


def test_nothing_that_a_host_is_sent_says_how_she_stands(
    place: Place, asked: Asked, opens: Opens
) -> None:
    told: list[str] = []
    with opens(PHONE) as page:
        page.on("response", lambda answer: told.append(answer.url))
        page.goto(place.door("staff", place.town.host_person))
        page.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        _requests(page)
        paths = {url.partition("/api/v1")[2] for url in told if "/api/v1/" in url}
        bodies = [str(acts.asked(page, path)["body"]) for path in paths if "sessions" not in path]
    for name in {*NUMBERS, "short_week", "reasons", "excuse", "warning"} - {"week", "state"}:
        assert not any(f"'{name}'" in body for body in bodies), name
