from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.scans.models import Scan, ScanVariant
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import capture, claims_at, send, send_many

EIGHT = at("2026-11-09 08:00")


def count(session: Session, what: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(what)) or 0


def test_a_scan_sent_twice_counts_once_and_gets_the_same_receipt(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = EIGHT
    scan = capture(cast, EIGHT, "in")
    first = send(cast.participant.client, scan)
    clock.forward(hours=30)
    again = send(cast.nobody, scan)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json["duplicate"] is True
    assert again.json["proof"] == first.json["proof"]
    same = {"scan", "received_at", "at", "level", "flags", "site", "attendance"}
    assert {name: again.json[name] for name in same} == {name: first.json[name] for name in same}
    assert (count(session, Scan), count(session, Attendance)) == (1, 1)


def test_other_content_under_the_same_id_is_kept_aside_and_said_so(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = EIGHT
    scan_id, body = capture(cast, EIGHT, "in")
    assert send(cast.participant.client, (scan_id, body)).status_code == 201
    for _ in range(2):
        answer = send(cast.participant.client, (scan_id, {**body, "direction": "out"}))
        assert answer.status_code == 409
        assert answer.json["type"].endswith("scan-differs")
        assert answer.json["kept"] is True
    assert send(cast.participant.client, (scan_id, body)).status_code == 200
    kept = session.scalars(select(ScanVariant)).one()
    assert kept.scan_id == scan_id
    assert b'"out"' in kept.content
    assert session.get_one(Scan, scan_id).direction == "in"


def test_a_second_device_that_carries_the_same_scan_changes_nothing(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = EIGHT
    scan = capture(cast, EIGHT, "in")
    assert send(cast.site_device.client, scan).status_code == 201
    assert send(cast.participant.client, scan).status_code == 200
    assert session.scalars(select(Scan)).one().carrier == "site"


def test_each_of_many_scans_stands_by_itself(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-13 20:00")
    good = [
        capture(cast, at(f"2026-11-{9 + i // 2:02} {8 + 4 * (i % 2):02}:00"), ("in", "out")[i % 2])
        for i in range(10)
    ]
    differs = (good[0][0], {**good[0][1], "note": "otra cosa"})
    nonsense = (uuid4(), {"direction": None, "code": 7})
    garbage = (uuid4(), claims_at(cast.site, EIGHT, "in", code="basura"))
    sent = [*good, differs, nonsense, garbage, good[3]]
    answer = send_many(cast.participant.client, *sent)
    assert answer.status_code == 200, answer.json
    items = answer.json["items"]
    assert [UUID(item["id"]) for item in items] == [scan_id for scan_id, _ in sent]
    assert [item["status"] for item in items] == [201] * 10 + [409, 422, 201, 200]
    assert items[10]["problem"]["kept"] is True
    assert items[11]["problem"]["kept"] is False
    assert session.get(Scan, nonsense[0]) is None
    week = cast.participant.client.get("/api/v1/me/weeks/2026-W46").json
    assert week["credited_minutes"] == 5 * 240


def test_fifty_at_once_are_taken_and_fifty_one_are_refused(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = EIGHT
    many = [(uuid4(), {"direction": "in", "code": "x"}) for _ in range(51)]
    refused = send_many(cast.nobody, *many)
    assert refused.status_code == 422
    assert refused.json["errors"][0]["code"] == "too-many"
    assert count(session, Scan) == 0
    assert send_many(cast.nobody, *many[:50]).status_code == 200
    assert count(session, Scan) == 50
