"""Whatever a server or a gate before it answers, no scan is lost and none is called received."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import hostile
from tests.browser.whims import WHIMS


def test_no_answer_of_two_thousand_costs_a_scan(browser: Browser, tmp_path: Path) -> None:
    siege = hostile.besiege(browser.browser_type, tmp_path, answers=2000, seed=1)
    assert siege.wrong == []
    assert siege.received == siege.scans
    assert set(siege.kinds) == {whim.__name__ for whim in WHIMS}
    assert siege.helped > 0, "nothing came to the help shelf: this proved little"
