"""axe-core on a page, and the two checks it cannot make: width and language."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from api.app import TOP

SCRIPT = TOP / "mobile_pwa" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (but) => {
    const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
    const found = await axe.run(document, { resultTypes: ['violations'], rules });
    return found.violations.map(({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}"""

OVERFLOW = """() => {
    const room = document.documentElement.clientWidth;
    const over = [...document.body.querySelectorAll('*:not(.sr)')]
        .filter((one) => one.getBoundingClientRect().right > room + 1
            || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline');
    const wide = over.filter((one) => !over.some((other) => other !== one && one.contains(other)))
        .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`);
    return [document.documentElement.scrollWidth - room, wide.slice(0, 4).join(', ')];
}"""


def script() -> Path:
    """Where axe-core is, or a sentence about getting it."""
    path = Path(os.environ.get("AXE", SCRIPT))
    if not path.is_file():
        pytest.exit("The browser tests need axe-core: run `make setup`.", returncode=2)
    return path


def equip(context: BrowserContext) -> None:
    """Put axe into every page of this browser, past the page's own policy for scripts."""
    context.add_init_script(path=script())


def faults(page: Page, but: Sequence[str] = ()) -> list[str]:
    """What is wrong with the page as it stands: in both languages and colours, narrow and large.

    `but` names rules of axe that this page breaks on purpose.
    """
    found = [f"es light: {fault}" for fault in page.evaluate(RUN, list(but))]
    page.emulate_media(color_scheme="dark")
    _other_language(page)
    found += [f"en dark: {fault}" for fault in page.evaluate(RUN, list(but))]
    _other_language(page)
    page.emulate_media(color_scheme="light")
    found += _sideways(page)
    if page.title() != "Agenda":
        found.append(f"is called {page.title()!r}")
    return found


def _other_language(page: Page) -> None:
    """Press the language button, even while an open sheet covers it."""
    button = page.locator("button[lang]").first
    if button.count():
        button.dispatch_event("click")


def _sideways(page: Page) -> list[str]:
    size = page.viewport_size
    assert size is not None
    found = []
    for width, text in ((320, 100), (360, 200)):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{text}%")
        over, culprits = page.evaluate(OVERFLOW)
        if over > 0:
            found.append(f"{width} px, {text} %: {over} px too wide: {culprits}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)
    return found
