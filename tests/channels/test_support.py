"""Her support person: one at a time, by her wish alone, and their own no counts."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from api.accounts.vault import vault_of
from api.channels.models import SupportPerson
from api.channels.service import address_of, gone, stop_by_word, support_of, ways_of
from api.settings import Settings
from tests.channels.acts import BASE, add, fault, listed, problem, said
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

PERSON = f"{BASE}/me/support-person"
ROSA = {
    "name": "Rosa",
    "language": "es",
    "kind": "sms",
    "address": "310 765 4321",
    "consent": True,
    "words": "support-1",
}


def name(browser: Browser, **differs: Any) -> Answer:
    """Name Rosa, or somebody else."""
    return browser.put(PERSON, json={**ROSA, **differs})


def person(browser: Browser) -> dict[str, Any] | None:
    """Whom she sees."""
    found = browser.get(PERSON).json["support_person"]
    return None if found is None else dict(found)


def ways(cast: Cast, session: Session) -> list[str]:
    """The addresses at which her support person would be told, as shown."""
    found = support_of(session, cast.order.id)
    return [] if found is None else [one.kind for one in ways_of(session, "support", found.id)]


def test_she_names_somebody_and_sees_whom(cast: Cast, session: Session, settings: Settings) -> None:
    client = cast.participant.client
    assert person(client) is None
    assert name(client).status_code == 200
    found = person(client)
    assert found is not None
    assert (found["name"], found["language"]) == ("Rosa", "es")
    assert found["since"] == "2026-11-09T07:00:00-05:00"
    assert (found["channel"]["shown"], found["channel"]["agreed_to"]) == (
        "+57 ··· 4321",
        "support-1",
    )
    support = support_of(session, cast.order.id)
    assert support is not None
    (way,) = ways_of(session, "support", support.id)
    assert address_of(session, vault_of(settings), way.id) == "+573107654321"


def test_it_is_no_channel_of_her_own(cast: Cast) -> None:
    name(cast.participant.client)
    assert listed(cast.participant.client) == []


@pytest.mark.parametrize(
    ("differs", "code", "pointer"),
    [
        ({"consent": False}, "consent-needed", "/consent"),
        ({"words": "channel-1"}, "consent-words-unknown", "/words"),
        ({"address": "12"}, "phone-is-none", "/address"),
        ({"kind": "email"}, "email-unreadable", "/address"),
        ({"kind": "push"}, "not-a-choice", "/kind"),
        ({"kind": "paper"}, "not-a-choice", "/kind"),
        ({"name": ""}, "empty", "/name"),
    ],
)
def test_what_does_not_hold_is_refused(
    cast: Cast, differs: dict[str, Any], code: str, pointer: str
) -> None:
    assert fault(name(cast.participant.client, **differs)) == (422, code, pointer)
    assert person(cast.participant.client) is None


def test_the_same_again_changes_nothing(cast: Cast, session: Session) -> None:
    first = name(cast.participant.client).json
    assert name(cast.participant.client, address="+573107654321").json == first
    assert len(session.scalars(select(SupportPerson)).all()) == 1


@pytest.mark.parametrize(
    "differs",
    [{"name": "Ana"}, {"language": "en"}, {"address": "3107654320"}, {"kind": "whatsapp"}],
)
def test_a_change_is_somebody_new_and_the_one_before_is_told_no_more(
    cast: Cast, session: Session, clock: TestClock, differs: dict[str, str]
) -> None:
    client = cast.participant.client
    name(client)
    old = support_of(session, cast.order.id)
    assert old is not None
    clock.forward(hours=1)
    name(client, **differs)
    new = support_of(session, cast.order.id)
    assert new is not None
    assert new.id != old.id
    session.refresh(old)
    assert (old.withdrawn_at, old.withdrawn_by) == (clock(), cast.participant.id)
    assert ways_of(session, "support", old.id) == []
    assert len(ways_of(session, "support", new.id)) == 1


def test_she_takes_it_back_when_she_likes(cast: Cast, session: Session) -> None:
    client = cast.participant.client
    name(client)
    for _ in range(2):
        answer = client.put(f"{PERSON}/withdrawal", json={})
        assert answer.json == {"support_person": None}
    assert ways(cast, session) == []
    assert name(client).status_code == 200
    assert ways(cast, session) == ["sms"]


def test_their_own_no_counts_and_she_cannot_overrule_it(
    cast: Cast, session: Session, settings: Settings, clock: TestClock
) -> None:
    client = cast.participant.client
    name(client)
    vault = vault_of(settings)
    assert stop_by_word(session, vault, clock(), "sms", "+573107654321", "Alto") == 1
    session.commit()
    found = person(client)
    assert found is not None
    assert found["channel"]["ended_because"] == "stop_word"
    assert problem(name(client)) == (409, "support-said-stop")
    client.put(f"{PERSON}/withdrawal", json={})
    assert problem(name(client, name="Otra")) == (409, "support-said-stop")
    assert name(client, kind="email", address="rosa@example.org").status_code == 200


def test_a_number_that_was_lost_can_be_given_again(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    client = cast.participant.client
    name(client)
    support = support_of(session, cast.order.id)
    assert support is not None
    (way,) = ways_of(session, "support", support.id)
    gone(session, clock(), way.id, "http-410")
    session.commit()
    assert name(client).status_code == 200
    assert ways(cast, session) == ["sms"]


def test_it_is_of_her_order_alone_and_nobody_else_reads_it(cast: Cast) -> None:
    name(cast.participant.client)
    assert person(cast.stranger.client) is None
    for who in (cast.clerk, cast.host, cast.admin, cast.monitor):
        assert problem(who.client.get(PERSON)) == (403, "forbidden")
    order = cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}")
    assert "Rosa" not in order.text


def test_who_it_was_stays_on_record(cast: Cast, session: Session) -> None:
    name(cast.participant.client)
    support = support_of(session, cast.order.id)
    assert support is not None
    (way,) = ways_of(session, "support", support.id)
    assert [one.kind for one in said(session, str(way.id))] == ["consented"]
    with pytest.raises(DatabaseError, match="append-only|keeps"), session.begin_nested():
        session.execute(text("delete from support_people"))


def test_a_stop_to_her_own_number_is_hers_to_undo(
    cast: Cast, session: Session, settings: Settings, clock: TestClock
) -> None:
    client = cast.participant.client
    add(client)
    assert stop_by_word(session, vault_of(settings), clock(), "sms", "+573001234567", "STOP") == 1
    session.commit()
    assert listed(client) == []
    add(client)
    assert len(listed(client)) == 1
