"""No week ends short and unexcused that she was not told of in time: lived through, in small.

`python -m bench.warnings` is the full drill.
"""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.rules import warnings
from bench.lives.towns import lived, shares, summed
from bench.warnings import live

PEOPLE, WEEKS, SEED = 20, 2, 4


def test_every_short_week_was_told_of_in_time_or_a_late_fact_is_named(
    sessions: sessionmaker[Session],
) -> None:
    report = live(sessions, PEOPLE, WEEKS, SEED)
    assert report["short"] > 0
    assert report["warned_in_time"] + report["arrived_too_late"] == report["short"]
    assert "unexplained" not in report["arrived_too_late_by_cause"]
    assert min(report["leads"]) >= 0


def test_towns_are_added_up_and_a_kept_one_is_not_lived_again(tmp_path: Path) -> None:
    towns = [
        {"weeks": 5, "short": 1, "states": {"met": 4, "short": 1}, "leads": [60], "seconds": 0.5},
        {"weeks": 6, "short": 2, "states": {"short": 2}, "leads": [90, 3000], "seconds": 1.0},
    ]
    same = {"weeks_lived": 52, "seed": 1}
    first, again = (
        summed(list(lived(lambda number: towns.pop(0) | same, 2, tmp_path, _quietly))) for _ in "12"
    )
    assert first == again
    assert first["states"] == {"met": 4, "short": 3}
    assert (first["towns"], first["short"], first["weeks_lived"]) == (2, 3, 52)
    assert first["lead_minutes"]["median"] == 90
    assert first["lead_minutes"]["by_hours"]["48+"] == 1
    assert shares(2001, 2) == [1001, 1000]


def test_the_drill_notices_when_nobody_is_told(
    sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warnings, "to_tell", lambda standing, running=True: ())
    monkeypatch.setattr(warnings, "next_step", lambda standing, worst, excused=0: None)
    report = live(sessions, 5, 2, SEED)
    assert report["warned_in_time"] == 0
    assert report["arrived_too_late_by_cause"]["unexplained"] > 0


def _quietly(said: str) -> None:
    """The towns say what became of them; here nobody listens."""
