"""Her channels: named with a yes, in her order, withdrawn when she likes, nobody else's."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from api.channels.models import Channel
from api.channels.service import ways_of
from tests.channels.acts import (
    BASE,
    HERS,
    a_subscription,
    add,
    fault,
    ids,
    listed,
    problem,
    put,
    put_order,
    row,
    said,
    withdraw,
)
from tests.conftest import TestClock
from tests.people import Cast


def ways(cast: Cast, session: Session) -> list[str]:
    """The ways by which a sender would try her, in order."""
    return [str(one.id) for one in ways_of(session, "participant", cast.participant.id)]


def test_she_adds_a_number_and_sees_enough_to_know_it(cast: Cast, session: Session) -> None:
    channel = add(cast.participant.client)
    assert channel == {
        "id": channel["id"],
        "kind": "sms",
        "shown": "+57 ··· 4567",
        "position": 1,
        "consented_on": "2026-11-09",
        "agreed_to": "channel-1",
        "heard_by": None,
        "failing_since": None,
        "ended_at": None,
        "ended_because": None,
        "this_device": False,
    }
    assert listed(cast.participant.client) == [channel]
    assert ways(cast, session) == [channel["id"]]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("push", "Firefox"),
        ("email", "m···@example.org"),
        ("whatsapp", "+57 ··· 4567"),
        ("paper", None),
    ],
)
def test_each_kind_is_shown_in_its_own_way(cast: Cast, kind: str, shown: str | None) -> None:
    assert add(cast.participant.client, kind)["shown"] == shown


def test_every_yes_is_kept_with_its_day_and_its_sentence(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    identity = add(cast.participant.client)["id"]
    (yes,) = said(session, identity)
    assert (yes.kind, yes.words, yes.at) == ("consented", "channel-1", clock())
    assert (yes.actor_id, yes.actor_role) == (cast.participant.id, "participant")


def test_the_sentence_can_be_read_word_for_word_in_both_languages(cast: Cast) -> None:
    client = cast.participant.client
    es = client.get(f"{BASE}/consent-words", headers={"Accept-Language": "es"}).json
    en = client.get(f"{BASE}/consent-words", headers={"Accept-Language": "en"}).json
    assert es["channel"]["version"] == en["channel"]["version"] == "channel-2"
    assert es["channel"]["text"] != en["channel"]["text"]
    assert "ALTO" in es["channel"]["text"]
    assert "STOP" in en["channel"]["text"]


@pytest.mark.parametrize(
    ("differs", "code", "pointer"),
    [
        ({"consent": False}, "consent-needed", "/consent"),
        ({"words": "channel-0"}, "consent-words-unknown", "/words"),
        ({"words": "support-1"}, "consent-words-unknown", "/words"),
        ({"address": "123"}, "phone-is-none", "/address"),
        ({"address": "601 234 5678"}, "phone-is-no-mobile", "/address"),
        ({"address": None}, "address-needed", "/address"),
        ({"kind": "email", "address": "marta@"}, "email-unreadable", "/address"),
        ({"kind": "paper"}, "address-not-needed", "/address"),
        ({"kind": "other", "service": "telegram"}, "service-not-here", "/service"),
        ({"consent": "yes"}, "wrong-type", "/consent"),
        ({"kind": "pigeon"}, "not-a-choice", "/kind"),
    ],
)
def test_nothing_is_kept_without_a_yes_and_an_address_that_will_do(
    cast: Cast, differs: dict[str, Any], code: str, pointer: str
) -> None:
    answer = put(cast.participant.client, **{"kind": "sms", "address": "3001234567", **differs})
    assert fault(answer) == (422, code, pointer)
    assert listed(cast.participant.client) == []


@pytest.mark.parametrize(
    ("endpoint", "code"),
    [
        ("http://push.example.org/x", "push-needs-https"),
        ("https://127.0.0.1/x", "push-not-outside"),
        ("https://postgres.internal/x", "push-not-outside"),
        ("https://push.example.org:5432/x", "push-not-outside"),
    ],
)
def test_a_push_to_one_of_our_own_doors_is_refused(cast: Cast, endpoint: str, code: str) -> None:
    answer = put(cast.participant.client, "push", subscription=a_subscription(endpoint))
    assert fault(answer) == (422, code, "/subscription/endpoint")


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_refusal_is_told_in_her_language_and_says_nothing_back(cast: Cast, language: str) -> None:
    url, headers = f"{HERS}/{uuid4()}", {"Accept-Language": language}
    body = {"kind": "sms", "address": "300 765", "consent": True, "words": "channel-1"}
    answer = cast.participant.client.put(url, json=body, headers=headers)
    sentence = answer.json["errors"][0]["message"]
    assert ("número" in sentence) == (language == "es")
    assert "765" not in answer.text


def test_the_same_words_under_the_same_id_change_nothing(cast: Cast, session: Session) -> None:
    identity = uuid4()
    first = add(cast.participant.client, identity=identity)
    assert add(cast.participant.client, identity=identity, address="+57 3001234567") == first
    assert len(said(session, str(identity))) == 1
    other = put(cast.participant.client, identity=identity, address="3007654321")
    assert problem(other) == (409, "id-already-used")


def test_a_number_that_is_there_is_not_added_twice_for_one_kind(cast: Cast) -> None:
    add(cast.participant.client)
    assert problem(put(cast.participant.client)) == (409, "channel-there-already")
    add(cast.participant.client, "whatsapp")


def test_there_is_room_for_eight(cast: Cast) -> None:
    client = cast.participant.client
    for number in range(8):
        add(client, address=f"300123400{number}")
    answer = put(client, "paper")
    assert problem(answer) == (409, "channels-enough")
    assert "8" in answer.json["detail"]
    withdraw(client, listed(client)[3]["id"])
    add(client, "paper")


def test_she_says_which_is_tried_first(cast: Cast, session: Session) -> None:
    client = cast.participant.client
    a, b, c = (add(client, kind)["id"] for kind in ("sms", "email", "paper"))
    assert ids(listed(client)) == [a, b, c]
    for _ in range(2):
        answer = put_order(client, [c, a, b])
        assert answer.status_code == 200
        assert ids(answer.json["items"]) == [c, a, b]
    assert ids(listed(client)) == ways(cast, session) == [c, a, b]
    assert [one.text for one in said(session, c)] == [None, "1"]
    d = add(client, "whatsapp")["id"]
    assert ids(listed(client)) == [c, a, b, d]


def test_an_order_names_every_channel_once(cast: Cast) -> None:
    client = cast.participant.client
    a, b = (add(client, kind)["id"] for kind in ("sms", "email"))
    gone = add(client, "paper")["id"]
    withdraw(client, gone)
    for wrong in ([], [a], [a, a], [a, b, b], [a, b, gone], [a, b, str(uuid4())]):
        assert fault(put_order(client, wrong)) == (422, "name-every-channel", "/channels")
    assert ids(listed(client)) == [a, b]


def test_a_yes_taken_back_ends_it_and_stays_on_record(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    client = cast.participant.client
    identity = add(client)["id"]
    clock.forward(hours=1)
    first = withdraw(client, identity)
    clock.forward(hours=1)
    assert withdraw(client, identity).json == first.json
    assert first.json["ended_because"] == "withdrawn"
    assert listed(client) == []
    assert ways(cast, session) == []
    assert listed(client, "?state=ended") == [first.json]
    assert [one.kind for one in said(session, identity)] == ["consented", "withdrawn"]


def test_what_was_withdrawn_is_had_again_by_adding_it_again(cast: Cast, session: Session) -> None:
    client = cast.participant.client
    old = add(client)["id"]
    withdraw(client, old)
    again = add(client, identity=old)
    assert again["ended_because"] == "withdrawn"
    assert listed(client) == []
    new = add(client)["id"]
    assert ids(listed(client)) == ways(cast, session) == [new]


def test_a_browser_that_subscribes_anew_takes_its_own_place(cast: Cast, session: Session) -> None:
    client = cast.participant.client
    old = add(client, "push")
    number = add(client)["id"]
    assert old["this_device"]
    new = add(client, "push")["id"]
    assert ids(listed(client)) == ways(cast, session) == [new, number]
    assert [one["ended_because"] for one in listed(client, "?state=ended")] == ["replaced"]
    assert row(session, new).device_id == cast.device.id


def test_a_browser_that_another_woman_uses_now_is_no_longer_hers(
    cast: Cast, session: Session
) -> None:
    shared = a_subscription()
    old = add(cast.participant.client, "push", subscription=shared)["id"]
    new = add(cast.stranger.client, "push", subscription=shared)["id"]
    assert ways(cast, session) == []
    assert [str(one.id) for one in ways_of(session, "participant", cast.stranger.id)] == [new]
    replaced = said(session, old)[-1]
    assert (replaced.kind, replaced.actor_id, replaced.actor_name) == ("replaced", None, "")


def test_a_phone_out_of_use_is_pushed_to_no_more(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    push, number = (add(cast.participant.client, kind)["id"] for kind in ("push", "sms"))
    assert ways(cast, session) == [push, number]
    revocation = f"{BASE}/devices/{cast.device.id}/revocation"
    cast.clerk.client.put(revocation, json={"reason": "lost"})
    clock.forward(hours=1)
    assert ways(cast, session) == [number]
    of_order = f"{BASE}/orders/{cast.order.id}/channels"
    assert ids(listed(cast.clerk.client, "", of_order)) == [number]
    (ended,) = listed(cast.clerk.client, "?state=ended", of_order)
    assert (ended["id"], ended["ended_because"]) == (push, "revoked")
    assert ended["ended_at"] == "2026-11-09T07:00:00-05:00"


def test_channels_are_nobody_elses(cast: Cast, session: Session) -> None:
    identity = add(cast.participant.client)["id"]
    stranger = cast.stranger.client
    assert listed(stranger) == []
    assert problem(withdraw(stranger, identity)) == (404, "not-found")
    assert fault(put_order(stranger, [identity])) == (422, "name-every-channel", "/channels")
    assert problem(put(stranger, identity=identity)) == (409, "id-already-used")
    assert row(session, identity).ended_at is None
    # Two women may give the same number, each with her own yes.
    add(stranger)


def test_an_empty_list_is_in_order(cast: Cast) -> None:
    assert put_order(cast.participant.client, []).json == {"items": [], "next": None}


def test_what_was_said_of_a_channel_is_never_changed_and_no_channel_deleted(
    cast: Cast, session: Session
) -> None:
    add(cast.participant.client)
    for act in (
        "update channel_events set kind = 'withdrawn'",
        "delete from channel_events",
        "delete from channels",
    ):
        with (
            pytest.raises(DatabaseError, match=r"append-only|keeps|refused"),
            session.begin_nested(),
        ):
            session.execute(text(act))


def test_the_database_has_no_room_for_a_courts_people(cast: Cast, session: Session) -> None:
    identity = UUID(add(cast.participant.client)["id"])
    for role in ("clerk", "admin", "monitor", "staff"):
        act = text("update channels set person_kind = :role")
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(act, {"role": role})
    assert session.scalars(select(Channel.id)).all() == [identity]


def test_a_browser_is_told_the_key_by_which_it_subscribes(cast: Cast) -> None:
    keys = [who.client.get(f"{BASE}/me/push-key").json for who in (cast.participant, cast.host)]
    assert keys[0] == keys[1]
    assert len(keys[0]["key"]) == 87
