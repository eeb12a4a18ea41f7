"""How many acknowledged scans are lost to kills and power cuts: the promises P1 and P2, in full.

`python -m bench.kills --cycles 100 --cuts 5000 --json`. Kills the product's own web server again
and again under load, on a SQLite file and on PostgreSQL with fsync on; every fifth time on
PostgreSQL the database server is stopped dead instead. The power is cut under SQLite as we set it
up for a release with and without the WAL-reset bug, and under weaker settings for comparison.
Exits with 1 when anything promised was lost.
"""

import json
import tempfile
from pathlib import Path

import apsw
import click

from api.database import sqlite_profile
from bench.machine import figures
from tests.promises.cluster import own_cluster
from tests.promises.killing import Outcome, kill_again_and_again
from tests.promises.power import Survival, cut_the_power
from tests.promises.town import postgresql_town, sqlite_town

# More scans than anybody sends between two kills, so that the load never runs out.
DAYS_A_CYCLE = 6
LEAST_DAYS = 12
WAL_IS_BROKEN, WAL_IS_MENDED = (3, 40, 1), (3, 51, 3)
WEAKER = (("DELETE", "FULL"), ("DELETE", "OFF"), ("WAL", "NORMAL"))


@click.command()
@click.option("--cycles", default=100, show_default=True, help="Kills on each database.")
@click.option("--cuts", default=2000, show_default=True, help="Power cuts under each setting.")
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def main(context: click.Context, cycles: int, cuts: int, seed: int, as_json: bool) -> None:
    """Kill and cut, print the figures."""
    kills = {"sqlite": on_sqlite(cycles, seed), "postgresql": on_postgresql(cycles, seed)}
    promised, weaker = power(cuts, seed)
    report = {
        "kills": {name: outcome.figures for name, outcome in kills.items()},
        "power_cuts": {name: survival.figures for name, survival in promised.items()},
        "power_cuts_under_weaker_settings": {
            name: survival.figures for name, survival in weaker.items()
        },
        "sqlite_of_the_power_cuts": apsw.sqlite_lib_version(),
        "machine": figures(),
    }
    click.echo(json.dumps(report, indent=None if as_json else 2))
    if not (all(map(_kept, kills.values())) and not any(s.lost for s in promised.values())):
        context.exit(1)


def on_sqlite(cycles: int, seed: int) -> Outcome:
    """Kills of the web server on a file."""
    with tempfile.TemporaryDirectory() as folder:
        town = sqlite_town(Path(folder), _days(cycles), seed)
        return kill_again_and_again(town, cycles, seed)


def on_postgresql(cycles: int, seed: int) -> Outcome:
    """Kills of the web server, and of the database server each fifth time."""
    with own_cluster() as cluster:
        town = postgresql_town(cluster, _days(cycles), seed)
        return kill_again_and_again(town, cycles, seed, cluster)


def power(cuts: int, seed: int) -> tuple[dict[str, Survival], dict[str, Survival]]:
    """Under the settings we choose, and under weaker ones."""
    ours = [sqlite_profile(version) for version in (WAL_IS_BROKEN, WAL_IS_MENDED)]
    promised, weaker = (
        {"/".join(profile): cut_the_power(profile, cuts, seed) for profile in profiles}
        for profiles in (ours, WEAKER)
    )
    return promised, weaker


def _days(cycles: int) -> int:
    return max(LEAST_DAYS, DAYS_A_CYCLE * cycles)


def _kept(outcome: Outcome) -> bool:
    nothing_wrong = (outcome.lost, outcome.doubled, outcome.odd_answers) == (0, 0, 0)
    return nothing_wrong and outcome.totals == outcome.totals_of_twin


if __name__ == "__main__":
    main()
