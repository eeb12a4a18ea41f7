"""What is wrong with a sheet is said line by line, and nothing is half done."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from api.rules import paper_sheets
from api.sheets.models import SheetEntry, SheetLine
from tests.attendances.acts import week
from tests.builders import a_placement, an_order, at
from tests.conftest import TestClock
from tests.excuses.photos import photo
from tests.people import Cast
from tests.sheets.acts import enter, entered, faults, hers, made, preview, row


@pytest.fixture(autouse=True)
def evening(clock: TestClock) -> None:
    """The day's work is over."""
    clock.at = at("2026-11-09 18:00")


def test_a_number_tells_every_single_slip() -> None:
    number = paper_sheets.number_of(0x5A3C19F27)
    assert paper_sheets.read_number(f" {number[:4].lower()}-{number[4:]} ") == number
    slips = {
        number[:place] + char + number[place + 1 :]
        for place in range(8)
        for char in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        if char != number[place]
    }
    assert {paper_sheets.read_number(slip) for slip in slips} == {None}


def test_a_sheet_is_found_by_its_number(cast: Cast) -> None:
    sheet = made(cast)
    url = f"/api/v1/sites/{cast.site.id}/sheets?number="
    found = cast.host.client.get(url + sheet["number"].lower()).json["items"]
    assert [one["id"] for one in found] == [sheet["id"]]
    assert faults(cast.host.client.get(url + "1234")) == {"/number": "wrong-sheet-number"}
    unknown = paper_sheets.number_of(7)
    answer = cast.host.client.get(url + unknown)
    assert (answer.status_code, answer.json["type"]) == (404, "no-such-sheet")
    theirs = f"/api/v1/sites/{cast.other_site.id}/sheets?number={sheet['number']}"
    assert cast.host.client.get(theirs).json["type"] == "not-found"
    assert cast.other_host.client.get(theirs).json["type"] == "no-such-sheet"


def test_the_same_sheet_again_is_the_same_sheet(cast: Cast) -> None:
    sheet = made(cast)
    url = f"/api/v1/sites/{cast.site.id}/sheets/{sheet['id']}"
    same = {"from_day": "2026-11-09", "to_day": "2026-11-09", "with_names": True}
    assert cast.host.client.put(url, json=same).json["number"] == sheet["number"]
    other = {**same, "with_names": False}
    assert cast.host.client.put(url, json=other).json["type"] == "id-already-used"


@pytest.mark.parametrize(
    ("first", "last", "place", "code"),
    [
        ("2026-11-10", "2026-11-09", "/to_day", "ends-before-it-starts"),
        ("2026-11-09", "2026-11-16", "/to_day", "longer-than-a-week"),
        ("2027-11-09", "2027-11-09", "/from_day", "sheet-too-far"),
    ],
)
def test_days_that_make_no_sheet(cast: Cast, first: str, last: str, place: str, code: str) -> None:
    body = {"from_day": first, "to_day": last, "with_names": False}
    url = f"/api/v1/sites/{cast.site.id}/sheets/{uuid4()}"
    assert faults(cast.host.client.put(url, json=body)) == {place: code}


def test_a_day_that_is_not_on_it_or_has_not_come(cast: Cast) -> None:
    sheet = made(cast, "2026-11-09", "2026-11-11")
    assert faults(enter(cast, sheet, row(cast), day="2026-11-12")) == {
        "/day": "day-not-on-this-sheet"
    }
    assert faults(enter(cast, sheet, row(cast), day="2026-11-10")) == {"/day": "day-in-the-future"}


def test_each_wrong_line_is_named_and_none_is_taken(cast: Cast, session: Session) -> None:
    sheet = made(cast)
    lines = (
        row(cast, "08:00", "10:00"),
        row(cast, "12:00", "11:00"),
        row(cast, "17:00", "19:00"),
        row(cast, order=cast.other_order.id),
        row(cast, "09:00", "09:30"),
        row(cast, "10:00", "11:00", next_day=True),
    )
    found = {
        "/rows/1/left": "ends-before-it-starts",
        "/rows/2/left": "in-the-future",
        "/rows/3/order": "not-placed-there",
        "/rows/4/came": "overlaps-another-row",
        "/rows/5/left": "longer-than-a-day",
    }
    assert faults(enter(cast, sheet, *lines)) == found
    told = [one["problem"] and one["problem"]["type"] for one in preview(cast, sheet, *lines)]
    assert told == [None, *found.values()]
    assert session.scalar(select(func.count()).select_from(SheetEntry)) == 0
    assert (hers(cast), week(cast)["credited_minutes"]) == ([], 0)


def test_an_entry_sent_twice_is_one_and_a_sheet_copied_twice_is_told(
    cast: Cast, session: Session
) -> None:
    sheet, line, entry = made(cast), row(cast), uuid4()
    first = entered(cast, sheet, line, entry=entry)
    assert entered(cast, sheet, line, entry=entry) == first
    changed = enter(cast, sheet, {**line, "left": "13:00"}, entry=entry)
    assert (changed.status_code, changed.json["type"]) == (409, "id-already-used")
    again = enter(cast, sheet, row(cast, "08:30", "11:00"))
    assert faults(again) == {"/rows/0/came": "already-on-this-sheet"}
    assert faults(enter(cast, sheet, {**line, "came": "13:00", "left": "14:00"})) == {
        "/rows/0/id": "id-already-used"
    }
    assert session.scalar(select(func.count()).select_from(SheetLine)) == 1
    assert week(cast)["confirmed_minutes"] == 240


def test_who_was_forgotten_is_added_from_the_same_sheet(cast: Cast, session: Session) -> None:
    second = an_order(session, cast.court)
    a_placement(session, second, cast.site)
    session.commit()
    sheet = made(cast)
    entered(cast, sheet, row(cast))
    entered(cast, sheet, row(cast, order=second.id))
    people = cast.host.client.get(f"/api/v1/sheets/{sheet['id']}/people?day=2026-11-09").json
    assert [len(one["on_record"]) for one in people["items"]] == [1, 1]
    assert {one["first_name"] for one in people["items"]} == {"Marta"}


def test_whoever_left_the_site_is_not_on_its_sheets_any_more(cast: Cast, session: Session) -> None:
    session.merge(cast.placement).to_day = date(2026, 11, 6)
    session.commit()
    sheet = made(cast)
    people = cast.host.client.get(f"/api/v1/sheets/{sheet['id']}/people?day=2026-11-09").json
    assert people["items"] == []
    assert faults(enter(cast, sheet, row(cast))) == {"/rows/0/order": "not-placed-there"}


def test_a_photo_is_made_anew_and_seen_by_the_clerk_and_that_host(cast: Cast) -> None:
    entry = entered(cast, made(cast), row(cast))
    url = f"/api/v1/sheet-entries/{entry['id']}/photos/{uuid4()}"
    broken = cast.host.client.put(url, data=b"GIF89a no photo", content_type="image/jpeg")
    assert (broken.status_code, broken.json["type"]) == (415, "paper-of-another-kind")
    pdf = cast.host.client.put(url, data=b"%PDF-1.4", content_type="application/pdf")
    assert pdf.status_code == 415
    for _ in range(2):
        sent = cast.host.client.put(url, data=photo(), content_type="image/jpeg")
        assert sent.status_code == 200, sent.json
    more = f"/api/v1/sheet-entries/{entry['id']}/photos/{uuid4()}"
    second = cast.host.client.put(more, data=photo(), content_type="image/jpeg")
    assert (second.status_code, second.json["type"]) == (409, "sheet-has-a-photo")
    for person in (cast.clerk, cast.host):
        opened = person.client.get(url)
        assert (opened.status_code, opened.mimetype) == (200, "image/jpeg")
        assert opened.headers["Cache-Control"] == "no-store"
    for person in (cast.other_clerk, cast.other_host):
        assert person.client.get(url).status_code == 404
    assert cast.participant.client.get(url).status_code == 403
    looked = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert {one["purpose"] for one in looked} == {"paper"}
    attendance = entry["rows"][0]["attendance"]
    told = cast.clerk.client.get(f"/api/v1/attendances/{attendance}/sheet").json
    assert told["has_photo"] is True


@pytest.mark.parametrize("table", ["sign_in_sheets", "sheet_entries", "sheet_lines"])
def test_what_was_copied_cannot_be_changed(cast: Cast, session: Session, table: str) -> None:
    entered(cast, made(cast), row(cast))
    with pytest.raises(DatabaseError):
        session.execute(text(f"delete from {table}"))
    session.rollback()
