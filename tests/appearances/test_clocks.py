"""Any number of clocks at once: each date is made once, and presumed once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from api.appearances.models import Appearance, AppearanceEvent
from api.database import session_factory
from api.settings import Settings
from scheduler import jobs
from tests.appearances.acts import a_date, put_rule
from tests.builders import MONDAY, at
from tests.conftest import TestClock
from tests.people import a_cast

CLOCKS = 3
Run = Callable[[sessionmaker[Session], datetime], int]


def at_once(run: Run, sessions: sessionmaker[Session], now: datetime) -> None:
    """The same job in several clocks that wake together."""
    start = Barrier(CLOCKS)

    def wake() -> int:
        start.wait()
        return run(sessions, now)

    with ThreadPoolExecutor(CLOCKS) as pool:
        for woken in [pool.submit(wake) for _ in range(CLOCKS)]:
            woken.result()


def test_clocks_that_wake_together_make_and_presume_each_date_once(
    real: Engine, settings: Settings
) -> None:
    sessions = session_factory(real)
    app = create_app(settings, sessions=sessions, clock=TestClock(MONDAY))
    with sessions() as session:
        cast = a_cast(session, settings, app)
    put_rule(cast, rrule="FREQ=WEEKLY;BYDAY=WE")
    a_date(cast)
    at_once(jobs.make_appearances, sessions, MONDAY + timedelta(days=30))
    at_once(jobs.presume_appearances, sessions, at("2027-06-01 08:00"))
    with sessions() as session:
        rows = session.scalars(select(Appearance)).all()
        kinds = session.execute(select(AppearanceEvent.appearance_id, AppearanceEvent.kind))
        said = Counter((one.appearance_id, one.kind) for one in kinds)
    assert len({row.starts_at for row in rows}) == len(rows) == 23
    assert {row.state for row in rows} == {"presumed"}
    assert set(said.values()) == {1}
