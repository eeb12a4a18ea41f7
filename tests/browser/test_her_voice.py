"""Her screens read aloud: only when she wants it, only by the phone's own voice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, her_acts
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")

# A phone's synthesis that writes down what it is told; `LOCAL` says whether it has a voice itself.
STUB = """
const told = { spoken: [], silenced: 0 };
window.told = told;
Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
    getVoices: () => [{ lang: "es-CO", localService: LOCAL },
        { lang: 'es-ES', localService: false }],
    speak: (words) => told.spoken.push([words.text, words.voice.lang]),
    cancel: () => { told.silenced += 1; },
    addEventListener: () => {},
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def _with_voice(phone: Page, *, local: bool) -> None:
    phone.add_init_script(STUB.replace("LOCAL", "true" if local else "false"))


def _turn_on(phone: Page) -> None:
    phone.get_by_role("button", name="Ayuda").click()
    phone.get_by_role("button", name="Sí, leer en voz alta").click()


def _last(phone: Page) -> str:
    """What was read last, by the voice of the phone."""
    words, voice = phone.evaluate("told.spoken.at(-1)")
    assert voice == "es-CO"
    return str(words)


def test_the_five_things_are_read_and_it_falls_silent_when_she_looks_away(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        _with_voice(phone, local=True)
        her_acts.enrol(phone, place, women.irene)
        speakers = phone.locator("main").get_by_role("button", name="Leer en voz alta")
        expect(speakers).to_have_count(0)
        _turn_on(phone)
        assert _last(phone) == "Hola. Así suena la voz."
        speakers.first.click()
        assert "Siempre hay otra manera." in _last(phone)

        acts.go(phone, "Mi semana")
        for speaker, said in enumerate(("Puedes ir el martes 24", "Te faltan 20 horas")):
            speakers.nth(speaker).click()
            assert said in _last(phone)
            phone.locator("main").get_by_role("button", name="Callar").click()
        speakers.nth(2).click()
        assert _last(phone) == "No tienes citas por venir."
        before = phone.evaluate("told.silenced")
        her_acts.show(phone, "hidden")
        assert phone.evaluate("told.silenced") == before + 1
        her_acts.show(phone, "visible")

        acts.go(phone, "Registrar")
        phone.get_by_role("button", name="No hay código").click()
        phone.get_by_role("dialog").get_by_role("button", name="Guardar entrada").click()
        expect(phone.locator(".steps li.done")).to_have_count(2)
        phone.wait_for_function("told.spoken.at(-1)[0].endsWith('Ya llegó.')")
        assert _last(phone).startswith("Entrada guardada a las")
        phone.get_by_role("button", name="Ver mi semana").click()
        silenced = phone.evaluate("told.silenced")
        phone.get_by_role("button", name="Salida rápida").click()
        expect(phone.locator("table.month")).to_be_visible()
        assert phone.evaluate("told.silenced") >= silenced


def test_a_phone_without_a_voice_says_so_and_sends_nothing_out(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        _with_voice(phone, local=False)
        her_acts.enrol(phone, place, women.irene)
        _turn_on(phone)
        expect(phone.locator("main")).to_contain_text("no tiene una voz en español")
        speakers = phone.locator("main").get_by_role("button", name="Leer en voz alta")
        speakers.first.click()
        expect(phone.locator("main")).to_contain_text("Este teléfono no tiene voz en español.")
        assert phone.evaluate("told.spoken") == []
