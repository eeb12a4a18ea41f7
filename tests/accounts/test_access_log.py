"""Who opened her case is written down, and she can read it."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.access_log import record_view
from api.accounts.models import AccessLog
from api.rules.access import Actor
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast

URL = "/api/v1/me/access-log"


@pytest.fixture
def clerk(cast: Cast) -> Actor:
    """The clerk of her court."""
    return Actor(role="clerk", id=cast.clerk.id, court_id=cast.court.id)


def look(session: Session, cast: Cast, who: Actor, when: str, purpose: str = "case") -> None:
    """Somebody opens her case."""
    record_view(session, who, cast.order.id, cast.order.participant_id, purpose, at(when))


def test_the_same_look_twice_a_day_is_one_line(session: Session, cast: Cast, clerk: Actor) -> None:
    for when in ("2026-11-09 08:00", "2026-11-09 23:59"):
        look(session, cast, clerk, when)
    row = session.scalars(select(AccessLog)).one()
    assert (row.times, row.day, row.first_at) == (2, date(2026, 11, 9), at("2026-11-09 08:00"))


def test_another_day_purpose_or_person_is_another_line(
    session: Session, cast: Cast, clerk: Actor
) -> None:
    second = Actor(role="clerk", id=cast.second_clerk.id, court_id=cast.court.id)
    look(session, cast, clerk, "2026-11-09 23:59")
    look(session, cast, clerk, "2026-11-10 00:00")
    look(session, cast, clerk, "2026-11-10 00:00", "weeks")
    look(session, cast, second, "2026-11-10 00:00")
    assert len(session.scalars(select(AccessLog)).all()) == 4


def test_her_own_look_is_not_noted(session: Session, cast: Cast) -> None:
    her = Actor(
        role="participant",
        id=cast.participant.id,
        participant_id=cast.participant.id,
        order_id=cast.order.id,
    )
    look(session, cast, her, "2026-11-09 08:00")
    assert session.scalars(select(AccessLog)).all() == []


def test_she_reads_it_newest_first_without_names(
    session: Session, cast: Cast, clerk: Actor
) -> None:
    look(session, cast, clerk, "2026-11-08 08:00")
    look(session, cast, clerk, "2026-11-09 08:00", "excuse")
    session.commit()
    assert cast.participant.client.get(URL).json == {
        "items": [
            {
                "day": day,
                "role": "clerk",
                "role_text": "Secretaría del juzgado",
                "court_name": cast.court.name,
                "organization_name": None,
                "purpose": purpose,
                "purpose_text": text,
                "times": 1,
            }
            for day, purpose, text in (
                ("2026-11-09", "excuse", "Leer tu justificación"),
                ("2026-11-08", "case", "Ver cómo vas"),
            )
        ],
        "next": None,
        "looks": 2,
        "readers": 1,
    }


def test_nobody_reads_it_for_her(session: Session, cast: Cast, clerk: Actor) -> None:
    look(session, cast, clerk, "2026-11-09 08:00")
    session.commit()
    assert cast.stranger.client.get(URL).json["items"] == []
    assert cast.clerk.client.get(URL).status_code == 403


def test_page_after_page_shows_every_line_once(
    session: Session, cast: Cast, clerk: Actor, clock: TestClock
) -> None:
    for day in range(1, 8):
        for purpose in ("case", "weeks", "devices"):
            look(session, cast, clerk, f"2026-11-0{day} 08:00", purpose)
    session.commit()
    seen: list[tuple[str, str]] = []
    cursor = ""
    for _ in range(6):
        answer = cast.participant.client.get(f"{URL}?limit=4{cursor}").json
        seen += [(item["day"], item["purpose"]) for item in answer["items"]]
        if answer["next"] is None:
            break
        cursor = f"&cursor={answer['next']}"
    assert len(seen) == len(set(seen)) == 21
    assert [day for day, _ in seen] == sorted((day for day, _ in seen), reverse=True)


def test_the_desk_looking_at_her_phones_is_noted(cast: Cast) -> None:
    url = f"/api/v1/orders/{cast.order.id}/devices"
    assert cast.clerk.client.get(url).status_code == 200
    assert cast.other_clerk.client.get(url).status_code == 404
    lines = cast.participant.client.get(URL).json["items"]
    assert [(line["purpose"], line["times"]) for line in lines] == [("devices", 1)]
