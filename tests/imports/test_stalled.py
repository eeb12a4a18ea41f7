"""An import whose step fails keeps nobody else waiting, is tried ever later, and is then told."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.imports import service, stalls, steps
from api.imports.models import Import, ImportLine
from scheduler import jobs
from tests.conftest import TestClock
from tests.imports import acts
from tests.people import Cast

MINUTE = timedelta(minutes=1)


class BrokenError(Exception):
    """What nobody thought of."""


def _waits(cast: Cast, kind: str, rows: acts.Rows) -> UUID:
    """A file that was sent in and that nobody has looked at yet."""
    own = uuid4()
    path = f"{acts.BASE}/imports/{own}?kind={kind}"
    sent = cast.clerk.client.put(path, data=acts.as_csv(rows), content_type=acts.CSV)
    assert sent.status_code == 200, sent.json
    return own


@pytest.fixture
def broken(cast: Cast, session: Session, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A file of sites at which every step fails, sent in before any other."""
    own = _waits(cast, "sites", acts.SITES)
    _back_to_checking(session, own)
    real = steps.step

    def step(at: Session, found: Import, now: object) -> bool:
        if found.id == own:
            raise BrokenError
        return real(at, found, now)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "step", step)
    return own


def _back_to_checking(session: Session, own: UUID) -> None:
    found = session.get_one(Import, own)
    found.state, found.checked_lines, found.wrong_lines, found.new_lines = "checking", 0, 0, 0
    for line in session.query(ImportLine).where(ImportLine.import_id == own):
        line.result = None
    session.commit()


def _tries(session: Session, own: UUID) -> int:
    session.expire_all()
    stall = session.get(stalls.ImportStall, own)
    return 0 if stall is None else stall.tries


def test_a_step_that_fails_for_ever_is_tried_a_few_times_and_holds_up_nobody(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session], broken: UUID
) -> None:
    clock.at += MINUTE
    other = _waits(cast, "hosts", acts.HOSTS)
    _back_to_checking(session, other)
    for tries in (1, 2):
        with pytest.raises(BrokenError):
            jobs.work_on_imports(sessions, clock.at)
        assert _tries(session, broken) == tries
    assert jobs.work_on_imports(sessions, clock.at) == 1
    assert session.get_one(Import, other).state == "checked"
    for pause in (1, 3, 7):
        jobs.work_on_imports(sessions, clock.at + pause * MINUTE - timedelta(seconds=1))
        clock.at += pause * MINUTE
        with pytest.raises(BrokenError):
            jobs.work_on_imports(sessions, clock.at)
    assert _tries(session, broken) == stalls.MOST_TRIES
    assert jobs.work_on_imports(sessions, clock.at + timedelta(days=1)) == 0


def test_who_sent_it_sees_that_it_is_stuck_and_a_week_later_its_names_are_gone(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session], broken: UUID
) -> None:
    url = f"{acts.BASE}/imports"
    assert cast.clerk.client.get(f"{url}/{broken}").json["stuck"] is False
    session.add(
        stalls.ImportStall(
            import_id=broken, tries=stalls.MOST_TRIES, tried_at=clock.at, again_at=clock.at
        )
    )
    session.commit()
    assert cast.clerk.client.get(f"{url}/{broken}").json["stuck"] is True
    listed = cast.clerk.client.get(url).json["items"]
    assert [one["stuck"] for one in listed if one["id"] == str(broken)] == [True]
    with unit_of_work(sessions) as fresh:
        assert service.forget_old(fresh, clock.at + timedelta(days=8)) == 1
    assert cast.clerk.client.get(f"{url}/{broken}").status_code == 404
