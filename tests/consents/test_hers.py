"""She gives and withdraws, one organization and one purpose at a time; the newest word holds."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from api.consents.models import ConsentEvent
from api.consents.words import NEWEST, TEXTS
from api.rules.consents import PURPOSES, holds
from tests.conftest import TestClock
from tests.consents.town import Town, hers


def holding(town: Town) -> list[tuple[str, str]]:
    """What she sees that anybody may see: organization and purpose."""
    return [
        (one["name"], line["purpose"])
        for one in hers(town)
        for line in one["purposes"]
        if line["consent"] is not None
    ]


def fault(answer: Any) -> tuple[int, str, str]:
    """A refusal's status, its place and its code."""
    (error,) = answer.json["errors"]
    return answer.status_code, error["pointer"], error["code"]


def test_nothing_is_shared_until_she_says_so_and_an_observatory_is_never_let_in(
    town: Town,
) -> None:
    assert [one["name"] for one in hers(town)] == ["Casa Abierta", "Defensa Pública"]
    assert holding(town) == []
    assert fault(town.give(organization=str(town.observatory))) == (
        422,
        "/organization",
        "organization-not-here",
    )


def test_what_she_gives_holds_at_once_and_so_does_what_she_takes_back(town: Town) -> None:
    assert town.give().status_code == 200
    assert holding(town) == [("Casa Abierta", "week")]
    assert town.opened().status_code == 200
    given = town.consent_id()
    assert town.withdraw(given).status_code == 200
    assert holding(town) == []
    assert town.opened().status_code == 404
    assert town.listed() == []
    assert town.withdraw(given).status_code == 200
    assert town.give().status_code == 200
    assert town.opened().status_code == 200


def test_every_word_of_hers_is_kept(town: Town, session: Session) -> None:
    town.give()
    town.withdraw(town.consent_id())
    town.give(until="2026-11-20")
    said = session.scalars(select(ConsentEvent).order_by(ConsentEvent.number)).all()
    assert [(one.number, one.kind, one.words, one.until) for one in said] == [
        (1, "given", "week-1", None),
        (2, "withdrawn", None, None),
        (3, "given", "week-1", date(2026, 11, 20)),
    ]
    with pytest.raises(DatabaseError), session.begin_nested():
        session.execute(text("update consent_events set kind = 'given'"))
    with pytest.raises(DatabaseError), session.begin_nested():
        session.execute(text("delete from consent_events"))


def test_the_same_yes_twice_is_one_and_another_under_its_id_is_refused(town: Town) -> None:
    same = uuid4()
    assert town.give(id=same).status_code == 200
    assert town.give(id=same).status_code == 200
    assert town.give("court_date", id=same).json["type"] == "id-already-used"
    assert holding(town) == [("Casa Abierta", "week")]


def test_it_ends_on_the_day_that_she_named(town: Town, clock: TestClock) -> None:
    assert fault(town.give(until="2026-11-08")) == (422, "/until", "last-day-is-over")
    town.give(until="2026-11-10")
    clock.forward(days=1)
    assert town.opened().status_code == 200
    clock.forward(days=1)
    assert town.opened().status_code == 404
    assert holding(town) == []


def test_it_ends_with_her_order(town: Town, clock: TestClock, session: Session) -> None:
    town.give()
    town.cast.order.ends_on = date(2026, 11, 9)
    session.commit()
    assert town.opened().status_code == 200
    clock.forward(days=1)
    assert (town.opened().status_code, town.listed()) == (404, [])
    answer = town.give()
    assert (answer.status_code, answer.json["type"]) == (409, "nothing-to-share")


def test_a_text_that_she_did_not_read_is_not_agreed_to(town: Town) -> None:
    assert fault(town.give(words="week-9")) == (422, "/words", "consent-words-unknown")
    assert fault(town.give(words="shifts-1")) == (422, "/words", "consent-words-unknown")
    assert town.give("everything", words="week-1").status_code == 422


def test_another_womans_consent_is_not_hers_to_take_back(town: Town) -> None:
    town.give()
    url = f"/api/v1/me/consents/{town.consent_id()}/withdrawal"
    assert town.cast.stranger.client.put(url, json={}).status_code == 404
    assert town.opened().status_code == 200


def test_each_purpose_says_what_is_seen_and_what_is_not() -> None:
    assert set(NEWEST) == set(PURPOSES)
    for version, texts in TEXTS.items():
        assert version.rsplit("-", 1)[0] in PURPOSES
        assert set(texts) == {"es", "en"}
        for one in texts.values():
            assert len(one.title) <= 80
            assert max(len(one.shows), len(one.hides)) <= 300


def test_her_word_holds_to_the_last_of_its_days_and_never_past_her_order() -> None:
    day = date(2026, 11, 9)
    assert holds("given", None, day, None, withdrawn=False)
    assert holds("given", day, day, day, withdrawn=False)
    assert not holds("given", date(2026, 11, 8), day, None, withdrawn=False)
    assert not holds("given", None, day, date(2026, 11, 8), withdrawn=False)
    assert not holds("given", None, day, None, withdrawn=True)
    assert not holds("withdrawn", None, day, None, withdrawn=False)
