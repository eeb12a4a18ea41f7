"""For whoever sends: the address behind a channel, and what a provider said of it."""

import json
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.accounts.vault import Vault, vault_of
from api.channels.service import Way, address_of, failing, gone, stop_by_word, ways_of
from api.errors import NotFound
from api.settings import Settings
from tests.channels.acts import HOSTS, NUMBER, a_subscription, add, listed, row, said, withdraw
from tests.conftest import TestClock
from tests.people import Cast


@pytest.fixture
def vault(settings: Settings) -> Vault:
    """The vault of the test settings."""
    return vault_of(settings)


def test_the_sender_alone_reads_the_address(cast: Cast, session: Session, vault: Vault) -> None:
    client = cast.participant.client
    subscription = a_subscription()
    push = add(client, "push", subscription=subscription)["id"]
    number, mail, paper = (add(client, kind)["id"] for kind in ("whatsapp", "email", "paper"))
    assert json.loads(address_of(session, vault, UUID(push))) == subscription
    assert address_of(session, vault, UUID(number)) == NUMBER
    assert address_of(session, vault, UUID(mail)) == "marta@example.org"
    assert address_of(session, vault, UUID(paper)) == ""


def test_what_has_ended_is_not_sent_to(
    cast: Cast, session: Session, vault: Vault, clock: TestClock
) -> None:
    client = cast.participant.client
    push, number = (UUID(add(client, kind)["id"]) for kind in ("push", "sms"))
    withdraw(client, str(number))
    cast.clerk.client.put(f"/api/v1/devices/{cast.device.id}/revocation", json={"reason": "lost"})
    for channel in (push, number, uuid4()):
        with pytest.raises(NotFound):
            address_of(session, vault, channel)


def test_a_channel_that_fails_says_since_when_until_it_carries_again(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    identity = UUID(add(cast.participant.client)["id"])
    first = clock()
    failing(session, first, identity, True)
    failing(session, clock.forward(hours=1), identity, True)
    session.commit()
    assert ways_of(session, "participant", cast.participant.id) == [Way(identity, "sms", 1, first)]
    assert listed(cast.participant.client)[0]["failing_since"] == "2026-11-09T07:00:00-05:00"
    failing(session, clock(), identity, False)
    assert row(session, str(identity)).failing_since is None


def test_an_address_that_is_gone_ends_its_channel_once(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    identity = add(cast.participant.client, "push")["id"]
    failing(session, clock(), UUID(identity), True)
    gone(session, clock(), UUID(identity), "http-410")
    gone(session, clock.forward(hours=1), UUID(identity), "http-404")
    failing(session, clock(), UUID(identity), True)
    session.commit()
    assert ways_of(session, "participant", cast.participant.id) == []
    last = said(session, identity)[-1]
    assert (last.kind, last.text, last.actor_role, last.actor_id) == (
        "gone",
        "http-410",
        "clock",
        None,
    )
    (ended,) = listed(cast.participant.client, "?state=ended")
    assert (ended["ended_because"], ended["failing_since"]) == ("gone", None)


def test_a_stop_word_ends_that_kind_at_that_number_whoever_gave_it(
    cast: Cast, session: Session, vault: Vault, clock: TestClock
) -> None:
    hers = add(cast.participant.client)["id"]
    other_kind = add(cast.participant.client, "whatsapp")["id"]
    other_number = add(cast.participant.client, address="3007654321")["id"]
    strangers = add(cast.stranger.client)["id"]
    assert stop_by_word(session, vault, clock(), "sms", NUMBER, "¡Alto!") == 2
    assert stop_by_word(session, vault, clock(), "sms", NUMBER, "STOP") == 0
    session.commit()
    for identity in (hers, strangers):
        assert row(session, identity).ended_because == "stop_word"
        assert [one.kind for one in said(session, identity)] == ["consented", "stopped"]
        assert said(session, identity)[-1].text is None
    left = [one["id"] for one in listed(cast.participant.client)]
    assert left == [other_kind, other_number]


@pytest.mark.parametrize(
    ("kind", "sender", "answer", "ended"),
    [
        ("sms", NUMBER, "Hoy no puedo parar", 0),
        ("sms", NUMBER, "", 0),
        ("sms", "+573007654321", "STOP", 0),
        ("sms", "Constancia", "STOP", 0),
        ("email", NUMBER, "STOP", 0),
        ("sms", "573001234567", "Baja", 1),
        ("sms", "3001234567", "salir", 1),
        ("whatsapp", "573001234567", "QUIT", 1),
        ("whatsapp", "whatsapp:+573001234567", "End.", 1),
        ("email", "Marta@Example.org", "unsubscribe", 1),
        ("push", "https://push.example.org/x", "STOP", 0),
    ],
)
def test_who_answered_what_decides(
    cast: Cast,
    session: Session,
    vault: Vault,
    clock: TestClock,
    kind: str,
    sender: str,
    answer: str,
    ended: int,
) -> None:
    for own in ("sms", "whatsapp", "email"):
        add(cast.participant.client, own)
    assert stop_by_word(session, vault, clock(), kind, sender, answer) == ended


def test_a_hosts_person_can_answer_with_a_stop_word_too(
    cast: Cast, session: Session, vault: Vault, clock: TestClock
) -> None:
    add(cast.host.client, "email", base=HOSTS)
    assert stop_by_word(session, vault, clock(), "email", "marta@example.org", "BAJA") == 1
    assert ways_of(session, "host", cast.host.id) == []
