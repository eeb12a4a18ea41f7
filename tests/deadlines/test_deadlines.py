from typing import Any
from uuid import uuid4

import pytest

from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast

BASE = "/api/v1"


def count(cast: Cast, identity: object = None, **said: Any) -> Answer:
    body = {"kind": "appear", "counted_from": "2026-11-03", **said}
    url = f"{BASE}/orders/{cast.order.id}/deadlines/{identity or uuid4()}"
    return cast.clerk.client.put(url, json=body)


def met(cast: Cast, identity: object, day: str) -> Answer:
    url = f"{BASE}/orders/{cast.order.id}/deadlines/{identity}/met"
    return cast.clerk.client.put(url, json={"met_on": day})


def listed(cast: Cast) -> list[dict[str, Any]]:
    answer = cast.participant.client.get(f"{BASE}/orders/{cast.order.id}/deadlines")
    return list(answer.json["items"])


def test_a_term_is_counted_and_says_that_it_is_an_estimate(cast: Cast) -> None:
    answer = count(cast)
    assert answer.status_code == 200, answer.json
    said = answer.json
    assert (said["due_on"], said["business_days"], said["number"]) == ("2026-11-25", 15, 1)
    assert said["holidays"] == ["2026-11-16"]
    assert (said["rule_version"], said["estimated"]) == ("co-2026.1", True)
    assert said["text"] == ("Fecha estimada: 25 de noviembre de 2026. Confírmala en el juzgado.")
    assert listed(cast) == [said]


def test_she_reads_it_in_english_when_she_asks_so(cast: Cast) -> None:
    count(cast)
    url = f"{BASE}/orders/{cast.order.id}/deadlines"
    told = cast.participant.client.get(url, headers={"Accept-Language": "en"}).json["items"][0]
    assert told["text"] == "Estimated date: 25 November 2026. Confirm it at the court."


def test_the_same_words_again_change_nothing_and_others_are_refused(cast: Cast) -> None:
    identity = uuid4()
    first = count(cast, identity)
    assert count(cast, identity).json == first.json
    other = count(cast, identity, counted_from="2026-11-04")
    assert (other.status_code, other.json["type"]) == (409, "id-already-used")
    assert len(listed(cast)) == 1


def test_a_term_counted_again_is_a_new_number_and_the_first_stays(cast: Cast) -> None:
    first = count(cast).json
    count(cast, kind="start", counted_from="2026-11-05")
    second = count(cast, counted_from="2026-11-04", note="El edicto salió un día después.").json
    assert (second["number"], second["due_on"]) == (2, "2026-11-26")
    states = {(one["kind"], one["number"]): one["state"] for one in listed(cast)}
    expected = {("appear", 1): "counted_again", ("appear", 2): "running", ("start", 1): "running"}
    assert states == expected
    old = met(cast, first["id"], "2026-11-06")
    assert (old.status_code, old.json["type"]) == (409, "counted-again")


def test_a_term_is_met_on_a_day_once(cast: Cast) -> None:
    identity = count(cast).json["id"]
    for _ in range(2):
        answer = met(cast, identity, "2026-11-06")
        assert answer.status_code == 200, answer.json
        assert (answer.json["state"], answer.json["met_on"]) == ("met", "2026-11-06")
    other = met(cast, identity, "2026-11-05")
    assert (other.status_code, other.json["type"]) == (409, "term-met-already")


@pytest.mark.parametrize("day", ["2026-11-02", "2026-11-10"])
def test_a_term_is_not_met_before_it_runs_nor_tomorrow(cast: Cast, day: str) -> None:
    answer = met(cast, count(cast).json["id"], day)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "met-outside-the-term"


def test_a_day_that_passed_without_a_word_accuses_nobody(cast: Cast, clock: TestClock) -> None:
    count(cast)
    clock.at = at("2026-11-25 23:00")
    assert listed(cast)[0]["state"] == "running"
    clock.at = at("2026-11-26 00:30")
    assert listed(cast)[0]["state"] == "past"
    assert cast.clerk.client.get(f"{BASE}/orders").json["items"][0]["state"] != "past"


def test_proven_force_majeure_gives_up_to_fifteen_days_to_start(cast: Cast) -> None:
    given = {"kind": "start", "counted_from": "2026-11-03"}
    longer = count(cast, **given, business_days=15, note="Incapacidad de 8 días, probada.")
    assert longer.json["due_on"] == "2026-11-25"
    assert count(cast, **given).json["due_on"] == "2026-11-10"


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"counted_from": "2026-11-10"}, "counts-from-the-future", "/counted_from"),
        ({"business_days": 14}, "other-days-than-the-law", "/business_days"),
        ({"kind": "start", "business_days": 4}, "other-days-than-the-law", "/business_days"),
        ({"kind": "explain", "business_days": 5}, "other-days-than-the-law", "/business_days"),
        ({"kind": "start", "business_days": 6}, "more-days-need-a-note", "/note"),
        ({"kind": "decide"}, "not-a-choice", "/kind"),
        ({"counted_from": "2026-02-30"}, "bad-date", "/counted_from"),
        ({"business_days": 16, "kind": "start"}, "out-of-range", "/business_days"),
    ],
)
def test_a_term_that_cannot_be_is_refused_in_words_and_not_kept(
    cast: Cast, said: dict[str, Any], code: str, pointer: str
) -> None:
    answer = count(cast, **said)
    assert answer.status_code == 422
    fault = answer.json["errors"][0]
    assert (fault["code"], fault["pointer"]) == (code, pointer)
    assert listed(cast) == []


def test_another_court_finds_nothing(cast: Cast) -> None:
    identity = count(cast).json["id"]
    for url in (f"/orders/{cast.order.id}/deadlines", f"/orders/{cast.order.id}/total"):
        assert cast.other_clerk.client.get(BASE + url).status_code == 404
        assert cast.stranger.client.get(BASE + url).status_code == 404
    here = f"{BASE}/orders/{cast.order.id}/deadlines/{identity}/met"
    there = f"{BASE}/orders/{cast.other_order.id}/deadlines/{identity}/met"
    for url in (here, there):
        answer = cast.other_clerk.client.put(url, json={"met_on": "2026-11-06"})
        assert answer.status_code == 404


def test_her_court_opening_her_terms_is_noted_where_she_sees_it(cast: Cast) -> None:
    cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}/total")
    seen = cast.participant.client.get(f"{BASE}/me/access-log").json["items"]
    assert [one["purpose"] for one in seen] == ["case"]
