"""The tour: made-up people through the real services, on both databases, doors that open once."""

import time
from collections import Counter
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from api.accounts.vault import vault_of
from api.appearances.models import Appearance
from api.attendances.models import Attendance
from api.clock import utcnow
from api.consents import supported
from api.demo import doors, people, stage
from api.orders.models import Order
from api.rules.access import Actor
from api.scans.models import Scan
from api.settings import Settings
from api.standing import service as standing


@pytest.fixture
def tour(session: Session, settings: Settings) -> people.Town:
    return people.found(session, vault_of(settings), utcnow())


def test_the_made_up_weeks_pass_through_the_real_services(
    session: Session, settings: Settings
) -> None:
    began = time.process_time()
    town = stage.set_up(session, settings)
    assert time.process_time() - began < 30
    assert len(town.orders) == len(people.PARTICIPANTS)
    scans = session.scalars(select(Scan)).all()
    assert len(scans) > 100
    assert all(scan.signature_holds for scan in scans)
    assert {flag for scan in scans for flag in scan.flags} == set()
    states = Counter(session.scalars(select(Attendance.state)))
    assert {"confirmed", "presumed"} <= set(states)
    desk = Counter(order.urgency // 10_000 for order in session.scalars(select(Order)))
    assert len(desk) > 1
    for order in session.scalars(select(Order)):
        total = standing.credited_total(session, order.id)
        assert total == standing.rebuild(session, order, utcnow())


def test_somebody_has_a_date_to_come_and_another_waits_for_its_outcome(
    session: Session, settings: Settings
) -> None:
    town, now = stage.set_up(session, settings), utcnow()
    found = session.scalars(select(Appearance)).all()
    hers = [one for one in found if one.order_id == town.orders[0] and one.starts_at > now]
    assert hers
    assert all(one.state == "set" and one.bring for one in hers)
    past = Counter(one.state for one in found if one.starts_at < now)
    assert past == {"set": 1, "presumed": 1}
    assert sum(one.cannot_come_at is not None for one in found) == 1


def test_some_let_an_organization_help_and_the_visitor_decides_for_the_first(
    session: Session, settings: Settings
) -> None:
    town, now = stage.set_up(session, settings), utcnow()
    theirs = Actor("monitor", organization_id=people.named(people.ORGANIZATION))
    shown = {one.order.id: set(one.words) for one in supported.let_in(session, theirs, now)}
    assert town.orders[0] not in shown
    assert shown[town.orders[2]] == {"week", "shifts"}
    assert len(shown) == 3


def test_a_door_of_the_tour_opens_once(session: Session, tour: people.Town, tmp_path: Path) -> None:
    links = doors.cut(tmp_path, people.doors_of(session))
    staff = ["host", "site device", "clerk", "administrator", "monitor"]
    assert list(links) == ["participant", *staff]
    assert len(links) == len(stage.HOSTS)
    token = links["clerk"].rsplit("/", 1)[1]
    door = doors.take(tmp_path, token)
    assert (door.kind, door.id) == ("staff", tour.clerk)
    with pytest.raises(NotFound):
        doors.take(tmp_path, token)
    with pytest.raises(NotFound):
        doors.take(tmp_path, "guessed")
    again = doors.cut(tmp_path, people.doors_of(session))
    with pytest.raises(NotFound):
        doors.take(tmp_path, links["host"].rsplit("/", 1)[1])
    assert doors.take(tmp_path, again["host"].rsplit("/", 1)[1]).kind == "staff"


def test_the_tours_door_is_not_there_in_the_product(app: Flask, settings: Settings) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    assert not any(rule.startswith("/demo") for rule in rules)
    answer = app.test_client().get("/demo/guessed", base_url=settings.public_url)
    assert answer.status_code == 404


def test_nothing_made_up_is_in_a_fresh_installation(session: Session) -> None:
    assert session.scalar(select(func.count()).select_from(Order)) == 0


def test_the_tour_keeps_to_a_file_of_its_own_on_this_machine(tmp_path: Path) -> None:
    words = stage.environment_of(tmp_path, 8123)
    given = Settings.from_environment(words)
    assert given.database_url == f"sqlite:///{tmp_path.resolve() / 'demo.db'}"
    assert given.public_url == "http://127.0.0.1:8123"
    assert stage.environment_of(tmp_path, 8123) == words
