"""What Irene and Nora do on their phones, and what the desk answers meanwhile."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from tests.browser import acts
from tests.browser.town import Place

PUT = """async ([path, version, body]) => {
    const headers = { 'Content-Type': 'application/json', 'X-Constancia': '1' };
    if (version) headers['If-Match'] = `"${version}"`;
    const answer = await fetch('/api/v1' + path, {
        method: 'PUT', headers, body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
}"""


def enrol(page: Page, place: Place, order: UUID) -> None:
    """Her phone, activated; her warning is on it."""
    page.goto(place.door("order", order))
    acts.choose_pin(page)
    expect(card(page)).to_be_visible()


def card(page: Page) -> Locator:
    """The card of her warning."""
    return page.locator(".card.help")


def put(page: Page, path: str, version: int | None, body: Mapping[str, Any]) -> Any:
    """What the API answers this page\'s own session when it writes."""
    answer = page.evaluate(PUT, [path, version, body])
    assert answer["status"] == 200, answer
    return answer["body"]


def say_why(phone: Page, day: str, cause: str) -> None:
    """An excuse in three taps, and that it arrived."""
    card(phone).get_by_role("button", name="No puedo").click()
    phone.get_by_role("checkbox", name=day).check()
    phone.get_by_role("radio", name=cause).check()
    phone.get_by_role("button", name="Enviar", exact=True).click()
    expect(phone.locator("main")).to_contain_text("Ya llegó.")


def show(phone: Page, state: str) -> None:
    """The app goes out of sight ("hidden"), or comes back ("visible")."""
    phone.evaluate(
        """(value) => {
            Object.defineProperty(document, 'visibilityState', { value, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }""",
        state,
    )
