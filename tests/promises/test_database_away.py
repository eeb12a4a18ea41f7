"""Promise P9: while the database is away it is said at once; when it is back the phones drain."""

import http.client

from tests.promises.carriers import Notes, carrying
from tests.promises.cluster import Cluster
from tests.promises.server import Server, serving_from
from tests.promises.town import ids_held, postgresql_town
from tests.promises.waiting import until

PHONES = 6
REFUSALS = 90
SAID_WITHIN = 3.0


def status_of(server: Server, path: str) -> int:
    connection = http.client.HTTPConnection(*server.address, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def await_answers(notes: Notes, many: int) -> None:
    before = len(notes.acknowledged)
    until(lambda: len(notes.acknowledged) >= before + many, f"{many} more acknowledged scans")


def test_a_database_that_goes_away_under_load_is_waited_for(cluster: Cluster) -> None:
    town = postgresql_town(cluster, days=6, seed=3)
    with serving_from(town.url) as server:
        with carrying(server.address, town.scans, PHONES) as notes:
            await_answers(notes, 20)
            workers = server.workers()

            cluster.stop_dead()
            until(lambda: len(notes.refusals) >= REFUSALS, f"{REFUSALS} answers meanwhile")
            assert (status_of(server, "/health/live"), status_of(server, "/health/ready")) == (
                200,
                503,
            )
            cluster.start()
            await_answers(notes, 20)
            assert (len(workers), server.workers()) == (2, workers)
            until(lambda: not notes.waiting or len(notes.acknowledged) > 150, "phones that drain")
        assert {answer.status for answer in notes.refusals} == {503}
        assert all(answer.retry_after == "5" for answer in notes.refusals)
        assert max(answer.seconds for answer in notes.refusals) < SAID_WITHIN
        assert notes.broken == []
        assert set(notes.acknowledged) <= set(ids_held(town.url))
