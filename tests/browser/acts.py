"""What people do on their screens, step by step, waiting for what they would wait for."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.camera import Camera
from tests.browser.town import SITE_NAME, Place

PIN, WRONG_PIN = "482913", "739154"


def choose_pin(page: Page, pin: str = PIN) -> None:
    """The last steps of activating a phone behind a door: its clerk compares the words at once."""
    set_pin(page, pin)
    is_open(page)


def set_pin(page: Page, pin: str = PIN) -> None:
    """Six digits, twice; then her phone shows its two words."""
    page.get_by_label("PIN nuevo").fill(pin)
    page.get_by_label("Otra vez el mismo PIN").fill(pin)
    page.get_by_role("button", name="Activar este teléfono").click()
    expect(page.get_by_role("navigation").get_by_role("button", name="Registrar")).to_be_visible()


def is_open(page: Page) -> None:
    """Her week is unlocked."""
    expect(page.get_by_role("button", name="Bloquear")).to_be_visible()


def two_words(page: Page) -> list[str]:
    """The words that a screen shows."""
    expect(page.locator(".two-words span")).to_have_count(2)
    return page.locator(".two-words span").all_inner_texts()


def compare(clerk: Page, other: Page, *, agree: bool = True) -> None:
    """The clerk's screen shows the words of the other one; she says so."""
    assert two_words(clerk) == two_words(other)
    clerk.get_by_role("button", name="Coinciden" if agree else "No coinciden", exact=True).click()


def enrol_phone(page: Page, place: Place) -> None:
    """Elena's phone, activated by a code of the court."""
    page.goto(place.door("order", place.order))
    choose_pin(page)


def open_site_screen(page: Page, place: Place) -> None:
    """The tablet at the entrance of Elena's site, through the door."""
    page.goto(place.door("site", place.site))
    expect(page.get_by_role("heading", name=SITE_NAME)).to_be_visible()
    expect(page.locator("svg.qr")).to_be_visible()


def point_at(camera: Camera, screen: Page) -> None:
    """Hold the phone before what that screen shows at this moment."""
    camera.see_picture(screen.locator("svg.qr").screenshot())


def go(page: Page, tab: str) -> None:
    """One of the three rooms of her app."""
    page.get_by_role("navigation").get_by_role("button", name=tab, exact=False).click()


def scan(page: Page, saved: str | re.Pattern[str]) -> None:
    """Open Registrar and hold still until the phone says that it is saved."""
    go(page, "Registrar")
    expect(page.get_by_role("heading", name=saved)).to_be_visible(timeout=30_000)


def scan_again(page: Page, question: str, saved: str) -> None:
    """The same right after another scan: the phone asks whether it is meant."""
    go(page, "Registrar")
    page.get_by_role("button", name=question).click(timeout=30_000)
    expect(page.get_by_role("heading", name=saved)).to_be_visible()


def received(page: Page) -> None:
    """The second of the three words: the server has it."""
    expect(page.locator(".steps li.done")).to_have_count(2)
    expect(page.locator(".steps li.done").nth(1)).to_contain_text("Recibid")


def asked(page: Page, path: str) -> Mapping[str, Any]:
    """What the API answers this page's own session: `status` and `body`."""
    answer: Mapping[str, Any] = page.evaluate(
        """async (path) => {
            const answer = await fetch('/api/v1' + path);
            const text = await answer.text();
            return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
        }""",
        path,
    )
    return answer


def hours(minutes: int) -> str:
    """Minutes as every screen writes them: "1 h 5 min"."""
    whole, rest = divmod(minutes, 60)
    return " ".join([f"{whole} h"] * (whole > 0) + [f"{rest} min"] * (rest > 0 or whole == 0))
