"""A server of databases that these tests may treat badly."""

from collections.abc import Iterator

import pytest

from tests.promises.cluster import Cluster, own_cluster


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of this test's own, with fsync on."""
    with own_cluster() as cluster:
        yield cluster
