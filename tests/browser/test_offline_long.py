"""Without network for long: two weeks of a site's screen, a month of a phone, and a midnight."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import long_offline


def test_the_screens_codes_count_for_two_weeks_and_then_it_says_so(
    browser: Browser, tmp_path: Path
) -> None:
    town = long_offline.two_weeks(browser.browser_type, tmp_path, days=(0, 6, 13))
    assert town.wrong == []
    assert town.scans == 3


def test_a_code_read_before_midnight_and_saved_after_it_is_fresh(
    browser: Browser, tmp_path: Path
) -> None:
    assert long_offline.over_midnight(browser.browser_type, tmp_path).wrong == []


def test_the_app_starts_without_network_after_a_month_and_scans(
    browser: Browser, tmp_path: Path
) -> None:
    assert long_offline.a_month(browser.browser_type, tmp_path).wrong == []
