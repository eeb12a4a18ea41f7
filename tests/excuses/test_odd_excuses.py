"""Excuses that cannot be: nothing half-done, and who may not see what."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import AccessLog
from api.app import document
from api.excuses.models import Excuse, ExcusedShift, ExcuseEvent
from api.rules.access import may_read
from tests.access.errands import doors
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses.acts import code, decide, file, filed, seen, shift, withdraw
from tests.people import Cast


def stored(session: Session) -> list[int]:
    """How many rows an excuse has left behind."""
    tables = (Excuse, ExcusedShift, ExcuseEvent)
    return [session.scalar(select(func.count()).select_from(one)) or 0 for one in tables]


def her_neighbours_shift(cast: Cast) -> str:
    """A shift of somebody else."""
    url = f"/api/v1/orders/{cast.other_order.id}/shifts?from=2026-11-10&to=2026-11-10"
    return str(cast.other_clerk.client.get(url).json["items"][0]["id"])


def test_a_shift_of_somebody_else_is_refused_and_nothing_is_kept(
    cast: Cast, session: Session
) -> None:
    shifts = [shift(cast, "2026-11-10"), her_neighbours_shift(cast)]
    answer = file(cast, shifts=shifts)
    assert code(answer) == (422, "not-her-shift", "/shifts/1")
    assert code(file(cast, shifts=[str(uuid4())])) == (422, "not-her-shift", "/shifts/0")
    assert stored(session) == [0, 0, 0]


def test_a_shift_is_named_once_and_there_are_one_to_fourteen(cast: Cast) -> None:
    one = shift(cast, "2026-11-10")
    assert code(file(cast, shifts=[one, one])) == (422, "id-already-used", "/shifts/1")
    assert code(file(cast, shifts=[]))[:2] == (422, "too-few")
    many = [str(uuid4()) for _ in range(15)]
    assert code(file(cast, shifts=many))[:2] == (422, "too-many")


def test_shifts_lie_within_sixty_days_of_today(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-10 09:00")
    for far in ("2026-09-10", "2027-01-11"):
        assert code(file(cast, far))[:2] == (422, "not-her-shift")
    for near in ("2026-09-11", "2027-01-08"):
        assert file(cast, near).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"cause": "care"},
        {"cause": "tired", "shifts": []},
        {"cause": "care", "shifts": "all"},
        {"cause": "care", "shifts": [1]},
        {"cause": "care", "shifts": [], "state": "accepted"},
        {"cause": "care", "shifts": [], "note": "x" * 2001},
        {"cause": "care", "shifts": [], "note": "a\u0000b"},
        {"cause": None, "shifts": None},
    ],
)
def test_nonsense_is_refused_in_words(cast: Cast, body: dict[str, Any]) -> None:
    answer = cast.participant.client.put(f"/api/v1/excuses/{uuid4()}", json=body)
    assert answer.status_code == 422
    assert all(error["message"] for error in answer.json["errors"])


def test_nobody_files_under_somebody_elses_order_or_id(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    body = {"cause": "care", "shifts": [her_neighbours_shift(cast)]}
    taken = cast.stranger.client.put(f"/api/v1/excuses/{excuse}", json=body)
    assert code(taken)[:2] == (404, "not-found")
    for somebody in (cast.stranger.client, cast.other_clerk.client):
        named = somebody.put(
            f"/api/v1/excuses/{uuid4()}", json={**body, "order": str(cast.order.id)}
        )
        assert code(named)[:2] == (404, "not-found")


def test_another_court_neither_sees_nor_decides(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    other = cast.other_clerk.client
    assert other.get(f"/api/v1/excuses/{excuse}").status_code == 404
    assert decide(cast, excuse, "accept", by=other).status_code == 404
    assert withdraw(cast, excuse, other).status_code == 404
    assert other.get("/api/v1/excuses").json["items"] == []
    assert cast.stranger.client.get(f"/api/v1/excuses/{excuse}").status_code == 404
    assert cast.stranger.client.get("/api/v1/me/excuses").json["items"] == []
    assert seen(cast, excuse)["state"] == "filed"


def test_a_host_is_shown_no_excuse_behind_any_door(app: Flask, cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10", note="Mi hija tiene fiebre.")
    host = cast.host.client
    for url in ("/excuses", f"/excuses/{excuse}", "/me/excuses"):
        assert host.get(f"/api/v1{url}").status_code == 403
    paths: dict[str, Any] = document(app)["paths"]  # type: ignore[assignment]
    for door in doors(app):
        if "host" in door.operation.roles and door.rule.startswith("/api/v1"):
            rule = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", door.rule)
            assert "Excuse" not in str(paths[rule][door.method.lower()]), door.name
    for field in ("papers", "paper_count", "answer_by", "filed_by_name"):
        assert not may_read("host", field)
    day = f"/api/v1/orders/{cast.order.id}/shifts?from=2026-11-10&to=2026-11-10"
    for url in (day, f"/api/v1/sites/{cast.site.id}/attendances?date=2026-11-10"):
        told = host.get(url)
        assert told.status_code == 200
        assert not {"fiebre", "care", "excuse"} & set(told.text.replace('"', " ").split())


def test_the_desks_list_shows_what_waits_oldest_first(cast: Cast, clock: TestClock) -> None:
    first = filed(cast, "2026-11-10", note="Mi hija tiene fiebre.")
    clock.forward(minutes=5)
    second = filed(cast, "2026-11-11", cause="legal")
    clock.forward(minutes=5)
    third = filed(cast, "2026-11-12", "2026-11-13")
    decide(cast, first, "ask", text="¿Cuándo?", answer_by="2026-11-20")
    decide(cast, third, "accept")

    def listed(state: str) -> list[str]:
        items = cast.clerk.client.get(f"/api/v1/excuses{state}").json["items"]
        return [item["id"] for item in items]

    assert listed("") == listed("?state=waiting") == [first, second]
    assert listed("?state=filed") == [second]
    assert listed("?state=asked") == [first]
    assert listed("?state=accepted") == [third]
    row = cast.clerk.client.get("/api/v1/excuses").json["items"][0]
    assert (row["first_name"], row["last_name"]) == ("Marta", "Restrepo")
    assert row["case_number"] == cast.order.case_number
    assert (row["cause"], row["paper_count"], row["answer_by"]) == ("care", 0, "2026-11-20")
    assert "fiebre" not in str(row)


def test_lists_are_read_page_by_page(cast: Cast, clock: TestClock) -> None:
    filed_ids = []
    for day in ("2026-11-10", "2026-11-11", "2026-11-12"):
        filed_ids.append(filed(cast, day))
        clock.forward(minutes=1)
    for browser, url, expected in (
        (cast.clerk.client, "/api/v1/excuses", filed_ids),
        (cast.participant.client, "/api/v1/me/excuses", filed_ids[::-1]),
    ):
        got: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            page = browser.get(f"{url}?limit=2{cursor and '&cursor=' + cursor}").json
            got += [item["id"] for item in page["items"]]
            cursor = page["next"]
        assert got == expected


def test_reading_her_words_is_noted_and_she_can_see_it(cast: Cast, session: Session) -> None:
    excuse = filed(cast, "2026-11-10", note="Mi hija tiene fiebre.")
    seen(cast, excuse)
    cast.clerk.client.get("/api/v1/excuses")
    assert session.scalars(select(AccessLog.purpose)).all() == []
    assert "fiebre" in cast.clerk.client.get(f"/api/v1/excuses/{excuse}").text
    assert session.scalars(select(AccessLog.purpose)).all() == ["excuse"]
    items = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert [item["purpose"] for item in items] == ["excuse"]
