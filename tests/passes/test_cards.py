"""Printed cards: one in use at a time, neutral on paper, and she can see who looked."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.hosts import codes as pictures
from api.papers.press import print_pdf
from api.passes.models import Pass
from api.rules import days, passes
from tests.builders import at
from tests.conftest import TestClock
from tests.passes.acts import a_card, card_text
from tests.people import Answer, Cast
from tests.sheets.test_once import words

NOON = at("2026-11-09 12:03")


def make(cast: Cast, reason: str | None = None) -> Answer:
    return cast.clerk.client.post(
        f"/api/v1/orders/{cast.order.id}/card",
        json={"reason": reason},
        headers={"Idempotency-Key": uuid4().hex},
    )


def listed(cast: Cast) -> list[dict[str, object]]:
    return list(cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/cards").json["items"])


def test_a_new_card_ends_the_one_before_for_a_reason_that_has_to_be_given(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = NOON
    first = make(cast)
    refused = make(cast)
    second = make(cast, "stolen")

    assert (first.status_code, second.status_code) == (201, 201)
    assert refused.status_code == 422
    assert refused.json["errors"][0]["code"] == "say-why-the-card-ends"
    assert {(one["id"], one["ended_reason"]) for one in listed(cast)} == {
        (first.json["id"], "stolen"),
        (second.json["id"], None),
    }
    secrets = session.scalars(select(Pass.secret)).all()
    assert len(set(secrets)) == 2


def test_a_card_made_twice_by_one_command_is_one_card(cast: Cast) -> None:
    key = {"Idempotency-Key": uuid4().hex}
    path = f"/api/v1/orders/{cast.order.id}/card"
    first = cast.clerk.client.post(path, json={"reason": None}, headers=key)
    again = cast.clerk.client.post(path, json={"reason": None}, headers=key)

    assert first.json == again.json
    assert len(listed(cast)) == 1


def test_an_ended_card_stays_on_the_list_and_ends_once(cast: Cast) -> None:
    path = f"/api/v1/orders/{cast.order.id}/card"
    made = make(cast).json
    assert cast.clerk.client.delete(f"{path}?reason=worn").status_code == 204
    assert cast.clerk.client.delete(f"{path}?reason=lost").status_code == 204
    assert cast.clerk.client.delete(f"{path}?reason=because").status_code == 422

    assert [(one["id"], one["ended_reason"]) for one in listed(cast)] == [(made["id"], "worn")]
    assert cast.clerk.client.get(f"{path}.pdf").json["type"] == "no-card-in-use"


def test_the_print_holds_a_name_a_picture_and_no_word_of_why(cast: Cast, session: Session) -> None:
    card = a_card(cast, session)
    path = f"/api/v1/orders/{cast.order.id}/card.pdf"
    pages = [
        cast.clerk.client.get(path, headers={"Accept-Language": tongue}) for tongue in ("es", "en")
    ]

    assert {page.headers["Cache-Control"] for page in pages} == {"no-store"}
    said = [words(page) for page in pages]
    for text in said:
        assert cast.order.participant.first_name in text
        assert cast.order.participant.last_name not in text
        assert "W0." not in text
        assert card not in text
        for word in ("juzgado", "court", "orden", "order", "condena", "sentence", "horas", "hours"):
            assert word not in text.lower(), word
    assert "Show it when you arrive" in said[1]


def test_the_picture_is_the_cards_code_at_the_strength_of_print(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    drawn = {"code": pictures.svg(a_card(cast, session), printed=True).decode()}
    again = print_pdf(
        "card",
        {"first_name": cast.order.participant.first_name},
        language="es",
        title="Agenda",
        made_on=days.local_day(clock.at, cast.order.time_zone),
        drawn=drawn,
    )

    assert cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/card.pdf").data == again


def test_she_sees_that_her_card_was_looked_at(cast: Cast, session: Session) -> None:
    a_card(cast, session)
    rows = cast.participant.client.get("/api/v1/me/access-log").json["items"]

    assert [(row["role"], row["purpose"], row["times"]) for row in rows] == [("clerk", "card", 1)]


@pytest.mark.parametrize("who", ["other_clerk", "host", "participant", "site_device", "admin"])
def test_nobody_else_makes_or_reads_a_card(cast: Cast, who: str) -> None:
    make(cast)
    browser = getattr(cast, who).client
    path = f"/api/v1/orders/{cast.order.id}/card"
    key = {"Idempotency-Key": uuid4().hex}

    expected = 404 if who == "other_clerk" else 403
    assert browser.get(f"{path}.pdf").status_code == expected
    assert browser.get(f"{path}s").status_code == expected
    assert browser.post(path, json={"reason": "lost"}, headers=key).status_code == expected
    assert browser.delete(path).status_code == expected
    assert len(listed(cast)) == 1


def test_a_card_is_found_by_its_tag_alone(cast: Cast, session: Session) -> None:
    made = make(cast).json
    row = session.get_one(Pass, UUID(made["id"]))

    assert row.tag == passes.tag(row.secret)
    assert set(made) == {"id", "made_at", "ended_at", "ended_reason"}
    assert "W0." in card_text(session, row.id)
