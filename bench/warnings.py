"""Does every shortfall find her told in time? A town lives through a year to see.

`python -m bench.warnings --participants 200 --weeks 52 --seed 1 --json`: made-up women live their
weeks through the product's own services, on its own database with durability off and an injected
clock. Exits with 1 when a week ended short that nobody told her of and no late fact explains.
"""

import json
import random
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session, sessionmaker

from api.database import new_engine, session_factory
from api.operator import migrations
from api.rules import days
from api.scans.receipts import receipt_key
from bench.lives.agenda import Agenda
from bench.lives.living import Living
from bench.lives.picture import drawn
from bench.lives.tally import tally
from bench.lives.town import ZONE, settle
from bench.lives.towns import lived, shares, summed
from bench.machine import figures

# The year that follows holds a week 53 and both ends of a year.
FIRST_MONDAY = date(2026, 6, 1)
# Until every late scan, confirmation and decision has come in.
AFTERMATH = timedelta(days=25)
SECRET = b"a secret of the simulation alone"


@click.command()
@click.option("--participants", default=200, show_default=True)
@click.option("--weeks", default=52, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--towns", default=1, show_default=True, help="Live in so many separate towns.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Keep each town's report in this folder, and go on from what is kept there.",
)
@click.option("--json", "as_json", is_flag=True)
@click.option("--picture", type=click.Path(path_type=Path), help="Where to draw the result (SVG).")
@click.pass_context
def main(
    context: click.Context,
    participants: int,
    weeks: int,
    seed: int,
    towns: int,
    keep: Path | None,
    as_json: bool,
    picture: Path | None,
) -> None:
    """Let them live, and report."""
    people = shares(participants, towns)

    def town(number: int) -> dict[str, Any]:
        return live_apart(people[number], weeks, seed + number)

    said = partial(click.echo, err=True)
    report = summed(list(lived(town, towns, keep, said)))
    report["machine"] = figures()
    if picture is not None:
        picture.write_text(drawn(report), encoding="utf-8")
    click.echo(json.dumps(report, indent=None if as_json else 2))
    if report["arrived_too_late_by_cause"].get("unexplained"):
        context.exit(1)


def live_apart(participants: int, weeks: int, seed: int) -> dict[str, Any]:
    """A town with a database of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lives.db'}"
        migrations.upgrade(url)
        engine = new_engine(url, durable=False)
        report = live(session_factory(engine), participants, weeks, seed)
        engine.dispose()
    return report


def live(
    sessions: sessionmaker[Session], participants: int, weeks: int, seed: int
) -> dict[str, Any]:
    """So many women live so many weeks; the report on them."""
    began = time.perf_counter()
    lasts = (FIRST_MONDAY, FIRST_MONDAY + timedelta(days=7 * weeks - 1))
    town = settle(sessions, participants, lasts, random.Random(f"{seed} town"))
    agenda = Agenda()
    living = Living(town, agenda, receipt_key(SECRET), seed)
    living.begin(FIRST_MONDAY, weeks)
    ends = days.day_bounds(FIRST_MONDAY + timedelta(weeks=weeks), ZONE)[0]
    agenda.run(ends + AFTERMATH)
    names = [days.later_week(days.format_week(FIRST_MONDAY), number) for number in range(weeks)]
    with sessions() as session:
        report = tally(session, living.diary, names)
    return {
        "participants": participants,
        "weeks_lived": weeks,
        "seed": seed,
        **report,
        "facts": living.diary.facts,
        "looks_of_the_clock": living.diary.looks,
        "seconds": round(time.perf_counter() - began, 1),
    }


if __name__ == "__main__":
    main()
