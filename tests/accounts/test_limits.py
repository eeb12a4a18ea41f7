"""Tries are counted in the database, whatever becomes of them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts import limits, sessions
from api.accounts.models import Attempt, SignIn
from api.accounts.vault import vault_of
from api.errors import TooMany
from api.settings import Settings
from tests.accounts.doors import sign_in
from tests.builders import MONDAY
from tests.conftest import TestClock
from tests.people import Cast


def test_the_window_slides(session: Session, settings: Settings) -> None:
    vault = vault_of(settings)
    for second in range(0, 50, 10):
        limits.count(session, vault, MONDAY + timedelta(seconds=second), "pin", "one")
    with pytest.raises(TooMany) as refused:
        limits.count(session, vault, MONDAY + timedelta(seconds=299), "pin", "one")
    assert refused.value.retry_after == 2
    limits.count(session, vault, MONDAY + timedelta(seconds=300), "pin", "one")
    with pytest.raises(TooMany):
        limits.count(session, vault, MONDAY + timedelta(seconds=301), "pin", "one")


def test_one_persons_tries_are_not_anothers(session: Session, settings: Settings) -> None:
    vault = vault_of(settings)
    for _ in range(5):
        limits.count(session, vault, MONDAY, "pin", "one")
    limits.count(session, vault, MONDAY, "pin", "another")
    limits.count(session, vault, MONDAY, "password", "one")


def test_a_refused_try_does_not_prolong_the_wait(session: Session, settings: Settings) -> None:
    vault = vault_of(settings)
    for _ in range(5):
        limits.count(session, vault, MONDAY, "pin", "one")
    for second in range(299):
        with pytest.raises(TooMany):
            limits.count(session, vault, MONDAY + timedelta(seconds=second), "pin", "one")
    limits.count(session, vault, MONDAY + timedelta(seconds=300), "pin", "one")


def test_a_failed_try_stays_counted(cast: Cast, session: Session) -> None:
    sign_in(cast.nobody, "clara@example.org", "wrong " * 4, "123456")
    assert session.scalar(select(func.count()).select_from(Attempt)) == 2


def test_no_address_and_no_email_is_kept(cast: Cast, session: Session) -> None:
    sign_in(cast.nobody, "clara@example.org", "wrong " * 4, "123456")
    for row in session.scalars(select(Attempt)).all():
        assert len(row.bucket) == 32
        assert b"clara" not in row.bucket
        assert b"127.0.0.1" not in row.bucket


def test_old_tries_and_old_sessions_are_swept(
    cast: Cast, session: Session, settings: Settings, clock: TestClock
) -> None:
    limits.count(session, vault_of(settings), clock(), "pin", "one")
    assert cast.clerk.client.get("/api/v1/session").status_code == 200
    assert limits.sweep(session, clock()) == 0
    assert sessions.sweep(session, clock()) == 0
    clock.forward(days=32)
    assert limits.sweep(session, clock()) == 1
    assert sessions.sweep(session, clock()) == 1
    assert session.scalars(select(SignIn)).all() == []
