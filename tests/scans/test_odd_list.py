"""Scans that reached nobody are on somebody's list: their court's, or every administrator's."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.hosts import codes
from api.scans import odd
from tests.builders import a_court, a_host, a_site, at
from tests.conftest import TestClock
from tests.people import Browser, Cast
from tests.phones import Phone
from tests.scans.acts import URL, capture, claims_at, send, signed, taken

EIGHT = at("2026-11-09 08:00")


@pytest.fixture(autouse=True)
def _at_eight(clock: TestClock) -> None:
    clock.at = EIGHT


def listed(who: Browser, query: str = "") -> list[dict[str, Any]]:
    answer = who.get(f"/api/v1/scans/odd{query}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def of_nobody(cast: Cast, **differs: Any) -> UUID:
    """A scan of somebody unknown at the cast's site."""
    scan_id = uuid4()
    assert (
        send(cast.nobody, (scan_id, claims_at(cast.site, EIGHT, "in", **differs))).status_code < 300
    )
    return scan_id


def test_a_scan_of_nobody_is_on_the_desk_of_the_sites_court(cast: Cast) -> None:
    scan_id = of_nobody(cast, note="Llegué \x00 tarde")
    (row,) = listed(cast.clerk.client)
    assert (row["scan"], row["site_name"], row["order"]) == (str(scan_id), "Sede Centro", None)
    assert {"unknown_person", "unsigned"} <= set(row["flags"])
    assert row["said"]["note"] == "Llegué \ufffd tarde"
    assert row["code"] is None
    assert listed(cast.other_clerk.client) == listed(cast.admin.client) == []


def test_a_scan_nobody_and_nowhere_is_on_the_administrators_list(
    cast: Cast, session: Session
) -> None:
    of_nobody(cast, code="https://example.com/menu")
    (row,) = listed(cast.admin.client)
    assert (row["site_name"], row["code"]) == (None, "https://example.com/menu")
    assert listed(cast.clerk.client) == []
    assert odd.of_no_court(session) == 1


def test_a_phone_whose_signature_fails_tells_the_court_all_the_same(cast: Cast) -> None:
    scan_id = uuid4()
    body = claims_at(cast.site, EIGHT, "in", code=None, device=str(cast.device.id))
    assert send(cast.nobody, (scan_id, signed(Phone(), scan_id, body))).status_code == 201
    (row,) = listed(cast.clerk.client)
    assert {"bad_signature", "unknown_person", "unknown_site"} <= set(row["flags"])
    assert "signature" not in str(row["said"])


def test_hers_at_no_known_site_is_on_her_courts_desk(cast: Cast, session: Session) -> None:
    cast.placement.order_id = cast.other_order.id
    session.commit()
    answer = send(cast.participant.client, capture(cast, EIGHT, "out", code=None))
    assert answer.json["attendance"] is None
    (row,) = listed(cast.clerk.client)
    assert (row["order"], row["direction"]) == (str(cast.order.id), "out")


def test_other_words_under_a_known_id_are_shown_beside_the_scan_that_stands(cast: Cast) -> None:
    first = capture(cast, EIGHT, "in")
    assert send(cast.participant.client, first).status_code == 201
    other = signed(cast.phone, first[0], {**first[1], "direction": "out", "note": "otra vez"})
    assert send(cast.participant.client, (first[0], other)).status_code == 409
    (row,) = listed(cast.clerk.client)
    assert (row["scan"], row["direction"]) == (str(first[0]), "out")
    assert row["said"]["note"] == "otra vez"
    assert row["code"] == "https://horas.example.org/c"
    assert "differs" in row["flags"]
    assert listed(cast.other_clerk.client) == []


def test_a_scan_that_reached_an_attendance_is_not_listed(cast: Cast) -> None:
    taken(cast, EIGHT, "in", code="https://example.com/menu")
    assert listed(cast.clerk.client) == []


def test_the_newest_comes_first_and_pages_follow(cast: Cast, clock: TestClock) -> None:
    told = []
    for _ in range(3):
        clock.forward(minutes=1)
        told.append(str(of_nobody(cast)))
    first = cast.clerk.client.get("/api/v1/scans/odd?limit=2").json
    rest = listed(cast.clerk.client, f"?limit=2&cursor={first['next']}")
    assert [row["scan"] for row in (*first["items"], *rest)] == told[::-1]


def test_a_code_of_another_courts_site_is_on_that_courts_desk(cast: Cast, session: Session) -> None:
    elsewhere = a_site(session, a_host(session, a_court(session)))
    session.commit()
    of_nobody(cast, code=codes.rotating(elsewhere, URL, EIGHT).url)
    of_nobody(cast, code=codes.rotating(cast.other_site, URL, EIGHT).url)
    assert listed(cast.clerk.client) == []
    assert len(listed(cast.other_clerk.client)) == 1


@pytest.mark.parametrize("code", [17, {"a": ["b"]}, True, "", "\ud800", "x" * 500])
def test_whatever_was_claimed_is_shown_as_one_short_line(cast: Cast, code: Any) -> None:
    of_nobody(cast, code=code)
    (row,) = listed(cast.admin.client)
    assert row["code"] is None or len(row["code"]) <= odd.MOST_TEXT
