"""The calendar that a secret link opens, read back as another program would."""

import re
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from tests.appearances.acts import (
    BASE,
    a_date,
    desk,
    hers,
    put_date,
    put_rule,
    record,
)
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

FORBIDDEN = re.compile(
    r"prisi|prison|c[áa]rcel|juez|juzgado|judge|court|pena|condena|sentenc|delito|comedor|calle"
    r"|piso|oficina|marta|restrepo|constancia|presentaci",
    re.IGNORECASE,
)


def link(browser: Browser, key: str | None = None) -> str:
    """A new link, as a path."""
    answer = browser.post(f"{BASE}/calendar-link", headers={"Idempotency-Key": key or uuid4().hex})
    assert answer.status_code == 201, answer.json
    url = str(answer.json["url"])
    return url[url.index(BASE) :]


def get(cast: Cast, path: str, **headers: str) -> Answer:
    """Ask as a calendar program does: without signing in."""
    return cast.nobody.get(path, headers=headers)


def calendar(cast: Cast, path: str) -> Any:
    """The calendar, read back."""
    answer = get(cast, path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.data)
    assert isinstance(read, Calendar)
    assert all(component.errors == [] for component in read.walk())
    return read


def events(cast: Cast, path: str) -> dict[str, Any]:
    """The events of a calendar by their UID."""
    return {str(one["UID"]): one for one in calendar(cast, path).events}


def test_every_date_reads_back_at_its_own_local_time(cast: Cast) -> None:
    put_rule(cast)
    a_date(cast)
    dates = {one["id"]: one for one in hers(cast)}
    found = events(cast, link(cast.participant.client))
    assert set(found) == set(dates)
    zone = ZoneInfo("America/Bogota")
    for identity, event in found.items():
        start = event["DTSTART"].dt
        assert event["DTSTART"].params["TZID"] == "America/Bogota"
        assert start == datetime.fromisoformat(dates[identity]["starts_at"])
        # Read as bare local time in Python's own zone, it is the same instant.
        assert start.replace(tzinfo=None).replace(tzinfo=zone) == start
        assert event["STATUS"] == "CONFIRMED"
        assert event["SEQUENCE"] == 0


def test_the_calendar_carries_the_zone_it_speaks_of(cast: Cast) -> None:
    a_date(cast)
    read = calendar(cast, link(cast.participant.client))
    assert [str(zone["TZID"]) for zone in read.timezones] == ["America/Bogota"]
    offset = read.timezones[0].to_tz().utcoffset(at("2026-11-20 09:00").replace(tzinfo=None))
    assert offset == at("2026-11-20 09:00").utcoffset()
    for name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        assert read[name].to_ical() in (b"PT4H", "PT4H")


def test_it_says_when_and_to_nobody_what_for_or_where(cast: Cast) -> None:
    put_rule(cast)
    identity = a_date(cast, reason="La cita el juez.", bring="Tu condena.")
    record(cast, identity, "excuse", text="El juez la excusa.")
    for person in (cast.participant, cast.clerk):
        answer = get(cast, link(person.client))
        assert FORBIDDEN.findall(answer.text) == []
        assert "LOCATION" not in answer.text
    hers_ = events(cast, link(cast.participant.client))
    assert {str(one["SUMMARY"]) for one in hers_.values()} == {"Cita"}


def test_a_moved_date_keeps_its_name_and_raises_its_sequence(cast: Cast) -> None:
    identity = a_date(cast)
    path = link(cast.participant.client)
    before = events(cast, path)[identity]
    put_date(cast, identity, "2026-11-24 10:00", version=1, reason="Sala ocupada.")
    after = events(cast, path)[identity]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].dt == at("2026-11-24 10:00")


def test_what_is_off_is_marked_and_comes_back_when_that_is_undone(cast: Cast) -> None:
    identity = a_date(cast)
    path = link(cast.participant.client)
    record(cast, identity, "cancel", text="No hace falta.")
    off = events(cast, path)[identity]
    assert (off["STATUS"], off["SEQUENCE"]) == ("CANCELLED", 1)
    record(cast, identity, "undo")
    on = events(cast, path)[identity]
    assert (on["STATUS"], on["SEQUENCE"]) == ("CONFIRMED", 2)


def test_a_program_that_has_it_already_is_not_sent_it_again(cast: Cast) -> None:
    identity = a_date(cast)
    path = link(cast.participant.client)
    first = get(cast, path)
    tag = first.headers["ETag"]
    same = get(cast, path, **{"If-None-Match": tag})
    assert (same.status_code, same.data) == (304, b"")
    assert get(cast, path).data == first.data
    put_date(cast, identity, "2026-11-24 10:00", version=1, reason="Sala ocupada.")
    changed = get(cast, path, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_a_clerk_reads_the_dates_of_her_court_alone_by_case_number(cast: Cast) -> None:
    near, far = a_date(cast), a_date(cast, "2027-02-01 09:00")
    found = events(cast, link(cast.clerk.client))
    assert set(found) == {near}
    assert far in {one["id"] for one in desk(cast)}
    number = cast.order.case_number
    assert str(found[near]["SUMMARY"]) == f"Cita {number[12:16]}-{number[16:21]}"
    assert events(cast, link(cast.other_clerk.client)) == {}


def test_a_link_is_told_once_and_a_new_one_ends_it(cast: Cast) -> None:
    a_date(cast)
    client = cast.participant.client
    assert client.get(f"{BASE}/calendar-link").json == {"url": None, "made_at": None}
    key = uuid4().hex
    first = link(client, key)
    assert link(client, key) == first
    known = client.get(f"{BASE}/calendar-link").json
    assert (known["url"], known["made_at"]) == (None, "2026-11-09T07:00:00-05:00")
    second = link(client)
    assert get(cast, first).status_code == 404
    assert get(cast, second).status_code == 200


def test_a_revoked_link_opens_nothing_and_another_persons_stays(cast: Cast) -> None:
    mine, theirs = link(cast.participant.client), link(cast.stranger.client)
    for _ in range(2):
        assert cast.participant.client.delete(f"{BASE}/calendar-link").status_code == 204
    assert get(cast, mine).status_code == 404
    assert get(cast, theirs).status_code == 200


def test_the_link_of_a_clerk_who_left_opens_nothing(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    path = link(cast.clerk.client)
    assert get(cast, path).status_code == 200
    session.get_one(Staff, cast.clerk.id).disabled_at = clock()
    session.commit()
    assert get(cast, path).status_code == 404


@pytest.mark.parametrize("token", ["x", "x" * 43, "x" * 201, "%00", "ñ", "..%2f.."])
def test_a_guess_is_not_found(cast: Cast, token: str) -> None:
    answer = get(cast, f"{BASE}/calendar/{token}.ics")
    assert (answer.status_code, answer.json["type"]) == (404, "not-found")
