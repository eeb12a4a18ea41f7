"""Promise P1: no acknowledged scan is lost when processes or the database server are killed."""

from pathlib import Path

from tests.promises.cluster import Cluster
from tests.promises.killing import Outcome, kill_again_and_again
from tests.promises.town import postgresql_town, sqlite_town


def assert_kept(outcome: Outcome) -> None:
    assert outcome.acknowledged > 0
    assert outcome.broken_connections > 0, "no kill met a request: this proved nothing"
    assert (outcome.lost, outcome.doubled, outcome.odd_answers) == (0, 0, 0), outcome.figures
    assert outcome.totals == outcome.totals_of_twin


def test_nothing_acknowledged_is_lost_on_sqlite(tmp_path: Path) -> None:
    town = sqlite_town(tmp_path, days=12, seed=1)
    assert_kept(kill_again_and_again(town, cycles=7, seed=1))


def test_nothing_acknowledged_is_lost_on_postgresql_which_is_stopped_dead_too(
    cluster: Cluster,
) -> None:
    town = postgresql_town(cluster, days=12, seed=2)
    outcome = kill_again_and_again(town, cycles=5, seed=2, cluster=cluster)
    assert_kept(outcome)
    assert outcome.unavailable > 0, "the database server was never missed"
