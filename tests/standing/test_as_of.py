"""What was known at an instant: every answer ever given can be given again."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from tests.attendances.acts import a_morning, an_arrival, decide, keyed, say, seen
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.people import Answer, Cast
from tests.scans.acts import capture, send

WEEK = "2026-W46"
# Everything but what depends on how the question was put.
LEFT_OUT = {"look_again_at"}


def asked(cast: Cast, as_of: str | None = None) -> dict[str, Any]:
    query = {} if as_of is None else {"as_of": as_of}
    answer = cast.clerk.client.get(
        f"/api/v1/orders/{cast.order.id}/weeks/{WEEK}", query_string=query
    )
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """The numbers and reasons of an answer, and how its shifts and attendances stood."""
    whole = {k: v for k, v in answer.items() if k not in LEFT_OUT}
    whole["attendances"] = [
        (one["checked_in_at"], one["checked_out_at"], one["state"], one["flags"])
        for one in answer["attendances"]
    ]
    whole.pop("open_attendance")
    return whole


def newest(cast: Cast) -> dict[str, Any]:
    return dict(cast.participant.client.get("/api/v1/me/attendances").json["items"][0])


def ok(answer: Answer) -> Answer:
    assert answer.status_code in (200, 201), answer.json
    return answer


def close(cast: Cast, day: str) -> Answer:
    return cast.host.client.put(
        f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}",
        json={
            "from": f"{day}T00:00:00-05:00",
            "to": f"{day}T23:00:00-05:00",
            "cause": "host",
            "note": None,
        },
    )


def amend(cast: Cast, required: int) -> Answer:
    return cast.clerk.client.post(
        f"/api/v1/orders/{cast.order.id}/terms",
        json={
            "from_day": "2026-11-09",
            "weekly_required_minutes": required,
            "weekly_floor_minutes": 300,
            "weekly_cap_minutes": 1200,
            "daily_cap_minutes": 480,
            "reason": "Auto nuevo.",
        },
        headers=keyed(),
    )


def pause(cast: Cast) -> Answer:
    return cast.clerk.client.put(
        f"/api/v1/orders/{cast.order.id}/pauses/{uuid4()}",
        json={"from": "2026-11-15", "to": "2026-11-20", "reason": "Cirugía."},
    )


Step = Callable[[Cast, TestClock], object]
HISTORY: list[tuple[str, Step]] = [
    ("2026-11-09 12:00", lambda cast, clock: a_morning(cast, clock, "2026-11-09")),
    ("2026-11-09 15:00", lambda cast, _: ok(say(cast, newest(cast)["id"]))),
    ("2026-11-10 12:00", lambda cast, clock: a_morning(cast, clock, "2026-11-10")),
    (
        "2026-11-10 13:00",
        lambda cast, _: ok(say(cast, newest(cast)["id"], "contest", reason="Se fue antes.")),
    ),
    ("2026-11-10 14:00", lambda cast, _: ok(close(cast, "2026-11-13"))),
    ("2026-11-11 09:00", lambda cast, _: excuses.filed(cast, "2026-11-12")),
    ("2026-11-11 10:00", lambda cast, _: ok(decide(cast, newest(cast)["id"], "deny"))),
    ("2026-11-11 16:00", lambda cast, _: ok(decide(cast, newest(cast)["id"], "withdraw"))),
    ("2026-11-12 08:00", lambda cast, clock: an_arrival(cast, clock, "2026-11-12")),
    ("2026-11-14 08:00", lambda cast, _: ok(amend(cast, 900))),
    ("2026-11-16 11:00", lambda cast, _: ok(pause(cast))),
]


def test_every_answer_ever_given_is_given_again(cast: Cast, clock: TestClock) -> None:
    given = []
    for when, step in HISTORY:
        clock.at = at(when)
        step(cast, clock)
        clock.at = at(when) + timedelta(minutes=1)
        given.append((clock().isoformat(), told(asked(cast))))
    clock.at = at("2026-11-30 09:00")
    for instant, before in given:
        assert told(asked(cast, instant)) == before, instant


def test_a_scan_that_came_late_was_not_known_before(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock)
    clock.at = at("2026-11-10 09:00")
    before = asked(cast)
    late = [
        capture(cast, at("2026-11-09 13:00"), "in"),
        capture(cast, at("2026-11-09 15:00"), "out"),
    ]
    clock.at = at("2026-11-11 09:00")
    for scan in late:
        ok(send(cast.participant.client, scan))
    assert asked(cast)["credited_minutes"] == 360
    assert asked(cast, "2026-11-10T09:00:00-05:00")["credited_minutes"] == 240
    assert told(asked(cast, "2026-11-10T09:00:00-05:00")) == told(before)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_history_is_told_again_as_it_was(cast: Cast, clock: TestClock, seed: int) -> None:
    random, given = Random(seed), []
    clock.at = at("2026-11-09 07:00")
    for number in range(14):
        clock.forward(hours=random.randrange(2, 14))
        _something(cast, clock, random, number)
        clock.forward(minutes=1)
        given.append((clock().isoformat(), told(asked(cast))))
    clock.forward(days=20)
    for instant, before in given:
        assert told(asked(cast, instant)) == before, instant


def _something(cast: Cast, clock: TestClock, random: Random, number: int) -> None:
    """Whatever may happen; what does not hold is refused, and changes nothing."""
    came = clock() - timedelta(hours=random.randrange(1, 40))
    kind = random.choice(("scan", "scan", "scan", "word", "ruling", "closure", "excuse"))
    attendances = cast.participant.client.get("/api/v1/me/attendances").json["items"]
    if kind == "scan":
        send(cast.participant.client, capture(cast, came, random.choice(("in", "out"))))
    elif kind == "closure":
        close(cast, f"2026-11-{random.randrange(9, 15):02}")
    elif kind == "excuse":
        excuses.file(cast, f"2026-11-{9 + number % 5:02}")
    elif attendances:
        one = random.choice(attendances)["id"]
        if kind == "word":
            say(cast, one, random.choice(("confirm", "contest")), reason="Anotado.")
        else:
            decide(cast, one, random.choice(("accept", "deny", "withdraw")))
        assert seen(cast, one)


def test_the_future_is_not_known(cast: Cast, clock: TestClock) -> None:
    answer = cast.clerk.client.get(
        f"/api/v1/orders/{cast.order.id}/weeks/{WEEK}",
        query_string={"as_of": (clock() + timedelta(days=1)).isoformat()},
    )
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/as_of"
