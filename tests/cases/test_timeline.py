"""Every event of a case on one line, with who did it and when."""

from typing import Any
from uuid import uuid4

from api.cases import words
from api.cases.sources import KINDS
from api.rules.causes import CODES
from tests.attendances.acts import a_morning, decide, say
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.orders.acts import propose
from tests.people import Cast

BASE = "/api/v1/orders"


def events(cast: Cast, **query: str) -> list[dict[str, Any]]:
    answer = cast.clerk.client.get(f"{BASE}/{cast.order.id}/timeline", query_string=query)
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def what(found: list[dict[str, Any]]) -> list[str]:
    return [f"{one['kind']}.{one['what']}" for one in found]


def a_busy_week(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock, "2026-11-09")
    clock.forward(minutes=5)
    assert say(cast, attendance, "contest", reason="Salió a las 11.").status_code == 200
    clock.forward(minutes=5)
    assert decide(cast, attendance, "accept").status_code == 200
    clock.forward(minutes=5)
    excuse = excuses.filed(cast, "2026-11-11", cause="care", note="El colegio cerró.")
    clock.forward(minutes=5)
    assert excuses.decide(cast, excuse, "accept").status_code == 200
    clock.forward(minutes=5)
    assert propose(cast.clerk.client, cast.order.id, "2026-12-07").status_code == 201
    clock.forward(minutes=5)
    url = f"{BASE}/{cast.order.id}/pauses/{uuid4()}"
    body = {"from": "2026-12-21", "to": "2027-01-03", "reason": "Vacaciones del juzgado."}
    assert cast.clerk.client.put(url, json=body).status_code == 200


def test_everything_is_told_newest_first_with_its_actor(cast: Cast, clock: TestClock) -> None:
    a_busy_week(cast, clock)
    found = events(cast)
    told = [one for one in what(found) if not one.startswith(("warning", "notice"))]
    assert told[:8] == [
        "pause.pause_recorded",
        "terms.terms_set",
        "excuse.accepted",
        "excuse.filed",
        "decision.accept",
        "host_word.contest",
        "scan.out",
        "scan.in",
    ]
    by = {f"{one['kind']}.{one['what']}": (one["by_role"], one["by_name"]) for one in found}
    assert by["pause.pause_recorded"] == ("clerk", "Clara")
    assert by["host_word.contest"] == ("host", "Hilda")
    assert by["decision.accept"] == ("clerk", "Clara")
    assert by["scan.in"] == ("participant", None)
    assert {"placement.placed", "terms.taken_in"} <= set(what(found))
    assert [one["at"] for one in found] == sorted((one["at"] for one in found), reverse=True)
    pause = next(one for one in found if one["kind"] == "pause")
    assert pause["said"] == "Vacaciones del juzgado."
    assert pause["text"] == "Se registró una pausa."


def test_pages_hold_every_event_once(cast: Cast, clock: TestClock) -> None:
    a_busy_week(cast, clock)
    whole = events(cast)
    found: list[dict[str, Any]] = []
    query = {"limit": "3"}
    url = f"{BASE}/{cast.order.id}/timeline"
    for _ in range(len(whole)):
        page = cast.clerk.client.get(url, query_string=query).json
        found += page["items"]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert found == whole


def test_a_reader_may_choose_a_kind(cast: Cast, clock: TestClock) -> None:
    a_busy_week(cast, clock)
    every = events(cast)
    for kind in KINDS:
        assert events(cast, kind=kind) == [one for one in every if one["kind"] == kind]


def test_the_line_ends_where_the_knowledge_of_a_day_ended(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock, "2026-11-09")
    clock.at = at("2026-11-11 10:00")
    assert say(cast, attendance).status_code == 200
    then = what(events(cast, as_of="2026-11-10"))
    assert "scan.out" in then
    assert "host_word.confirm" not in then
    assert "host_word.confirm" in what(events(cast))


def test_an_unknown_kind_is_refused(cast: Cast) -> None:
    url = f"{BASE}/{cast.order.id}/timeline?kind=looks"
    assert cast.clerk.client.get(url).status_code == 422


def test_both_languages_have_the_same_words() -> None:
    for texts in (words.CAUSES, words.EVENTS):
        assert set(texts["es"]) == set(texts["en"])
    assert set(words.CAUSES["es"]) == set(CODES)
