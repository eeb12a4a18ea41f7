"""axe-core on a page, and the two checks it cannot make: width and language."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from api.app import TOP

SCRIPT = TOP / "mobile_pwa" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
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


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands now, and text that runs out of it sideways."""
    found: list[str] = page.evaluate(RUN)
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if too_wide > 0:
        found.append(f"scrolls sideways by {too_wide} px")
    return found
