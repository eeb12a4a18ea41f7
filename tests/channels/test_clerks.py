"""A clerk adds a channel for a woman without a smartphone, and reads nobody's address."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.rules.access import ROUTES
from tests.builders import at
from tests.channels.acts import (
    BASE,
    NUMBER,
    add,
    fault,
    heard,
    ids,
    listed,
    problem,
    row,
    said,
    withdraw,
)
from tests.people import Cast


def hers(cast: Cast) -> str:
    """Her channels as the desk reads them."""
    return f"{BASE}/orders/{cast.order.id}/channels"


def test_she_sees_who_says_that_she_said_yes_and_when(cast: Cast, session: Session) -> None:
    answer = heard(cast)
    assert answer.status_code == 200, answer.json
    (channel,) = listed(cast.participant.client)
    assert channel["heard_by"] == "Clara"
    assert channel["consented_on"] == "2026-11-06"
    assert channel["shown"] == "+57 ··· 4567"
    (yes,) = said(session, channel["id"])
    assert (yes.actor_id, yes.actor_role) == (cast.clerk.id, "clerk")
    assert row(session, channel["id"]).consented_at == at("2026-11-06 00:00")


def test_a_woman_without_a_telephone_is_on_the_printed_list(cast: Cast) -> None:
    assert heard(cast, "paper").json["shown"] is None


@pytest.mark.parametrize(
    ("differs", "code", "pointer"),
    [
        ({"consented_on": "2026-11-10"}, "consent-in-future", "/consented_on"),
        ({"consented_on": "2026-08-10"}, "consent-too-old", "/consented_on"),
        ({"words": "support-1"}, "consent-words-unknown", "/words"),
        ({"address": "601 234 5678"}, "phone-is-no-mobile", "/address"),
        ({"kind": "push", "address": None}, "not-a-choice", "/kind"),
        ({"kind": "other"}, "not-a-choice", "/kind"),
    ],
)
def test_what_a_clerk_cannot_have_heard_is_refused(
    cast: Cast, differs: dict[str, Any], code: str, pointer: str
) -> None:
    assert fault(heard(cast, **differs)) == (422, code, pointer)


def test_a_yes_of_today_is_of_now(cast: Cast, session: Session) -> None:
    identity = heard(cast, consented_on="2026-11-09").json["id"]
    assert row(session, identity).consented_at == at("2026-11-09 07:00")


def test_the_desk_reads_what_is_shown_and_no_more(cast: Cast) -> None:
    add(cast.participant.client)
    answer = cast.clerk.client.get(hers(cast))
    assert [one["shown"] for one in answer.json["items"]] == ["+57 ··· 4567"]
    assert NUMBER not in answer.text
    assert NUMBER[3:] not in answer.text


def test_she_can_have_the_desk_end_it_and_sees_who_did(cast: Cast, session: Session) -> None:
    identity = add(cast.participant.client)["id"]
    answer = withdraw(cast.clerk.client, identity, hers(cast))
    assert answer.json["ended_because"] == "withdrawn"
    assert listed(cast.participant.client) == []
    assert said(session, identity)[-1].actor_name == "Clara"


def test_her_page_says_that_the_desk_looked(cast: Cast) -> None:
    heard(cast)
    views = cast.participant.client.get(f"{BASE}/me/access-log").json["items"]
    assert [(one["role"], one["purpose"]) for one in views] == [("clerk", "case")]


def test_another_courts_clerk_finds_nothing(cast: Cast) -> None:
    identity = add(cast.participant.client)["id"]
    other = cast.other_clerk.client
    assert problem(other.get(hers(cast))) == (404, "not-found")
    assert problem(heard(cast, by=other)) == (404, "not-found")
    assert problem(withdraw(other, identity, hers(cast))) == (404, "not-found")


def test_a_channel_is_reached_through_its_own_order_alone(cast: Cast) -> None:
    theirs = add(cast.stranger.client)["id"]
    assert problem(withdraw(cast.clerk.client, theirs, hers(cast))) == (404, "not-found")
    assert problem(withdraw(cast.clerk.client, str(uuid4()), hers(cast))) == (404, "not-found")
    assert problem(heard(cast, identity=theirs)) == (409, "id-already-used")
    assert ids(listed(cast.stranger.client)) == [theirs]


def test_nobody_of_a_court_or_of_the_product_has_a_channel_of_their_own() -> None:
    own = ("/me/channels", "/me/notice-settings", "/me/support-person", "/me/push-key")
    found = {role for (_, rule), roles in ROUTES.items() for role in roles if _is(rule, own)}
    assert found == {"participant", "host"}


def _is(rule: str, own: tuple[str, ...]) -> bool:
    return any(part in rule for part in own)
