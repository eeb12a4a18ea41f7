"""Hours copied from a sheet of paper: they count once, are marked, and lower nothing."""

from uuid import uuid4

from sqlalchemy.orm import Session

from api.attendances import service
from api.orders.models import Order
from tests.attendances.acts import a_morning, an_arrival, decide, say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.sheets.acts import enter, entered, faults, hers, made, preview, row, undo


def evening(clock: TestClock) -> None:
    """The day's work is over."""
    clock.at = at("2026-11-09 18:00")


def test_a_line_counts_as_confirmed_and_says_that_it_comes_from_paper(
    cast: Cast, clock: TestClock
) -> None:
    sheet = made(cast)
    evening(clock)
    entry = entered(cast, sheet, row(cast))
    assert (entry["source"], entry["entered_by_name"]) == ("paper_sheet", "Hilda")
    assert entry["number"] == sheet["number"]
    assert [(one["outcome"], one["state"]) for one in entry["rows"]] == [("added", "confirmed")]
    mine = hers(cast)
    assert len(mine) == 1
    assert (mine[0]["state"], mine[0]["level"], mine[0]["minutes"]) == ("confirmed", 4, 240)
    assert mine[0]["flags"] == ["paper_sheet"]
    now = week(cast)
    assert (now["credited_minutes"], now["confirmed_minutes"]) == (240, 240)


def test_she_reads_which_sheet_it_was_and_can_answer(cast: Cast, clock: TestClock) -> None:
    sheet = made(cast)
    evening(clock)
    attendance = entered(cast, sheet, row(cast))["rows"][0]["attendance"]
    told = cast.participant.client.get(f"/api/v1/attendances/{attendance}/sheet")
    assert told.status_code == 200, told.json
    assert (told.json["number"], told.json["entered_by_name"]) == (sheet["number"], "Hilda")
    assert told.json["has_photo"] is False
    assert "rows" not in told.json
    for browser in (cast.stranger, cast.other_clerk, cast.other_host):
        assert browser.client.get(f"/api/v1/attendances/{attendance}/sheet").status_code == 404
    url = f"/api/v1/attendances/{attendance}/replies/{uuid4()}"
    assert cast.participant.client.put(url, json={"text": "Salí a la una."}).status_code == 200


def test_what_was_scanned_has_no_sheet(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    assert cast.clerk.client.get(f"/api/v1/attendances/{attendance}/sheet").status_code == 404


def test_minutes_that_a_scan_tells_of_too_count_once(cast: Cast, clock: TestClock) -> None:
    scanned = a_morning(cast, clock)
    sheet = made(cast)
    evening(clock)
    line = row(cast, "09:00", "13:30")
    looked = preview(cast, sheet, line)[0]
    assert looked["outcome"] == "added"
    assert [one["id"] for one in looked["on_record"]] == [str(scanned)]
    assert week(cast)["credited_minutes"] == 240
    entered(cast, sheet, line)
    now = week(cast)
    assert (now["credited_minutes"], now["confirmed_minutes"]) == (330, 270)
    assert seen(cast, scanned)["minutes"] == 240
    assert say(cast, scanned).status_code == 200
    assert week(cast)["confirmed_minutes"] == 330


def test_a_break_on_paper_takes_nothing_from_what_was_scanned(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock)
    sheet = made(cast)
    evening(clock)
    entered(cast, sheet, row(cast, "08:00", "09:00"), row(cast, "11:00", "12:00"))
    assert week(cast)["credited_minutes"] == 240


def test_it_gives_an_open_arrival_the_end_that_it_lacks(cast: Cast, clock: TestClock) -> None:
    arrival = an_arrival(cast, clock)
    sheet = made(cast)
    evening(clock)
    line = entered(cast, sheet, row(cast, "08:00", "12:30"))["rows"][0]
    assert (line["outcome"], line["attendance"]) == ("completed", str(arrival))
    mine = seen(cast, arrival)
    assert (mine["state"], mine["minutes"], mine["flags"]) == ("confirmed", 270, ["paper_sheet"])
    assert len(hers(cast)) == 1


def test_an_arrival_scanned_after_the_one_on_paper_loses_her_nothing(
    cast: Cast, clock: TestClock
) -> None:
    an_arrival(cast, clock)
    sheet = made(cast)
    evening(clock)
    entered(cast, sheet, row(cast, "07:45", "12:00"))
    assert week(cast)["confirmed_minutes"] == 255


def test_what_is_confirmed_already_stays_as_it_is(cast: Cast, clock: TestClock) -> None:
    scanned = a_morning(cast, clock)
    assert say(cast, scanned).status_code == 200
    sheet = made(cast)
    evening(clock)
    line = entered(cast, sheet, row(cast, "08:30", "11:30"))["rows"][0]
    assert (line["outcome"], line["attendance"]) == ("known", str(scanned))
    assert len(hers(cast)) == 1
    assert seen(cast, scanned)["flags"] == []
    assert week(cast)["confirmed_minutes"] == 240


def test_a_night_that_ends_on_the_next_day_keeps_its_minutes(cast: Cast, clock: TestClock) -> None:
    sheet = made(cast)
    clock.at = at("2026-11-10 08:00")
    line = row(cast, "20:00", "02:00")
    assert faults(enter(cast, sheet, line)) == {"/rows/0/left": "ends-before-it-starts"}
    entered(cast, sheet, {**line, "next_day": True})
    assert hers(cast)[0]["minutes"] == 360
    assert week(cast)["confirmed_minutes"] == 360


def test_a_clerk_decides_on_it_as_on_any_other(cast: Cast, clock: TestClock) -> None:
    sheet = made(cast)
    evening(clock)
    attendance = entered(cast, sheet, row(cast))["rows"][0]["attendance"]
    answer = decide(cast, attendance, "deny")
    assert answer.status_code == 200, answer.json
    assert answer.json["decision"]["waits"] is True
    assert week(cast)["confirmed_minutes"] == 240
    ruling = answer.json["decision"]["id"]
    url = f"/api/v1/attendances/{attendance}/decisions/{ruling}/approval"
    assert cast.second_clerk.client.put(url).json["state"] == "denied"
    assert week(cast)["credited_minutes"] == 0


def test_a_line_against_a_decision_waits_for_whoever_decided(cast: Cast, clock: TestClock) -> None:
    scanned = a_morning(cast, clock)
    assert decide(cast, scanned, "deny").status_code == 200
    sheet = made(cast)
    evening(clock)
    looked = preview(cast, sheet, row(cast))[0]
    assert (looked["outcome"], looked["problem"]["type"]) == (None, "hours-decided")
    assert faults(enter(cast, sheet, row(cast))) == {"/rows/0/came": "hours-decided"}
    entered(cast, sheet, row(cast, "13:00", "15:00"))
    assert week(cast)["credited_minutes"] == 120


def test_what_was_copied_by_mistake_is_taken_back(cast: Cast, clock: TestClock) -> None:
    arrival = an_arrival(cast, clock)
    sheet = made(cast)
    evening(clock)
    entry = entered(cast, sheet, row(cast, "07:30", "12:00"), row(cast, "13:00", "15:00"))
    assert week(cast)["confirmed_minutes"] == 390
    clock.forward(minutes=2)
    assert undo(cast, entry).json["withdrawn_at"] is not None
    assert undo(cast, entry).status_code == 200
    assert [one["id"] for one in hers(cast)] == [str(arrival)]
    assert (seen(cast, arrival)["state"], seen(cast, arrival)["flags"]) == ("open", [])
    assert week(cast)["confirmed_minutes"] == 0
    clock.forward(minutes=2)
    entered(cast, sheet, row(cast, "08:00", "12:00"))
    assert week(cast)["confirmed_minutes"] == 240


def test_it_is_not_taken_back_late_by_others_or_over_what_was_said_since(
    cast: Cast, clock: TestClock
) -> None:
    sheet = made(cast)
    evening(clock)
    entry = entered(cast, sheet, row(cast))
    assert undo(cast, entry, cast.other_host.client).status_code == 404
    clock.forward(minutes=2)
    attendance = entry["rows"][0]["attendance"]
    assert decide(cast, attendance, "accept").status_code == 200
    answer = undo(cast, entry)
    assert (answer.status_code, answer.json["type"]) == (409, "spoken-of-since")
    clock.forward(minutes=40)
    assert undo(cast, entry).json["type"] == "too-late-to-take-back"
    assert week(cast)["confirmed_minutes"] == 240


def test_a_rebuild_and_a_look_back_find_the_same(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    sheet = made(cast)
    evening(clock)
    entry = entered(cast, sheet, row(cast))
    before = hers(cast)
    service.rebuild(session, session.get_one(Order, cast.order.id), clock())
    session.commit()
    assert hers(cast) == before
    clock.forward(minutes=5)
    undo(cast, entry)
    url = f"/api/v1/orders/{cast.order.id}/weeks/2026-W46?as_of="
    then = cast.clerk.client.get(url + "2026-11-09T18:02:00-05:00").json
    assert then["confirmed_minutes"] == 240
    now = cast.clerk.client.get(url + "2026-11-09T18:05:00-05:00").json
    assert now["confirmed_minutes"] == 0
