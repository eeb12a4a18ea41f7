"""No week ends short and unexcused that she was not told of in time: lived through, in small.

`python -m bench.warnings` is the full drill.
"""

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.rules import warnings
from bench.warnings import live

PEOPLE, WEEKS, SEED = 20, 2, 4


def test_every_short_week_was_told_of_in_time_or_a_late_fact_is_named(
    sessions: sessionmaker[Session],
) -> None:
    report = live(sessions, PEOPLE, WEEKS, SEED)
    assert report["short"] > 0
    assert report["warned_in_time"] + report["arrived_too_late"] == report["short"]
    assert "unexplained" not in report["arrived_too_late_by_cause"]
    assert report["lead_minutes"]["minimum"] >= 0


def test_the_drill_notices_when_nobody_is_told(
    sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warnings, "to_tell", lambda standing, running=True: ())
    monkeypatch.setattr(warnings, "next_step", lambda standing, worst, excused=0: None)
    report = live(sessions, 5, 2, SEED)
    assert report["warned_in_time"] == 0
    assert report["arrived_too_late_by_cause"]["unexplained"] > 0
