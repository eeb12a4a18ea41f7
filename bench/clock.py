"""Three clocks, killed again and again: is every notice stored once, and how often sent twice?

`python -m bench.clock --clocks 3 --notices 3000 --kills 150 --seed 1 --json`, on PostgreSQL with
fsync on. Also a provider that is dead for an hour, clocks that go wrong by an hour, the turn of the
year 2026 with its week 53, and how long so many due notices take to plan (`--planned`). Exits with
1 when a notice is missing or stored twice.
"""

import json
import random
from typing import Any

import click

from bench.clocks import planned, times
from bench.clocks.drill import drill
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres
from tests.promises.cluster import own_cluster


@click.command()
@click.option("--clocks", default=3, show_default=True)
@click.option("--notices", default=3000, show_default=True)
@click.option("--kills", default=150, show_default=True)
@click.option("--planned", "to_plan", default=0, show_default=True, help="Due notices to plan.")
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def main(
    context: click.Context,
    clocks: int,
    notices: int,
    kills: int,
    to_plan: int,
    seed: int,
    as_json: bool,
) -> None:
    """Kill, turn the clocks, plan; print the figures."""
    with own_cluster() as cluster:
        report: dict[str, Any] = drill(cluster.new_database("drill"), clocks, notices, kills, seed)
    report["odd_times"] = odd = times.scenarios()
    if to_plan:
        binaries = server_binaries()
        assert binaries is not None
        with throwaway_postgres(binaries) as url:
            report["planning"] = planned.measure(url, to_plan, random.Random(seed))
    report["machine"] = figures()
    click.echo(json.dumps(report, indent=None if as_json else 2))
    wrong = report["missing"] or report["doubled"] or report["told"] < report["due"]
    if wrong or any(one["missing"] or one["doubled"] for one in odd.values()):
        context.exit(1)


if __name__ == "__main__":
    main()
