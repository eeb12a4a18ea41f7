"""Is anything ever lost on the way from her phone? The drills of tests/browser, in full.

`python -m bench.phone_drills --kills 1000 --answers 10000 --seed 1 --json`, in real Chromium on a
built app (`make setup`, `npm run build`). Kills the phone between reading a code and the tick;
answers deliveries by lot; turns clocks to 1970 and 2038; leaves the site's screen two weeks and a
phone a month without network; delivers over a slow line that breaks. Exits with 1 when a promise
was broken.
"""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import BrowserType, sync_playwright

from bench.machine import figures
from tests.browser import hostile, killing, long_offline, slow_line, turned_clocks

SHARE_WITHIN_THREE_TRIES = 0.99
Drill = Callable[[BrowserType, Path], dict[str, Any]]


@click.command()
@click.option("--kills", default=1000, show_default=True, help="Deaths of the phone.")
@click.option("--answers", default=10_000, show_default=True, help="Answers to deliveries.")
@click.option("--slow-scans", default=100, show_default=True, help="Scans over the slow line.")
@click.option("--days", default=14, show_default=True, help="Days of the screen without network.")
@click.option("--only", multiple=True, help="Only the drills of these names.")
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def main(
    context: click.Context,
    kills: int,
    answers: int,
    slow_scans: int,
    days: int,
    only: tuple[str, ...],
    seed: int,
    as_json: bool,
) -> None:
    """Drill, print the figures."""
    drills = _drills(kills, answers, slow_scans, days, seed)
    with sync_playwright() as playwright:
        report = {
            name: _timed(drill, playwright.chromium)
            for name, drill in drills.items()
            if not only or name in only
        }
    wrong = {name: found["wrong"] for name, found in report.items() if found["wrong"]}
    click.echo(json.dumps({**report, "machine": figures()}, indent=None if as_json else 2))
    if wrong:
        context.exit(1)


def _drills(kills: int, answers: int, slow_scans: int, days: int, seed: int) -> dict[str, Drill]:
    return {
        "kills": lambda chromium, folder: (
            killing.kill_between_decode_and_tick(chromium, folder, kills, seed).figures
        ),
        "answers": lambda chromium, folder: (
            hostile.besiege(chromium, folder, answers, seed).figures
        ),
        "clocks": lambda chromium, folder: (
            turned_clocks.turn(chromium, folder, thoroughly=True).figures
        ),
        "screen_offline": lambda chromium, folder: _away(
            long_offline.two_weeks(chromium, folder, range(days))
        ),
        "midnight": lambda chromium, folder: _away(long_offline.over_midnight(chromium, folder)),
        "phone_offline": lambda chromium, folder: _away(long_offline.a_month(chromium, folder)),
        "slow_line": lambda chromium, folder: _slow(chromium, folder, slow_scans, seed),
    }


def _timed(drill: Drill, chromium: BrowserType) -> dict[str, Any]:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = drill(chromium, Path(folder))
    return {**found, "seconds": round(time.perf_counter() - began, 1)}


def _away(town: long_offline.Away) -> dict[str, Any]:
    return {"scans": town.scans, "wrong": town.wrong}


def _slow(chromium: BrowserType, folder: Path, scans: int, seed: int) -> dict[str, Any]:
    came = slow_line.deliver(chromium, folder, scans, seed, slow_line.Line())
    share = came.acknowledged_within_three_tries / came.scans
    wrong = list(came.wrong)
    if share < SHARE_WITHIN_THREE_TRIES:
        wrong.append(f"only {share:.1%} of scans within {slow_line.TRIES} tries")
    return {**came.figures, "share_within_three_tries": share, "wrong": wrong}


if __name__ == "__main__":
    main()
