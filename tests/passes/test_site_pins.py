"""A named person at the tablet: her own PIN, ten tries, and a word that lasts twelve hours."""

import base64
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.passes.models import SitePin
from api.passes.witnesses import LEEWAY, LIFE, witness_key
from tests.builders import at
from tests.conftest import TestClock
from tests.passes.acts import PIN, choose_pin, stand_by
from tests.people import Cast

NOON = at("2026-11-09 12:03")
OWN = "/api/v1/staff/me/site-pin"
KEY = witness_key(b"k" * 32)
IDS = st.uuids()


def test_she_sets_it_herself_and_takes_it_away(cast: Cast, session: Session) -> None:
    mine = cast.host.client
    assert mine.get(OWN).json == {"set": False, "locked": False}
    assert choose_pin(cast).json == {"set": True, "locked": False}
    assert mine.get(OWN).json == {"set": True, "locked": False}
    kept = session.get_one(SitePin, cast.host.id)
    assert kept.pin_hash.startswith("$argon2id$")
    assert PIN not in kept.pin_hash
    assert mine.delete(OWN).status_code == 204
    assert mine.delete(OWN).status_code == 204
    assert mine.get(OWN).json == {"set": False, "locked": False}
    assert stand_by(cast).status_code == 404


@pytest.mark.parametrize("pin", ["111111", "123456", "12345", "48291a", 482915])
def test_a_pin_that_a_stranger_tries_first_is_refused(cast: Cast, pin: object) -> None:
    assert cast.host.client.put(OWN, json={"pin": pin}).status_code == 422


def test_the_right_pin_gives_the_word_of_the_server(cast: Cast, clock: TestClock) -> None:
    clock.at = NOON
    choose_pin(cast)
    answer = stand_by(cast)

    assert answer.status_code == 201
    assert (answer.json["name"], len(answer.json["witness"]) <= 200) == ("Hilda", True)
    assert datetime.fromisoformat(answer.json["until"]) == NOON + timedelta(hours=12)
    assert "Hilda" not in answer.json["witness"]


def test_ten_wrong_in_a_row_lock_it_until_she_sets_it_anew(cast: Cast, clock: TestClock) -> None:
    clock.at = NOON
    choose_pin(cast)
    codes = []
    for _ in range(10):
        clock.at += timedelta(minutes=6)
        answer = stand_by(cast, "975310")
        codes.append((answer.status_code, answer.json["type"]))
    assert codes[:6] == [(403, "site-pin-wrong")] * 6
    assert codes[6:9] == [(403, "site-pin-wrong-few-left")] * 3
    assert codes[9] == (423, "site-pin-locked")
    assert stand_by(cast).status_code == 423
    assert cast.host.client.get(OWN).json == {"set": True, "locked": True}
    choose_pin(cast)
    assert stand_by(cast).status_code == 201


def test_a_right_one_in_between_begins_the_count_anew(cast: Cast, clock: TestClock) -> None:
    clock.at = NOON
    choose_pin(cast)
    for _ in range(3):
        for _ in range(4):
            assert stand_by(cast, "975310").status_code == 403
        assert stand_by(cast).status_code == 201


def test_trying_fast_is_slowed_down(cast: Cast, clock: TestClock) -> None:
    clock.at = NOON
    choose_pin(cast)
    codes = [stand_by(cast, "975310").status_code for _ in range(6)]
    assert codes == [403] * 5 + [429]


def test_only_people_of_this_site_stand_by_it(cast: Cast, session: Session) -> None:
    choose_pin(cast)
    cast.other_host.client.put(OWN, json={"pin": PIN})
    assert stand_by(cast, staff=cast.other_host.id).status_code == 404
    assert stand_by(cast, staff=cast.clerk.id).status_code == 404
    assert stand_by(cast, staff=uuid4()).status_code == 404
    session.get_one(Staff, cast.host.id).disabled_at = NOON
    session.commit()
    assert stand_by(cast).status_code == 404


@given(IDS, IDS, IDS, st.integers(0, 2**31), st.integers(0, 8 * 72 - 1))
def test_a_word_says_what_was_said_and_nothing_when_any_bit_is_turned(
    staff: UUID, device: UUID, site: UUID, second: int, bit: int
) -> None:
    now = datetime.fromtimestamp(second, NOON.tzinfo)
    text = KEY.say(staff, device, site, now)
    said = KEY.read(text)
    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[bit // 8] ^= 1 << bit % 8
    turned = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()

    assert said is not None
    assert (said.staff_id, said.site_device_id, said.site_id) == (staff, device, site)
    assert said.saw(now)
    assert said.saw(now + LIFE)
    assert not said.saw(now + LIFE + timedelta(seconds=1))
    assert not said.saw(now - LEEWAY - timedelta(seconds=1))
    assert KEY.read(turned) is None
    assert witness_key(b"o" * 32).read(text) is None


@given(st.one_of(st.none(), st.integers(), st.text(), st.binary()))
def test_whatever_else_is_claimed_is_no_word(claim: object) -> None:
    assert KEY.read(claim) is None
