"""A host's person has channels too: e-mail, browser, other services; and quiet hours."""

import pytest
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.channels.service import settings_of, ways_of
from api.rules.waking import Quiet
from tests.channels.acts import (
    BASE,
    HERS,
    HOSTS,
    a_subscription,
    add,
    fault,
    ids,
    listed,
    problem,
    put,
    put_order,
    row,
    withdraw,
)
from tests.conftest import TestClock
from tests.people import Cast

SETTINGS = f"{BASE}/staff/me/notice-settings"


def test_a_hosts_person_adds_orders_and_withdraws_as_everybody(
    cast: Cast, session: Session
) -> None:
    client = cast.host.client
    mail, push = (add(client, kind, base=HOSTS)["id"] for kind in ("email", "push"))
    assert put_order(client, [push, mail], HOSTS).status_code == 200
    assert ids(listed(client, "", HOSTS)) == [push, mail]
    assert [str(one.id) for one in ways_of(session, "host", cast.host.id)] == [push, mail]
    assert row(session, mail).court_id == cast.court.id
    withdraw(client, push, HOSTS)
    assert ids(listed(client, "", HOSTS)) == [mail]
    assert ids(listed(client, "?state=ended", HOSTS)) == [push]


@pytest.mark.parametrize("kind", ["sms", "whatsapp", "paper"])
def test_a_host_is_not_written_to_by_telephone(cast: Cast, kind: str) -> None:
    assert fault(put(cast.host.client, kind, base=HOSTS)) == (422, "not-a-choice", "/kind")


def test_each_of_her_browsers_stands_beside_the_other(cast: Cast) -> None:
    client = cast.host.client
    first, second = (add(client, "push", base=HOSTS)["id"] for _ in range(2))
    assert ids(listed(client, "", HOSTS)) == [first, second]
    same = a_subscription()
    third = add(client, "push", base=HOSTS, subscription=same)["id"]
    fourth = add(client, "push", base=HOSTS, subscription=same)["id"]
    assert ids(listed(client, "", HOSTS)) == [first, second, fourth]
    assert ids(listed(client, "?state=ended", HOSTS)) == [third]


def test_they_are_nobody_elses(cast: Cast) -> None:
    identity = add(cast.host.client, "email", base=HOSTS)["id"]
    assert listed(cast.other_host.client, "", HOSTS) == []
    assert problem(withdraw(cast.other_host.client, identity, HOSTS)) == (404, "not-found")
    assert problem(withdraw(cast.participant.client, identity, HERS)) == (404, "not-found")


def test_whoever_left_the_host_is_told_nothing_more(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    add(cast.host.client, "email", base=HOSTS)
    assert len(ways_of(session, "host", cast.host.id)) == 1
    session.get_one(Staff, cast.host.id).disabled_at = clock()
    session.commit()
    assert ways_of(session, "host", cast.host.id) == []


def test_quiet_hours_of_a_host(cast: Cast, session: Session) -> None:
    client = cast.host.client
    assert client.get(SETTINGS).json == {"version": None, "quiet_from": 1200, "quiet_to": 420}
    answer = client.put(SETTINGS, json={"quiet_from": 1080, "quiet_to": 480})
    assert answer.json == {"version": 1, "quiet_from": 1080, "quiet_to": 480}
    found = settings_of(session, "host", cast.host.id)
    assert (found.quiet, found.weekly_summary) == (Quiet(1080, 480), True)


@pytest.mark.parametrize("who", ["clerk", "admin", "monitor", "site_device"])
def test_nobody_else_of_the_staff_has_any(cast: Cast, who: str) -> None:
    client = cast.by_role(who)
    assert problem(client.get(HOSTS)) == (403, "forbidden")
    assert problem(put(client, "email", base=HOSTS)) == (403, "forbidden")
    assert problem(client.get(SETTINGS)) == (403, "forbidden")
