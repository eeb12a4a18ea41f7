"""Women without a phone in hand: the site's tablet scans a card, and the card says whose it is."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Device, SignIn, SiteDevice, Staff
from api.attendances.models import Attendance
from api.rules import passes
from api.scans.models import Scan
from tests.builders import at
from tests.conftest import TestClock
from tests.passes.acts import (
    a_card,
    her_pass,
    read_card,
    taken_by_tablet,
    with_key,
    witness,
)
from tests.people import Cast
from tests.phones import Phone
from tests.scans.acts import send, signed, taken

MORNING, NOON = at("2026-11-09 08:01"), at("2026-11-09 12:03")


def scan_of(session: Session, receipt: dict[str, object]) -> Scan:
    session.expire_all()
    return session.get_one(Scan, UUID(str(receipt["scan"])))


def test_a_printed_card_counts_provisionally_and_is_hers(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    taken_by_tablet(cast, tablet, card, MORNING)
    clock.at = NOON
    receipt = taken_by_tablet(cast, tablet, card, NOON, "out")
    scan = scan_of(session, receipt)

    assert (receipt["level"], receipt["flags"], receipt["site"]["id"]) == (1, [], str(cast.site.id))
    assert receipt["attendance"]["state"] == "pending"
    assert (scan.order_id, scan.site_id) == (cast.order.id, cast.site.id)
    assert (scan.code_kind, scan.carrier, scan.signature_holds) == ("W0", "site", True)
    assert scan.device_id == cast.site_device.id


def test_a_fresh_pass_of_her_phone_proves_more_than_a_card(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    receipt = taken_by_tablet(cast, tablet, her_pass(cast, MORNING), MORNING)

    assert (receipt["level"], receipt["flags"]) == (2, [])
    assert scan_of(session, receipt).order_id == cast.order.id


def test_an_old_pass_proves_as_little_as_a_card_and_the_tablets_clock_tells_the_time(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    old = her_pass(cast, MORNING - timedelta(minutes=40))
    receipt = taken_by_tablet(cast, tablet, old, MORNING)

    assert (receipt["level"], receipt["flags"]) == (1, ["stale_code"])
    assert scan_of(session, receipt).at == MORNING


def test_where_the_tablets_clock_is_broken_the_pass_tells_the_time(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    shown = her_pass(cast, MORNING)
    clock.at = MORNING + timedelta(days=2)
    scan = read_card(cast, tablet, shown, at("1970-01-02 00:00"))
    receipt = send(cast.site_device.client, scan).json

    assert {"odd_clock", "late"} <= set(receipt["flags"])
    assert scan_of(session, receipt).at == MORNING.replace(second=0)


def test_a_named_person_who_scans_both_ends_has_confirmed_them(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    word = witness(cast)
    taken_by_tablet(cast, tablet, card, MORNING, witness=word)
    clock.at = NOON
    receipt = taken_by_tablet(cast, tablet, card, NOON, "out", witness=word)
    seen = session.get_one(Attendance, UUID(receipt["attendance"]["id"]), populate_existing=True)

    assert (receipt["level"], receipt["attendance"]["state"]) == (4, "confirmed")
    assert (seen.level, seen.arrival_seen_by, seen.departure_seen_by) == (4, "Hilda", "Hilda")
    scan = scan_of(session, receipt)
    assert (scan.witness_id, scan.witness_name) == (cast.host.id, "Hilda")
    mine = cast.participant.client.get("/api/v1/me/attendances").json["items"][0]
    assert (mine["state"], mine["arrival_seen_by"]) == ("confirmed", "Hilda")


def test_an_attendance_is_worth_the_lower_of_its_ends(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    taken_by_tablet(cast, tablet, card, MORNING, witness=witness(cast))
    clock.at = NOON
    receipt = taken_by_tablet(cast, tablet, card, NOON, "out")
    seen = session.get_one(Attendance, UUID(receipt["attendance"]["id"]), populate_existing=True)

    assert (seen.state, seen.level) == ("pending", 1)
    assert (seen.arrival_seen_by, seen.departure_seen_by) == ("Hilda", None)


@pytest.mark.parametrize("late", [timedelta(hours=13), timedelta(days=3)])
def test_a_word_is_good_for_twelve_hours_of_scanning_however_late_they_are_sent(
    cast: Cast, session: Session, clock: TestClock, late: timedelta
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    word = witness(cast)
    clock.at = MORNING + late
    in_time = read_card(cast, tablet, card, NOON, witness=word)
    too_late = read_card(cast, tablet, card, MORNING + late, "out", witness=word)

    assert send(cast.site_device.client, in_time).json["level"] == 4
    receipt = send(cast.site_device.client, too_late).json
    assert (receipt["level"], receipt["flags"]) == (1, ["unknown_witness"])


def test_a_word_is_good_at_its_own_tablet_alone_and_while_she_works_there(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    word = witness(cast)
    other = SiteDevice(
        id=uuid4(),
        court_id=cast.court.id,
        site_id=cast.site.id,
        label="La otra",
        enrolled_at=MORNING,
        matched_at=MORNING,
    )
    second = Phone()
    other.x, other.y = second.point
    session.add(other)
    session.commit()

    moved = read_card(cast, second, card, MORNING, witness=word, device=str(other.id))
    assert send(cast.nobody, moved).json["flags"] == ["unknown_witness"]
    turned = word[:-1] + ("A" if word[-1] != "A" else "B")
    assert taken_by_tablet(cast, tablet, card, MORNING, witness=turned)["level"] == 1
    assert taken_by_tablet(cast, tablet, card, MORNING, witness={"odd": 1})["level"] == 1
    session.get_one(Staff, cast.host.id).disabled_at = NOON
    session.commit()
    clock.at = NOON + timedelta(minutes=1)
    assert taken_by_tablet(cast, tablet, card, MORNING, witness=word)["level"] == 4
    assert taken_by_tablet(cast, tablet, card, clock(), "out", witness=word)["level"] == 1


def test_a_card_that_ended_counts_for_what_was_scanned_before(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    card = a_card(cast, session)
    clock.at = NOON
    a_card(cast, session, "lost")
    clock.at = NOON + timedelta(minutes=5)
    before = taken_by_tablet(cast, tablet, card, MORNING)
    after = taken_by_tablet(cast, tablet, card, NOON + timedelta(minutes=5), "out")

    assert (before["level"], before["flags"]) == (1, [])
    assert (after["level"], after["flags"]) == (0, ["revoked_pass"])
    assert after["message"]["code"] == "look"
    assert scan_of(session, after).order_id == cast.order.id


def test_her_phones_pass_is_over_when_the_phone_is(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    early, late = her_pass(cast, MORNING), her_pass(cast, NOON)
    row = session.get_one(Device, cast.device.id)
    row.revoked_at, row.revoked_reason = MORNING + timedelta(hours=1), "stolen"
    session.commit()
    clock.at = NOON

    assert taken_by_tablet(cast, tablet, early, MORNING)["level"] == 2
    receipt = taken_by_tablet(cast, tablet, late, NOON, "out")
    assert (receipt["level"], receipt["flags"]) == (0, ["revoked_pass"])


def test_an_unknown_card_is_kept_and_shown_with_its_site(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    secret = bytes(range(16))
    key_id = passes.site_key_id(cast.site.id.bytes)
    strange = (
        passes.card_token(secret),
        passes.pass_token(secret, key_id, int(MORNING.timestamp()) // 30),
    )
    for text in strange:
        receipt = taken_by_tablet(cast, tablet, text, MORNING)
        assert (receipt["level"], receipt["attendance"]) == (0, None)
        assert receipt["flags"] == ["unknown_card", "unknown_person"]
    shown = cast.clerk.client.get("/api/v1/scans/odd").json["items"]
    assert [one["site_name"] for one in shown] == [cast.site.name] * 2
    assert {one["order"] for one in shown} == {None}
    assert cast.other_clerk.client.get("/api/v1/scans/odd").json["items"] == []


def test_a_pass_of_another_site_or_with_a_forged_proof_is_nobodys(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    mine = her_pass(cast, MORNING)
    photographed = mine[:-4] + ("AAAA" if mine[-4:] != "AAAA" else "BBBA")
    receipt = taken_by_tablet(cast, tablet, photographed, MORNING)
    assert receipt["flags"] == ["unknown_card", "unknown_person"]


def test_a_card_is_nobodys_without_a_tablet_of_the_court(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    """Whoever photographed a card, and she herself with another's: neither makes hours of it."""
    with_key(cast, session)
    clock.at = MORNING
    card = a_card(cast, session)
    theirs = Phone()
    for browser in (cast.nobody, cast.participant.client, cast.stranger.client):
        scan = read_card(cast, theirs, card, MORNING)
        receipt = send(browser, scan).json
        assert (receipt["level"], receipt["attendance"]) == (0, None)
        assert {"bad_signature", "unknown_person"} <= set(receipt["flags"])
    assert session.scalars(select(Attendance)).all() == []


def test_a_scan_of_a_card_never_goes_by_who_is_signed_in(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    card = a_card(cast, session)
    scan = read_card(cast, tablet, card, MORNING)
    receipt = send(cast.stranger.client, scan).json

    assert (receipt["level"], receipt["flags"]) == (1, [])
    assert scan_of(session, receipt).order_id == cast.order.id


def test_a_tablet_without_a_key_is_known_by_its_sign_in(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = MORNING
    card = a_card(cast, session)
    scan_id, claims = read_card(cast, Phone(), card, MORNING)
    claims.pop("signature")
    receipt = send(cast.site_device.client, (scan_id, claims)).json

    assert (receipt["level"], receipt["flags"]) == (1, ["unsigned"])
    assert scan_of(session, receipt).order_id == cast.order.id
    again = send(cast.nobody, (uuid4(), claims)).json
    assert {"unsigned", "unknown_person"} <= set(again["flags"])


def test_a_tablet_is_recognised_when_its_sign_in_is_over(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    scan = read_card(cast, tablet, card, MORNING)
    cast.site_device.client.get("/api/v1/session")
    for row in session.scalars(select(SignIn).where(SignIn.kind == "site_device")):
        row.ended_at = MORNING
    session.commit()
    receipt = send(cast.nobody, scan).json

    assert (receipt["level"], receipt["flags"]) == (1, [])
    assert scan_of(session, receipt).carrier == "site"


def test_a_tablet_out_of_use_is_recognised_and_waits_for_a_person(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    word = witness(cast)
    path = f"/api/v1/site-devices/{cast.site_device.id}/revocation"
    assert cast.host.client.put(path, json={"reason": "lost"}).status_code == 200
    scan = read_card(cast, tablet, card, MORNING, witness=word)
    receipt = send(cast.nobody, scan).json

    assert (receipt["level"], receipt["flags"]) == (0, ["revoked_device"])
    assert receipt["attendance"]["state"] == "claimed"
    assert scan_of(session, receipt).witness_id is None


def test_a_card_at_a_site_where_she_is_not_placed_counts_and_is_flagged(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = MORNING
    card = a_card(cast, session)
    tablet = Phone()
    row = session.get_one(SiteDevice, cast.other_site_device.id)
    row.x, row.y = tablet.point
    session.commit()
    scan = read_card(cast, tablet, card, MORNING, device=str(row.id), site=str(cast.other_site.id))
    receipt = send(cast.other_site_device.client, scan).json

    assert (receipt["level"], receipt["flags"]) == (1, ["not_placed_here"])


def test_card_and_phone_end_the_same_stay(cast: Cast, session: Session, clock: TestClock) -> None:
    """Her phone in the morning; at noon its battery is empty."""
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    came = taken(cast, MORNING, "in")
    clock.at = NOON
    left = taken_by_tablet(cast, tablet, card, NOON, "out")

    assert left["attendance"]["id"] == came["attendance"]["id"]
    assert left["attendance"]["state"] == "pending"


def test_whatever_a_tablet_claims_of_itself_is_kept(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    odds: list[dict[str, Any]] = [{"device": 7}, {"witness": "ñ" * 30}, {"captured_at": []}]
    for odd in odds:
        scan = read_card(cast, tablet, card, MORNING, **odd)
        assert send(cast.nobody, scan).status_code == 201, odd
    scan_id = uuid4()
    bare = signed(tablet, scan_id, {"direction": "in", "code": card})
    assert send(cast.nobody, (scan_id, bare)).status_code == 201


def test_a_tablet_whose_words_nobody_compared_waits_for_a_person(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = MORNING
    word = witness(cast)
    session.get_one(SiteDevice, cast.site_device.id).matched_at = None
    session.commit()
    receipt = send(cast.nobody, read_card(cast, tablet, card, MORNING, witness=word)).json

    assert (receipt["level"], receipt["flags"]) == (0, ["unmatched_device"])
    assert scan_of(session, receipt).witness_id is None


def test_a_pass_from_a_phone_whose_clock_is_in_another_millennium_is_taken_in(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet = with_key(cast, session)
    clock.at = MORNING
    for year in (1970, 4090):
        shown = her_pass(cast, MORNING.replace(year=year))
        receipt = taken_by_tablet(cast, tablet, shown, MORNING)
        assert (receipt["level"], receipt["flags"]) == (1, ["stale_code"])
        assert scan_of(session, receipt).at == MORNING
