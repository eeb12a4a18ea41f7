"""Credentials to `Actor`: the cookie's token is looked up, and role and scope read, each time."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api.accounts import sessions
from api.accounts.cookie import COOKIE
from api.accounts.models import SignIn
from api.rules.access import ANONYMOUS, Actor


def signin(session: Session, cookies: Mapping[str, str], now: datetime) -> Actor:
    """Who holds this cookie; `ANONYMOUS` without one. Raises `Unauthenticated` when it is over."""
    token = cookies.get(COOKIE)
    if not token:
        return ANONYMOUS
    actor, row = sessions.find(session, token, now)
    if sessions.needs_touch(row, now):
        _touch(session, row, now)
    return actor


def _touch(session: Session, row: SignIn, now: datetime) -> None:
    """Note that somebody is there, in a transaction of its own before the request's work."""
    # What was begun for reading cannot turn into writing on SQLite; nothing was changed so far.
    session.commit()
    try:
        sessions.touch(session, row, now)
        session.commit()
    except OperationalError:
        # A full or busy disk must not keep her from reading; the next request notes it.
        session.rollback()
