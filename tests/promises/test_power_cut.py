"""Promise P2: no acknowledged scan is lost on a power cut, under the settings we choose."""

import pytest

from api.database import sqlite_profile
from tests.promises.power import cut_the_power

CUTS = 60
WAL_IS_BROKEN, WAL_IS_MENDED = (3, 40, 1), (3, 51, 3)


@pytest.mark.parametrize("version", [WAL_IS_BROKEN, WAL_IS_MENDED])
def test_what_was_acknowledged_survives(version: tuple[int, ...]) -> None:
    survival = cut_the_power(sqlite_profile(version), CUTS, seed=1)
    assert survival.acknowledged > CUTS
    assert (survival.lost, survival.corrupt) == (0, 0), survival


@pytest.mark.parametrize(
    "weaker", [("DELETE", "OFF"), ("WAL", "OFF"), ("WAL", "NORMAL"), ("DELETE", "FULL")]
)
def test_anything_weaker_loses_scans_so_the_test_would_see_it(weaker: tuple[str, str]) -> None:
    assert cut_the_power(weaker, CUTS, seed=1).lost > 0
