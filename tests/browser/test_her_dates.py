"""Her dates before the judge on her phone: what she sees, says, and hands to her calendar."""

import re
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from api.appearances import service
from api.appearances.models import Appearance
from api.clock import utcnow
from api.database import unit_of_work
from api.demo import people
from tests.browser import acts, axe, dates_town
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


def _answer(place: Place, date: object, verdict: str, text: str) -> None:
    with unit_of_work(place.sessions) as session:
        found = session.get_one(Appearance, date)
        said = service.Outcome(verdict, text, None)
        service.record(session, people.clerk_of(place.town), utcnow(), found, said)


def test_my_week_names_the_next_date_and_she_says_that_she_cannot_come(
    place: Place, opens: Opens
) -> None:
    date = dates_town.a_date(place, 3)
    with opens() as phone:
        acts.enrol_phone(phone, place)
        card = phone.locator("section.card").filter(has_text="Tu próxima cita")
        expect(card).to_contain_text("Faltan 3 días")
        expect(card).to_contain_text(dates_town.PLACE)
        expect(card).to_contain_text(dates_town.BRING)
        card.get_by_role("button", name="No puedo ir").click()
        phone.get_by_label("Por qué").fill("Tengo control médico.")
        phone.get_by_role("button", name="Enviar que no puedo ir").click()
        expect(phone.get_by_role("status").filter(has_text="Ya llegó")).to_be_visible()
        assert dates_town.said_of(place, date) == ["set", "cannot_come"]

        _answer(place, date, "stand", "Es cerca: ven a las doce.")
        phone.reload()
        acts.go(phone, "Mi semana")
        phone.get_by_role("button", name="Mis citas").click()
        phone.get_by_role("button", name=re.compile("^Ver")).first.click()
        expect(phone.locator("main")).to_contain_text("Te escribieron: Es cerca: ven a las doce.")


def test_a_notice_opens_the_date_and_what_she_says_waits_for_the_network(
    place: Place, opens: Opens
) -> None:
    date = dates_town.a_date(place, 5)
    with opens() as phone:
        acts.enrol_phone(phone, place)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.evaluate(f"location.hash = '#date/{date}/no'")
        expect(phone.get_by_role("heading", name="Tu cita")).to_be_visible()
        assert phone.url == f"{place.url}/"
        phone.get_by_label("Por qué").fill("Mi hijo está")
        phone.context.set_offline(True)
        # Half a sentence outlives the app being closed.
        phone.goto(f"{place.url}/#date/{date}/no")
        phone.reload()
        phone.evaluate(f"location.hash = '#date/{date}/no'")
        expect(phone.get_by_label("Por qué")).to_have_value("Mi hijo está")
        phone.get_by_label("Por qué").fill("Mi hijo está enfermo.")
        phone.get_by_role("button", name="Enviar que no puedo ir").click()
        expect(phone.get_by_role("status").filter(has_text="Guardado en este")).to_be_visible()
        assert dates_town.said_of(place, date) == ["set"]
        phone.context.set_offline(False)
        expect(phone.get_by_role("status").filter(has_text="Ya llegó")).to_be_visible()
        assert dates_town.said_of(place, date) == ["set", "cannot_come"]


def test_an_address_of_somebody_elses_date_says_that_it_is_not_hers(
    place: Place, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        phone.evaluate(f"location.hash = '#date/{place.order}'")
        expect(phone.locator("main")).to_contain_text("Esta cita no está en tu lista.")
        expect(phone.get_by_role("button", name="No puedo ir")).to_have_count(0)


def test_her_calendar_link_is_made_opened_and_revoked(place: Place, opens: Opens) -> None:
    date = dates_town.a_date(place, 9)
    with opens() as phone:
        phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
        acts.enrol_phone(phone, place)
        phone.get_by_role("button", name="Mis citas").click()
        phone.get_by_role("button", name="Crear enlace").click()
        link = phone.locator(".secret-link").inner_text()
        with urlopen(link) as answer:  # noqa: S310 -- our own server's, made a moment ago
            shown = answer.read().decode()
        assert str(date) in shown
        assert "juzgado" not in shown.lower()
        phone.get_by_role("button", name="Copiar").click()
        expect(phone.get_by_role("button", name="Copiado")).to_be_visible()
        assert phone.evaluate("navigator.clipboard.readText()") == link
        opener = phone.get_by_role("link", name="Abrir en el calendario")
        assert str(opener.get_attribute("href")).startswith("webcal:")
        phone.get_by_role("button", name="Quitar el enlace").click()
        expect(phone.get_by_role("button", name="Crear enlace")).to_be_visible()
        assert phone.request.get(link).status == 404


def test_her_dates_can_be_read_by_everybody(place: Place, opens: Opens) -> None:
    date = dates_town.a_date(place, 12)
    dates_town.a_date(place, -2)
    wrong: dict[str, list[str]] = {}
    with opens(reduced_motion="reduce") as phone:
        axe.equip(phone.context)
        acts.enrol_phone(phone, place)
        for state, act in _states(phone, str(date)):
            act()
            phone.get_by_role("heading", level=1).wait_for()
            phone.wait_for_load_state("networkidle")
            if found := axe.faults(phone):
                wrong[state] = found
    assert not wrong, "\n".join(f"{k}: {v}" for k, v in wrong.items())


def _states(phone: Page, date: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "week", lambda: expect(phone.get_by_text("Tu próxima cita")).to_be_visible()
    yield "list", lambda: phone.get_by_role("button", name="Mis citas").click()
    yield "link", lambda: phone.get_by_role("button", name="Crear").click()
    yield "one", lambda: phone.evaluate(f"location.hash = '#date/{date}'")
    yield "no", lambda: phone.get_by_role("button", name="No puedo ir").click()
    yield "sent", lambda: phone.get_by_role("button", name="Enviar que no puedo ir").click()
    yield "history", lambda: phone.get_by_text("Todo lo que se anotó").click()
