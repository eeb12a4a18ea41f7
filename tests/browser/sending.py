"""The moments at which a phone sends: woken by the drill, and looked at when it is at rest."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page

from tests.browser.eyes import rows_of
from tests.browser.proof import Row
from tests.promises.waiting import until

# More than the longest hold of the outbox, so that everything is due.
LATER = timedelta(hours=13)
MOST_WAKES = 50


def wake(page: Page, later: timedelta = timedelta(0)) -> None:
    """Let time pass on the phone, and tell the app that the network is back."""
    page.evaluate(
        "(ms) => { drill.forward(ms); dispatchEvent(new Event('online')); }",
        later / timedelta(milliseconds=1),
    )


def rested(page: Page, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Wait until the outbox has done what it had to do."""

    def idle() -> bool:
        meanwhile()
        return bool(page.evaluate("() => drill.idle()"))

    until(idle, "the outbox to come to rest")


def drain(page: Page) -> list[Row]:
    """Let everything reach the server; the rows of the phone afterwards."""
    rows = rows_of(page)
    for _ in range(MOST_WAKES):
        wake(page, LATER)
        rested(page)
        rows = rows_of(page)
        if all(row["state"] == "received" for row in rows):
            break
    return rows
