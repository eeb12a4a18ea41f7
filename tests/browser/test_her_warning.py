"""Her warning and the ways out of it: she comes, she cannot, she asks for other hours."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, her_acts, warned
from tests.browser.browsing import DESK
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")
PAPER = """async (path) => {
    const answer = await fetch('/api/v1' + path);
    const picture = await createImageBitmap(await answer.blob());
    return [answer.headers.get('content-type'), picture.width, picture.height];
}"""


def test_she_says_when_she_comes_and_it_is_shown_back(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        card = her_acts.card(phone)
        expect(card).to_contain_text(
            "Te faltan 20 h esta semana. Puedes venir hoy o miércoles de 12:00 a 17:00."
        )
        card.get_by_role("button", name="Voy a ir").click()
        phone.get_by_role("dialog").get_by_role("button", name="miércoles").click()
        expect(card).to_contain_text("Dijiste que vienes el miércoles a las 12:00")
        expect(card).not_to_contain_text("guardado en este teléfono")
        warning = acts.asked(phone, "/me/warnings")["body"]["warning"]
        wednesday = warned.later(women.monday, 2)
        assert warning["will_come_at"].startswith(f"{wednesday}T12:00:00")
        phone.reload()
        expect(her_acts.card(phone)).to_contain_text("Dijiste que vienes el miércoles a las 12:00")


def test_what_she_was_told_counts_as_seen_once_it_was_on_her_screen(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        phone.goto(place.door("order", women.irene))
        with phone.expect_response(lambda answer: answer.url.endswith("/seen")) as seen:
            acts.choose_pin(phone)
        assert seen.value.status == 200
        expect(phone.get_by_role("heading", name="Lo que te dijimos")).to_be_visible()
        expect(phone.locator("main")).to_contain_text("martes")
        _until_seen(phone)


def _until_seen(phone: Page) -> None:
    phone.wait_for_function(
        """async () => {
            const found = await (await fetch('/api/v1/me/warnings')).json();
            return found.warning.told.every((one) => one.seen_at);
        }"""
    )


def test_she_cannot_come_says_so_in_three_taps_with_a_photo_and_her_week_changes(
    place: Place, women: Warned, opens: Opens, photo: Path
) -> None:
    with opens() as phone, opens(DESK) as clerk:
        her_acts.enrol(phone, place, women.irene)
        her_acts.card(phone).get_by_role("button", name="No puedo").click()
        phone.get_by_text("Agregar nota o foto").click()
        phone.get_by_label("Elegir archivo").set_input_files(photo)
        expect(phone.locator("main")).to_contain_text("Lista para enviar")

        phone.get_by_role("checkbox", name="lunes").check()
        phone.get_by_role("radio", name="Cuidar a mi familia").check()
        phone.get_by_role("button", name="Enviar", exact=True).click()
        expect(phone.locator("main")).to_contain_text("Ya llegó.")
        expect(phone.locator("main")).to_contain_text("1 papel enviado")
        phone.get_by_role("button", name="Volver a mi semana").click()
        expect(her_acts.card(phone)).to_contain_text("Ya lo estamos mirando")

        clerk.goto(place.door("staff", place.town.clerk))
        expect(clerk.get_by_role("navigation").first).to_be_visible()
        found = acts.asked(clerk, f"/excuses?order={women.irene}")["body"]["items"]
        assert [one["cause"] for one in found] == ["care"]
        excuse = acts.asked(clerk, f"/excuses/{found[0]['id']}")["body"]
        paper = f"/excuses/{excuse['id']}/papers/{excuse['papers'][0]['id']}"
        # Made small on the phone before it travelled.
        assert clerk.evaluate(PAPER, paper) == ["image/jpeg", 1600, 1067]
        her_acts.put(
            clerk,
            f"/excuses/{excuse['id']}/decision",
            excuse["version"],
            {"verdict": "accept", "text": None, "answer_by": None},
        )

        phone.reload()
        expect(phone.get_by_role("img", name="de 20 h esta semana")).to_be_visible()
        expect(her_acts.card(phone)).to_have_count(0)
        expect(phone.locator(".legend")).to_contain_text("Justificadas")
        assert acts.asked(phone, "/me")["body"]["week"]["excused_minutes"] == 240


def test_the_desk_asks_for_more_and_she_answers_adds_a_paper_and_takes_it_back(
    place: Place, women: Warned, opens: Opens, photo: Path
) -> None:
    with opens() as phone, opens(DESK) as clerk:
        her_acts.enrol(phone, place, women.irene)
        her_acts.say_why(phone, "lunes", "Salud")
        clerk.goto(place.door("staff", place.town.clerk))
        expect(clerk.get_by_role("navigation").first).to_be_visible()
        found = acts.asked(clerk, f"/excuses?order={women.irene}")["body"]["items"][0]
        wednesday = warned.later(women.monday, 9)
        asked = {"verdict": "ask", "text": "¿Tienes la fórmula?", "answer_by": wednesday}
        her_acts.put(clerk, f"/excuses/{found['id']}/decision", found["version"], asked)

        phone.reload()
        acts.go(phone, "Mi semana")
        phone.get_by_role("button", name="No puedo ir").click()
        main = phone.locator("main")
        expect(main).to_contain_text("Te preguntan: ¿Tienes la fórmula?")
        expect(main).to_contain_text("Puedes responder hasta el miércoles")
        phone.get_by_role("button", name="Responder").click()
        phone.get_by_role("dialog").get_by_label("Escribe aquí").fill("Sí, la envío hoy.")
        phone.get_by_role("dialog").get_by_role("button", name="Enviar").click()
        expect(main).to_contain_text("Esperando respuesta")
        phone.get_by_role("button", name="Agregar foto o papel").click()
        phone.get_by_label("Elegir archivo").last.set_input_files(photo)
        phone.get_by_role("dialog").get_by_role("button", name="Enviar").click()
        expect(main).to_contain_text("1 papel enviado")
        phone.get_by_role("button", name="Retirar").click()
        phone.get_by_role("button", name="Sí, retirar").click()
        expect(main).to_contain_text("La retiraste")


def test_without_network_nothing_is_called_sent_and_nothing_is_lost(
    place: Place, women: Warned, opens: Opens, photo: Path
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        her_acts.card(phone).get_by_role("button", name="No puedo").click()
        phone.get_by_role("checkbox", name="lunes").check()
        phone.get_by_role("radio", name="Salud").check()
        context = phone.context
        context.set_offline(True)
        phone.close()

        # Half of it was written when the app was killed: it is still there.
        phone = context.new_page()
        phone.goto(place.url)
        expect(phone.locator("main")).to_contain_text("Sin conexión. Esto es de las")
        her_acts.card(phone).get_by_role("button", name="No puedo").click()
        expect(phone.get_by_role("checkbox", name="lunes")).to_be_checked()
        expect(phone.get_by_role("radio", name="Salud")).to_be_checked()
        phone.get_by_text("Agregar nota o foto").click()
        phone.get_by_label("Elegir archivo").set_input_files(photo)
        expect(phone.locator("main")).to_contain_text("Lista para enviar")
        phone.get_by_role("button", name="Enviar", exact=True).click()
        main = phone.locator("main")
        expect(main).to_contain_text("Todavía no se envió")
        expect(main).not_to_contain_text("Ya llegó.")
        phone.close()

        phone = context.new_page()
        phone.goto(place.url)
        acts.go(phone, "Mi registro")
        expect(phone.locator("main")).to_contain_text("Sin enviar")
        context.set_offline(False)
        expect(phone.locator("main")).not_to_contain_text("Sin enviar")
        found = acts.asked(phone, "/me/excuses")["body"]["items"]
        assert [(one["cause"], len(one["papers"])) for one in found] == [("medical", 1)]


def test_where_no_time_is_left_she_asks_the_host_for_other_hours(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone, opens(DESK) as host:
        her_acts.enrol(phone, place, women.nora)
        card = her_acts.card(phone)
        expect(card).to_contain_text("te faltan 20 h")
        expect(card.get_by_role("button", name="Voy a ir")).to_have_count(0)
        card.get_by_role("button", name="Pedir otras horas").click()
        for day in (3, 4):
            phone.locator(".choice.day").nth(day - 1).click()
        phone.get_by_role("button", name="Preguntar").click()
        expect(phone.locator("main")).to_contain_text("Esperando respuesta")

        host.goto(place.door("staff", place.town.host_person))
        expect(host.get_by_role("navigation").first).to_be_visible()
        asked = acts.asked(host, "/hour-requests?state=asked")["body"]["items"][0]
        day = asked["days"][0]
        window = {"starts_at": f"{day}T13:00:00-05:00", "ends_at": f"{day}T16:00:00-05:00"}
        answer = {"verdict": "offer", "windows": [window], "reply": None}
        her_acts.put(host, f"/hour-requests/{asked['id']}/answer", asked["version"], answer)

        phone.reload()
        expect(phone.locator("main")).to_contain_text("Te dijeron que sí")
        expect(phone.locator("main")).to_contain_text("13:00–16:00. Ya está en tus turnos.")


def test_everything_works_by_the_keyboard_alone(place: Place, women: Warned, opens: Opens) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        come = her_acts.card(phone).get_by_role("button", name="Voy a ir")
        come.focus()
        phone.keyboard.press("Enter")
        expect(phone.get_by_role("dialog")).to_be_visible()
        phone.get_by_role("dialog").get_by_role("button", name="martes").focus()
        phone.keyboard.press("Enter")
        expect(her_acts.card(phone)).to_contain_text("Dijiste que vienes el martes a las 12:00")
        cannot = her_acts.card(phone).get_by_role("button", name="No puedo")
        cannot.focus()
        phone.keyboard.press("Enter")
        phone.get_by_role("checkbox", name="lunes").focus()
        phone.keyboard.press("Space")
        phone.get_by_role("radio", name="Cuidar a mi familia").focus()
        phone.keyboard.press("ArrowDown")
        expect(phone.get_by_role("radio", name="Salud")).to_be_checked()
        phone.get_by_role("button", name="Enviar", exact=True).focus()
        phone.keyboard.press("Enter")
        expect(phone.locator("main")).to_contain_text("Ya llegó.")
