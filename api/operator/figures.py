"""A release made from the command line: what the clock would make, and why not where it cannot."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from api import tables
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.operator.refusals import reaching
from api.operator.refused import Refused
from api.rules import months, releases
from api.settings import Settings
from api.statistics import making, publishing


def release(
    settings: Settings, now: datetime, *, month: str | None, dry_run: bool
) -> dict[str, Any]:
    """Count and release a month, by itself the newest that may be; with `dry_run` the counting
    is kept and nothing is published. Raises `Refused`."""
    assert tables.Base.metadata.tables
    url = settings.database_url
    if migrations.behind(url):
        raise Refused("The database's tables are not up to date. Run `constancia migrate`.")
    engine = new_engine(url)
    try:
        with reaching(url):
            return _release(session_factory(engine), now, month, dry_run=dry_run)
    finally:
        engine.dispose()


def _release(
    sessions: sessionmaker[Session], now: datetime, month: str | None, *, dry_run: bool
) -> dict[str, Any]:
    with sessions() as session:
        name = month or releases.newest_due(now)
        refuse_unfit(session, name, now)
    counted = making.count(sessions, name, now)
    drafted = making.drafted_of(sessions, name)
    cells = publishing.protected(drafted)
    found = Counter(one.hidden or "shown" for one in cells)
    words = {"release": name, "orders counted": counted, "cells": dict(found)}
    if dry_run:
        return {**words, "published": "no: this was a dry run"}
    with unit_of_work(sessions) as session:
        if not publishing.publish(session, drafted, cells, now):
            raise Refused(f"{name} was released by another program in the meantime.")
    return {**words, "published": "yes", "digest": publishing.digest(drafted, cells)}


def refuse_unfit(session: Session, name: str, now: datetime) -> None:
    """Say why a month cannot be released, if it cannot. Raises `Refused`."""
    if not months.is_month(name):
        raise Refused("A month is written like 2026-09.")
    first, latest = publishing.first_month(session), publishing.latest_name(session)
    if first is None:
        raise Refused("There is nothing to count yet: no order, and nothing in the register.")
    if name < first:
        raise Refused(f"Nothing is known of {name}: the first month is {first}.")
    if latest is not None and name <= latest:
        raise Refused(
            f"{name} is released already: it is in the release {latest}, which nobody can change."
        )
    if name > releases.newest_due(now):
        raise Refused(
            f"{name} cannot be released yet: from {releases.release_day(name)} on, when 30 days "
            "have passed since its end."
        )
