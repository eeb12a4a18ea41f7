"""The phone dies while a scan is being made: what was ticked is there, once, and is received."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import killing


def test_what_was_ticked_survives_the_death_of_the_phone(browser: Browser, tmp_path: Path) -> None:
    chromium = browser.browser_type
    toll = killing.kill_between_decode_and_tick(chromium, tmp_path, kills=200, seed=1)
    assert toll.wrong == []
    assert (toll.lost, toll.doubled) == (0, 0)
    # The kills met scans on both sides of the tick: else this proved nothing.
    assert toll.ticked > 0
    assert toll.never_kept > 0, toll.figures
