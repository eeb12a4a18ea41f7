"""Promise P6 in a real browser: a phone's wrong clock refuses nothing and moves no hour."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import turned_clocks


def test_no_clock_of_a_phone_moves_an_hour(browser: Browser, tmp_path: Path) -> None:
    clocks = turned_clocks.turn(browser.browser_type, tmp_path)
    assert clocks.wrong == []
    assert clocks.scans == len(turned_clocks.WRONG) + len(turned_clocks.JUMPS)
    assert clocks.furthest_seconds <= turned_clocks.WITHIN.total_seconds()
