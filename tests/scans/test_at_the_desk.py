"""A scan at the court's desk: kept like any other, shown on her date, and never an hour."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.appearances import desk
from api.attendances.models import Attendance
from api.rules import codes
from tests.appearances.acts import BASE, FRIDAY, a_date, cannot_come, kinds, read, record
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.phones import Phone
from tests.scans.acts import URL, capture, send, send_many, signed
from tests.scans.test_odd_list import listed

CAME = at("2026-11-20 08:52")


@pytest.fixture
def date(cast: Cast, clock: TestClock) -> str:
    """Her date of Friday, on that morning."""
    identity = a_date(cast)
    clock.at = CAME
    return identity


def desk_code(session: Session, court_id: UUID, when: datetime) -> str:
    keys = desk.keys_of(session, court_id, when)
    session.commit()
    return desk.shown(keys, URL, when).url


def visit(
    cast: Cast, session: Session, when: datetime = CAME, **differs: Any
) -> tuple[UUID, dict[str, Any]]:
    code = desk_code(session, cast.order.court_id, when)
    return capture(cast, when, "in", **{"code": code, **differs})


def attendances(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Attendance)) or 0


def test_her_scan_stands_on_her_date_and_decides_nothing(
    cast: Cast, session: Session, date: str
) -> None:
    scan = visit(cast, session)
    answer = send(cast.participant.client, scan)
    assert answer.status_code == 201, answer.json
    receipt = answer.json
    assert (receipt["attendance"], receipt["site"], receipt["level"]) == (None, None, 2)
    assert (receipt["message"]["code"], receipt["flags"]) == ("visit", ["at_desk"])
    assert receipt["at"] == "2026-11-20T08:52:00-05:00"
    found = read(cast, date)
    assert (found["state"], found["scanned_at"]) == ("set", receipt["at"])
    assert found["presumed_on"] == "2026-11-28"
    event = found["events"][-1]
    assert (event["kind"], event["id"], event["by_role"]) == (
        "scanned",
        str(scan[0]),
        "participant",
    )
    assert attendances(session) == 0
    assert listed(cast.clerk.client) == []


def test_the_receipt_is_in_words_that_name_no_court(
    cast: Cast, session: Session, date: str
) -> None:
    answer = send(cast.participant.client, visit(cast, session))
    assert answer.json["message"]["text"] == "Recibido. Tu visita de las 08:52 quedó guardada."


def test_the_clerk_records_that_she_came_beside_it(cast: Cast, session: Session, date: str) -> None:
    send(cast.participant.client, visit(cast, session))
    assert record(cast, date, "attend").json["state"] == "attended"
    assert record(cast, date, "undo").json["state"] == "set"
    assert kinds(cast, date) == ["set", "scanned", "attended", "undone"]
    assert read(cast, date)["scanned_at"] == "2026-11-20T08:52:00-05:00"


def test_the_same_scan_again_changes_nothing(cast: Cast, session: Session, date: str) -> None:
    scan = visit(cast, session)
    first = send(cast.participant.client, scan)
    again = send(cast.participant.client, scan)
    assert (again.status_code, again.json["duplicate"]) == (200, True)
    assert again.json["message"] == first.json["message"]
    assert kinds(cast, date) == ["set", "scanned"]


def test_other_words_under_its_id_are_kept_aside(cast: Cast, session: Session, date: str) -> None:
    scan_id, body = visit(cast, session)
    send(cast.participant.client, (scan_id, body))
    other = signed(cast.phone, scan_id, {**body, "note": "otra vez"})
    answer = send(cast.participant.client, (scan_id, other))
    assert (answer.status_code, answer.json["kept"]) == (409, True)
    assert kinds(cast, date) == ["set", "scanned"]


def test_a_scan_that_waited_on_her_phone_is_of_the_day_of_its_code(
    cast: Cast, session: Session, date: str, clock: TestClock
) -> None:
    scan = visit(cast, session)
    clock.forward(days=9)
    (result,) = send_many(cast.nobody, scan).json["items"]
    assert (result["status"], result["receipt"]["message"]["code"]) == (201, "visit")
    assert "late" in result["receipt"]["flags"]
    assert read(cast, date)["scanned_at"] == "2026-11-20T08:52:00-05:00"


@pytest.mark.parametrize("clock_says", ["1970-01-01T00:00:00Z", "2038-01-19T00:00:00Z", "nunca"])
def test_a_wrong_clock_moves_nothing(
    cast: Cast, session: Session, date: str, clock_says: str
) -> None:
    answer = send(cast.participant.client, visit(cast, session, captured_at=clock_says))
    assert answer.json["message"]["code"] == "visit"
    assert read(cast, date)["scanned_at"] == "2026-11-20T08:52:00-05:00"


def test_the_first_of_several_scans_is_when_she_came(
    cast: Cast, session: Session, date: str, clock: TestClock
) -> None:
    early, late = visit(cast, session), visit(cast, session, CAME + timedelta(minutes=5))
    clock.forward(minutes=10)
    for scan in (late, early):
        send(cast.participant.client, scan)
    assert kinds(cast, date) == ["set", "scanned", "scanned"]
    assert read(cast, date)["scanned_at"] == "2026-11-20T08:52:00-05:00"


def test_that_she_could_not_come_still_waits_for_its_answer(
    cast: Cast, session: Session, date: str
) -> None:
    cannot_come(cast, date, text="Llego tarde.")
    send(cast.participant.client, visit(cast, session))
    assert read(cast, date)["cannot_come_at"] is not None


@pytest.mark.parametrize("verdict", ["cancel", None])
def test_without_a_date_that_day_the_scan_is_kept_and_listed_with_its_reason(
    cast: Cast, session: Session, clock: TestClock, verdict: str | None
) -> None:
    if verdict is not None:
        record(cast, a_date(cast, FRIDAY), verdict, text="La sala está ocupada.")
    clock.at = CAME
    answer = send(cast.participant.client, visit(cast, session))
    assert (answer.status_code, answer.json["message"]["code"]) == (201, "look")
    (row,) = listed(cast.clerk.client)
    assert {"at_desk", "no_date"} <= set(row["flags"])
    assert (row["order"], row["code"]) == (str(cast.order.id), None)
    assert attendances(session) == 0


def test_the_desk_of_another_court_is_no_proof_for_this_one(
    cast: Cast, session: Session, date: str
) -> None:
    code = desk_code(session, cast.other_order.court_id, CAME)
    send(cast.participant.client, visit(cast, session, code=code))
    assert kinds(cast, date) == ["set"]
    (row,) = listed(cast.clerk.client)
    assert {"at_desk", "other_desk"} <= set(row["flags"])
    assert listed(cast.other_clerk.client) == []


def test_a_made_up_desk_code_opens_no_attendance_and_is_listed(
    cast: Cast, session: Session, date: str
) -> None:
    forged = f"{URL}/c#{codes.token('D1', bytes(19))}"
    answer = send(cast.participant.client, visit(cast, session, code=forged))
    assert (answer.json["attendance"], answer.json["level"]) == (None, 0)
    (row,) = listed(cast.clerk.client)
    assert {"at_desk", "unknown_code"} <= set(row["flags"])
    assert attendances(session) == 0


def test_a_code_of_the_desk_with_a_bit_turned_is_made_up(
    cast: Cast, session: Session, date: str
) -> None:
    token = desk_code(session, cast.order.court_id, CAME).partition("#")[2]
    known = codes.parse(token)
    assert isinstance(known, codes.Code)
    turned = codes.token("D1", known.payload[:-1] + bytes([known.payload[-1] ^ 1]))
    send(cast.participant.client, visit(cast, session, code=turned))
    assert kinds(cast, date) == ["set"]


def test_a_phone_out_of_use_says_nothing_of_her_date(
    cast: Cast, session: Session, date: str
) -> None:
    session.get_one(Device, cast.device.id).revoked_at = CAME
    session.commit()
    answer = send(cast.nobody, visit(cast, session))
    assert (answer.status_code, answer.json["level"]) == (201, 0)
    seen = cast.clerk.client.get(f"{BASE}/appearances/{date}").json
    assert [one["kind"] for one in seen["events"]] == ["set"]
    (row,) = listed(cast.clerk.client)
    assert "revoked_device" in row["flags"]


def test_a_stranger_at_the_desk_is_on_that_courts_list(
    cast: Cast, session: Session, date: str
) -> None:
    scan_id = uuid4()
    body = {**visit(cast, session)[1], "device": None, "signature": None}
    assert send(cast.nobody, (scan_id, body)).status_code == 201
    stolen = uuid4()
    body = signed(Phone(), stolen, {**body, "device": str(cast.device.id)})
    assert send(cast.nobody, (stolen, body)).status_code == 201
    assert {row["scan"] for row in listed(cast.clerk.client)} == {str(scan_id), str(stolen)}
    assert listed(cast.admin.client) == listed(cast.other_clerk.client) == []
    assert kinds(cast, date) == ["set"]


def test_more_scans_than_anybody_needs_are_listed_and_fill_no_history(
    cast: Cast, session: Session, date: str
) -> None:
    for second in range(desk.MOST_SCANS + 1):
        scan = visit(cast, session, monotonic_ms=second)
        assert send(cast.participant.client, scan).status_code == 201
    assert kinds(cast, date).count("scanned") == desk.MOST_SCANS
    assert len(listed(cast.clerk.client)) == 1
