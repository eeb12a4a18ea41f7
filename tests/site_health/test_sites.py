"""What a clerk and a host read of a site: stored facts, in figures; and insurance that lapses."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.hosts.models import Host
from api.site_health.models import Coverage
from scheduler import jobs
from tests.attendances.acts import a_morning, decide, say, seen, week
from tests.builders import a_placement, a_site, an_order, at
from tests.conftest import TestClock
from tests.notices.acts import notices
from tests.people import Answer, Browser, Cast

Sessions = sessionmaker[Session]
TODAY = date(2026, 11, 9)


def health(cast: Cast, who: Browser | None = None) -> dict[str, Any]:
    """The one site of the cast."""
    (one,) = (who or cast.clerk.client).get("/api/v1/site-health").json["items"]
    return dict(one)


def insure(
    cast: Cast, first: str, last: str, who: Browser | None = None, identity: object = None
) -> Answer:
    """Somebody enters from when to when she is insured."""
    return (who or cast.host.client).put(
        f"/api/v1/orders/{cast.order.id}/placements/{cast.placement.id}"
        f"/coverages/{identity or uuid4()}",
        json={"coverage_from": first, "coverage_to": last},
    )


def cover(cast: Cast, who: Browser | None = None) -> list[dict[str, Any]]:
    """Who is insured at the site."""
    url = f"/api/v1/sites/{cast.site.id}/coverage"
    return list((who or cast.host.client).get(url).json["items"])


def test_a_site_where_nothing_happened_has_no_figures(cast: Cast) -> None:
    found = health(cast)
    assert (found["answered"], found["waiting"], found["silent_since"]) == (None, 0, None)
    assert (found["closures"], found["placed"], found["relying"]) == (0, 1, 1)
    assert health(cast, cast.host.client) == found


def test_answers_are_timed_from_the_last_scan_to_the_hosts_first_word(
    cast: Cast, clock: TestClock
) -> None:
    first = a_morning(cast, clock, "2026-11-09")
    clock.forward(hours=5)
    assert say(cast, first).status_code == 200
    second = a_morning(cast, clock, "2026-11-10")
    clock.forward(hours=2)
    assert say(cast, second, "contest", reason="Se fue a las once.").status_code == 200
    clock.forward(hours=9)
    assert say(cast, second).status_code == 200
    assert health(cast)["answered"] == {"n": 2, "median_minutes": 210, "slowest_minutes": 300}


def test_a_host_is_silent_after_72_hours_and_its_late_word_does_not_unsay_it(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    morning = a_morning(cast, clock)
    clock.forward(hours=71)
    assert health(cast)["silent_weeks"] == []
    assert health(cast)["waiting"] == 1
    clock.forward(hours=2)
    jobs.presume_silent(sessions, clock())
    assert health(cast)["silent_since"] == "2026-11-09"
    assert say(cast, morning).status_code == 200
    found = health(cast)
    assert (found["silent_since"], found["silent_weeks"]) == (None, ["2026-W46"])
    clock.forward(weeks=14)
    assert health(cast)["silent_weeks"] == []


def test_what_a_clerk_decided_in_time_is_no_silence(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    morning = a_morning(cast, clock)
    clock.forward(hours=10)
    assert decide(cast, morning, "accept").status_code == 200
    clock.forward(days=5)
    jobs.presume_silent(sessions, clock())
    found = health(cast)
    assert (found["silent_weeks"], found["waiting"], found["answered"]) == ([], 0, None)


def test_closures_of_three_months_that_stand_are_counted(cast: Cast, clock: TestClock) -> None:
    def close(day: str) -> str:
        url = f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}"
        times = {"from": f"{day}T08:00:00-05:00", "to": f"{day}T12:00:00-05:00"}
        assert cast.host.client.put(url, json={**times, "cause": "host"}).status_code == 200
        return url

    for day in ("2026-08-01", "2026-09-01", "2026-11-12"):
        close(day)
    taken_back = close("2026-10-01")
    assert cast.host.client.delete(taken_back).status_code == 200
    assert health(cast)["closures"] == 1
    clock.forward(days=4)
    assert health(cast)["closures"] == 2


def test_who_has_no_other_site_is_named_to_her_court_alone(cast: Cast, session: Session) -> None:
    elsewhere = a_site(session, cast.host_organization, name="Sede Norte")
    both = an_order(session, cast.court)
    over = an_order(session, cast.court, ends_on=date(2026, 11, 8))
    for order, site in ((both, cast.site), (both, elsewhere), (over, cast.site)):
        a_placement(session, order, site)
    session.commit()
    url = f"/api/v1/sites/{cast.site.id}/relying"
    assert cast.clerk.client.get(url).json["items"] == [
        {"order": str(cast.order.id), "first_name": "Marta"}
    ]
    assert cast.host.client.get(url).status_code == 403
    assert cast.other_clerk.client.get(url).status_code == 404
    by_name = {
        one["name"]: one for one in cast.clerk.client.get("/api/v1/site-health").json["items"]
    }
    assert {name: (one["relying"], one["placed"]) for name, one in by_name.items()} == {
        "Sede Centro": (1, 2),
        "Sede Norte": (0, 1),
    }


@pytest.mark.parametrize(
    ("first", "last", "state", "left"),
    [
        ("2026-11-01", "2026-12-31", "covered", 52),
        ("2026-11-01", "2026-12-01", "month", 22),
        ("2026-11-01", "2026-11-14", "week", 5),
        ("2026-10-01", "2026-11-04", "lapsed", -5),
    ],
)
def test_host_and_clerk_enter_and_read_until_when_she_is_insured(
    cast: Cast, first: str, last: str, state: str, left: int
) -> None:
    assert [one["cover_state"] for one in cover(cast)] == ["none"]
    assert insure(cast, first, last).status_code == 200
    assert cover(cast) == cover(cast, cast.clerk.client)
    (one,) = cover(cast)
    told = (one["first_name"], one["cover_state"], one["covered_until"], one["days_left"])
    assert told == ("Marta", state, last, left)
    counted = {row["state"]: row["count"] for row in health(cast)["cover"]}
    assert counted == {"lapsed": 0, "week": 0, "month": 0, "none": 0, "covered": 0, state: 1}


def test_a_word_on_insurance_is_kept_as_it_was_said(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    identity = uuid4()
    for _ in range(2):
        assert insure(cast, "2026-11-01", "2026-11-30", identity=identity).status_code == 200
    other = insure(cast, "2026-11-01", "2026-12-30", identity=identity)
    assert (other.status_code, other.json["type"]) == (409, "id-already-used")
    clock.forward(minutes=1)
    assert insure(cast, "2026-12-01", "2026-12-31", cast.clerk.client).status_code == 200
    rows = session.scalars(select(Coverage).order_by(Coverage.recorded_at)).all()
    assert [row.recorded_role for row in rows] == ["host", "clerk"]
    assert cover(cast)[0]["covered_until"] == "2026-12-31"
    with pytest.raises(DBAPIError):
        session.execute(update(Coverage).values(coverage_to=date(2030, 1, 1)))


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-11-30", "2026-11-01", "ends-before-it-starts"),
        ("2026-11-01", "2029-11-01", "too-long-a-cover"),
        ("2026-11-31", "2026-12-01", "bad-date"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(
    cast: Cast, first: str, last: str, code: str
) -> None:
    answer = insure(cast, first, last)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, code)
    assert [one["cover_state"] for one in cover(cast)] == ["none"]


def test_anothers_placement_is_nobodys_business(cast: Cast) -> None:
    for who in (cast.other_host.client, cast.other_clerk.client):
        assert insure(cast, "2026-11-01", "2026-11-30", who).status_code == 404
    assert insure(cast, "2026-11-01", "2026-11-30", cast.participant.client).status_code == 403


def _told(sessions: Sessions, clock: TestClock, cast: Cast, when: str) -> list[dict[str, Any]]:
    clock.at = at(when)
    with unit_of_work(sessions) as session:
        its = update(Host).where(Host.id == cast.host_organization.id)
        session.execute(its.values(notices_at=clock() - timedelta(minutes=1)))
    jobs.plan_notices(sessions, clock())
    return [one.params for one in notices(sessions, "coverage")]


def test_the_clock_tells_the_host_once_an_occasion_and_not_after_it_was_renewed(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    assert insure(cast, "2026-11-01", "2026-12-20").status_code == 200
    said: dict[str, Any] = {"count": 1, "due_on": "2026-12-20", "lapsed": False}
    assert _told(sessions, clock, cast, "2026-11-20 08:59") == []
    for when in ("2026-11-20 09:00", "2026-11-20 17:00", "2026-12-01 09:00"):
        assert _told(sessions, clock, cast, when) == [said]
    assert len(_told(sessions, clock, cast, "2026-12-13 09:00")) == 2
    inbox = cast.host.client.get("/api/v1/staff/me/notices").json
    assert inbox["items"][0]["text"].startswith(
        "El seguro de riesgos de una persona en Sede Centro va hasta el domingo 20 de diciembre."
    )
    assert insure(cast, "2026-12-21", "2027-06-30").status_code == 200
    assert len(_told(sessions, clock, cast, "2026-12-21 09:00")) == 2


def test_that_it_lapsed_is_told_once_too(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    assert insure(cast, "2026-10-01", "2026-11-10").status_code == 200
    assert _told(sessions, clock, cast, "2026-11-10 09:00") == []
    for when in ("2026-11-11 09:00", "2026-11-12 09:00"):
        (one,) = _told(sessions, clock, cast, when)
        assert one == {"count": 1, "due_on": "2026-11-10", "lapsed": True}


def test_a_lapsed_insurance_changes_nothing_of_hers(cast: Cast, clock: TestClock) -> None:
    morning = a_morning(cast, clock)
    before = (
        seen(cast, morning),
        week(cast),
        cast.participant.client.get("/api/v1/me").json,
        cast.participant.client.get("/api/v1/me/warnings").json,
        cast.clerk.client.get("/api/v1/orders").json["items"],
    )
    assert insure(cast, "2026-01-01", "2026-02-01").status_code == 200
    assert cover(cast)[0]["cover_state"] == "lapsed"
    assert before == (
        seen(cast, morning),
        week(cast),
        cast.participant.client.get("/api/v1/me").json,
        cast.participant.client.get("/api/v1/me/warnings").json,
        cast.clerk.client.get("/api/v1/orders").json["items"],
    )
    assert say(cast, morning).json["state"] == "confirmed"
