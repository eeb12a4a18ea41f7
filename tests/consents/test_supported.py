"""An organization sees what she lets it see, no more, and she sees every look."""

import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import AccessLog
from api.consents.models import ConsentEvent
from api.orders.models import Order
from api.standing import service as standing
from tests.access.errands import an_appearance
from tests.builders import an_order, at
from tests.conftest import TestClock
from tests.consents.town import BASE, Town, hers

PARTS = ("week", "court_date", "shifts")


def shown(answer: Any) -> list[str]:
    """Which parts of her an organization was sent."""
    assert answer.status_code == 200, answer.text
    return [part for part in PARTS if answer.json[part] is not None]


@pytest.fixture
def dated(town: Town, session: Session) -> Town:
    """The same town where she has a date at the court."""
    an_appearance(town.cast, session, other=False)
    session.commit()
    return town


@pytest.mark.parametrize("purpose", PARTS)
def test_a_purpose_opens_its_own_part_and_no_other(dated: Town, purpose: str) -> None:
    dated.give(purpose)
    assert shown(dated.opened()) == [purpose]
    (row,) = dated.listed()
    assert row["purposes"] == [purpose]
    assert (row["state"] is not None) == (purpose == "week")
    assert (row["date_on"] is not None) == (purpose == "court_date")


def test_a_second_purpose_is_not_implied_by_the_first_and_goes_alone(dated: Town) -> None:
    dated.give("week")
    dated.give("court_date")
    assert shown(dated.opened()) == ["week", "court_date"]
    dated.withdraw(dated.consent_id("week"))
    assert shown(dated.opened()) == ["court_date"]


def test_her_week_comes_with_what_would_help(town: Town, clock: TestClock) -> None:
    town.give()
    week = town.opened().json["week"]
    assert (week["week"], week["required_minutes"], week["needed_minutes"]) == (
        "2026-W46",
        1200,
        1200,
    )
    assert week["warnings"] == []
    clock.at = at("2026-11-13 09:00")
    late = town.opened().json["week"]
    assert late["state"] == "out_of_reach"
    assert "20 h" in late["help"]
    english = town.monitor.get(
        f"{BASE}/supported/{town.cast.order.id}", headers={"Accept-Language": "en"}
    )
    assert "short" in english.json["week"]["help"]


def test_nobody_hears_of_a_warning_before_she_does(
    town: Town, clock: TestClock, session: Session
) -> None:
    town.give()
    clock.at = at("2026-11-12 22:00")
    order = session.get_one(Order, town.cast.order.id)
    standing.review(session, order, clock.at)
    session.commit()
    first = town.opened().json["week"]["warnings"]
    told = town.her.get(f"{BASE}/me/warnings").json["warning"]
    assert (first == []) == (told is None)
    clock.at = at("2026-11-13 08:00")
    assert town.her.get(f"{BASE}/me/warnings").json["warning"] is not None
    (warning,) = town.opened().json["week"]["warnings"]
    assert warning["state"] == "out_of_reach"


def test_it_holds_no_name_but_the_first_no_case_and_no_place_but_those_she_shares(
    dated: Town,
) -> None:
    cast = dated.cast
    never = [cast.order.participant.last_name, cast.order.case_number, cast.court.name]
    never += [cast.order.participant.document_number, cast.host_organization.name]
    dated.give("week")
    text = json.dumps([dated.opened().json, dated.listed()], ensure_ascii=False)
    for word in (*never, cast.site.name, "Piso 3, oficina 301"):
        assert word not in text
    dated.give("court_date")
    dated.give("shifts")
    whole = dated.opened().json
    assert whole["court_date"]["where"] == "Piso 3, oficina 301"
    assert {one["site_name"] for one in whole["shifts"]} == {cast.site.name}
    assert len(whole["shifts"]) == 5
    for word in never:
        assert word not in json.dumps(whole, ensure_ascii=False)


def test_another_organization_finds_nobody(town: Town) -> None:
    town.give()
    assert town.opened(town.other).status_code == 404
    assert town.listed(town.other) == []
    unattached = town.cast.monitor.client
    assert town.opened(unattached).status_code == 404
    answer = unattached.get(f"{BASE}/supported").json
    assert (answer["items"], answer["organization_name"]) == ([], None)


def test_every_look_is_kept_by_purpose_and_she_reads_whose_it_was(
    town: Town, session: Session
) -> None:
    town.give("week")
    town.give("shifts")
    assert town.looks() == []
    town.listed()
    assert town.looks() == [("support_list", "Casa Abierta")]
    town.opened()
    assert town.looks() == [
        ("support_list", "Casa Abierta"),
        ("support_shifts", "Casa Abierta"),
        ("support_week", "Casa Abierta"),
    ]
    seen = {row.viewer_organization_id for row in session.scalars(select(AccessLog))}
    assert seen == {town.helpers}
    (ours, theirs) = hers(town)
    assert (len(ours["looks"]), theirs["looks"]) == (3, [])
    record = town.her.get(f"{BASE}/me/record").json
    assert {one["organization_name"] for one in record["looked"]} == {"Casa Abierta"}


def test_a_look_that_finds_nothing_is_not_shown_as_one(town: Town) -> None:
    town.give()
    town.withdraw(town.consent_id())
    town.opened()
    town.listed()
    assert town.looks() == []


def test_an_order_entered_by_mistake_is_gone_from_the_list_too(
    town: Town, session: Session
) -> None:
    town.give()
    session.get_one(Order, town.cast.order.id).withdrawn_at = at("2026-11-09 06:00")
    session.commit()
    assert (town.opened().status_code, town.listed()) == (404, [])


def test_a_long_list_is_turned_page_by_page(town: Town, session: Session) -> None:
    orders = [an_order(session, town.cast.court) for _ in range(3)]
    for order in orders:
        session.add(
            ConsentEvent(
                id=order.id,
                court_id=order.court_id,
                order_id=order.id,
                participant_id=order.participant_id,
                organization_id=town.helpers,
                purpose="shifts",
                number=1,
                kind="given",
                words="shifts-1",
                at=at("2026-11-09 06:00"),
            )
        )
    session.commit()
    first = town.monitor.get(f"{BASE}/supported?limit=2").json
    second = town.monitor.get(f"{BASE}/supported?limit=2&cursor={first['next']}").json
    found = [one["id"] for one in (*first["items"], *second["items"])]
    assert sorted(found) == sorted(str(one.id) for one in orders)
    assert second["next"] is None
