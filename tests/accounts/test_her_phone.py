"""Her phone at the door: a signed challenge, six digits, and what happens to a thief."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.accounts import devices
from api.accounts.models import Device
from api.accounts.vault import vault_of
from api.errors import Locked
from api.settings import Settings
from tests.accounts.doors import challenge, enrol, enrolment_code, redeem, unlock
from tests.builders import at
from tests.conftest import TestClock
from tests.passes.acts import a_card, taken_by_tablet, with_key
from tests.people import Cast
from tests.phones import PIN, Phone, b64
from tests.scans.acts import capture, send

WRONG = "731946"


def test_key_and_pin_open_a_session(cast: Cast) -> None:
    answer = unlock(cast.nobody, cast.device.id, cast.phone)
    assert answer.status_code == 201
    assert answer.json["role"] == "participant"
    assert answer.json["device"] == str(cast.device.id)
    assert answer.json["expires_at"] == "2026-11-09T07:05:00-05:00"


def test_a_challenge_is_given_for_a_phone_that_nobody_knows(cast: Cast) -> None:
    stranger = uuid4()
    answer = unlock(cast.nobody, stranger, Phone())
    assert (answer.status_code, answer.json["type"]) == (401, "device-not-recognised")


def test_a_challenge_is_good_for_two_minutes(cast: Cast, clock: TestClock) -> None:
    asked = challenge(cast.nobody, cast.device.id)
    signed = {"challenge": asked, "signature": cast.phone.sign(asked)}
    clock.forward(seconds=119)
    assert unlock(cast.nobody, cast.device.id, cast.phone, **signed).status_code == 201
    clock.forward(seconds=2)
    assert unlock(cast.nobody, cast.device.id, cast.phone, **signed).status_code == 401


def test_a_challenge_of_another_phone_or_of_nobody_is_worth_nothing(cast: Cast) -> None:
    others = challenge(cast.nobody, uuid4())
    for made_up in (others, "A" * 75, others[:-4] + "AAAA", "ñ", "A"):
        signed = {"challenge": made_up, "signature": cast.phone.sign(made_up)}
        answer = unlock(cast.nobody, cast.device.id, cast.phone, **signed)
        assert answer.status_code in (401, 422)


def test_without_the_phones_key_no_try_is_used_up(cast: Cast, session: Session) -> None:
    thief = Phone()
    for _ in range(12):
        answer = unlock(cast.nobody, cast.device.id, thief, cast.phone.pin)
        assert (answer.status_code, answer.json["type"]) == (401, "device-not-recognised")
    session.refresh(cast.device)
    assert cast.device.pin_failures == 0
    assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 201


def test_the_sixth_wrong_pin_within_five_minutes_waits(cast: Cast, clock: TestClock) -> None:
    answers = [unlock(cast.nobody, cast.device.id, cast.phone, WRONG) for _ in range(6)]
    assert [a.status_code for a in answers] == [401] * 5 + [429]
    assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 429
    clock.forward(minutes=5, seconds=1)
    assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 201


def test_opening_it_often_with_the_right_pin_is_no_offence(cast: Cast) -> None:
    statuses = [unlock(cast.nobody, cast.device.id, cast.phone).status_code for _ in range(12)]
    assert statuses == [201] * 12


def test_the_last_three_tries_are_told_and_the_tenth_locks(cast: Cast, clock: TestClock) -> None:
    told = []
    for number in range(10):
        if number == 5:
            clock.forward(minutes=5, seconds=1)
        answer = unlock(cast.nobody, cast.device.id, cast.phone, WRONG)
        told.append((answer.status_code, answer.json["type"]))
    assert told[:6] == [(401, "pin-wrong")] * 6
    assert told[6:9] == [(401, "pin-wrong-few-left")] * 3
    assert told[9] == (423, "device-locked")
    clock.forward(hours=1)
    right = unlock(cast.nobody, cast.device.id, cast.phone)
    assert (right.status_code, right.json["type"]) == (423, "device-locked")
    assert "horas no se afectan" in right.json["detail"]


def test_a_right_pin_begins_the_count_anew(cast: Cast, clock: TestClock) -> None:
    for _ in range(4):
        for _ in range(4):
            assert unlock(cast.nobody, cast.device.id, cast.phone, WRONG).status_code == 401
        assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 201
        clock.forward(minutes=6)


def test_the_tenth_try_may_still_be_right(cast: Cast, clock: TestClock) -> None:
    for number in range(9):
        if number == 5:
            clock.forward(minutes=5, seconds=1)
        unlock(cast.nobody, cast.device.id, cast.phone, WRONG)
    assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 201
    assert unlock(cast.nobody, cast.device.id, cast.phone).status_code == 201


def test_twenty_guesses_at_once_are_ten_guesses(
    cast: Cast, session: Session, settings: Settings, clock: TestClock
) -> None:
    vault = vault_of(settings)
    admitted = 0
    for number in range(20):
        now = clock.forward(minutes=number % 2)
        if number % 5 == 4:
            now = clock.forward(minutes=6)
        asked, _ = vault.challenge(cast.device.id, now)
        signature = cast.phone.sign(asked)
        try:
            devices.admit(session, vault, now, cast.device.id, asked, signature)
        except Locked:
            continue
        admitted += 1
    assert admitted == 10


def test_a_new_code_opens_what_wrong_guesses_locked(cast: Cast, clock: TestClock) -> None:
    for number in range(10):
        if number == 5:
            clock.forward(minutes=5, seconds=1)
        unlock(cast.nobody, cast.device.id, cast.phone, WRONG)
    url = f"/api/v1/orders/{cast.order.id}/devices"
    assert cast.clerk.client.get(url).json["items"][0]["locked"] is True
    phone = Phone("905172")
    assert enrol(cast.nobody, cast.clerk.client, cast.order.id, phone).status_code == 201
    assert cast.nobody.get("/api/v1/session").status_code == 200


def test_a_locked_phone_still_scans_and_her_paper_card_is_never_locked(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    for number in range(10):
        if number == 5:
            clock.forward(minutes=5, seconds=1)
        unlock(cast.nobody, cast.device.id, cast.phone, WRONG)
    session.refresh(cast.device)
    assert cast.device.locked_at is not None
    clock.at = at("2026-11-09 08:01")
    own = send(cast.nobody, capture(cast, clock(), "in"))
    assert (own.status_code, own.json["flags"]) == (201, [])
    clock.at = at("2026-11-09 12:03")
    assert taken_by_tablet(cast, tablet, card, clock(), "out")["level"] == 1


def test_a_pin_is_six_digits_and_kept_as_argon2id_alone(cast: Cast, session: Session) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    for pin in ("48291", "4829155", "48291a", "٤٨٢٩١٥"):
        assert redeem(cast.nobody, code, Phone(pin)).status_code == 422
    device = redeem(cast.nobody, code, Phone()).json["device"]
    kept = session.get_one(Device, UUID(device)).pin_hash
    assert kept.startswith("$argon2id$")
    assert PIN not in kept


def test_five_minutes_of_stillness_end_her_session(cast: Cast, clock: TestClock) -> None:
    unlock(cast.nobody, cast.device.id, cast.phone)
    for _ in range(3):
        clock.forward(minutes=4, seconds=59)
        assert cast.nobody.get("/api/v1/session").status_code == 200
    clock.forward(minutes=5)
    assert cast.nobody.get("/api/v1/session").status_code == 401


def test_eight_hours_end_it_however_busy(cast: Cast, clock: TestClock) -> None:
    unlock(cast.nobody, cast.device.id, cast.phone)
    for _ in range(119):
        clock.forward(minutes=4)
        assert cast.nobody.get("/api/v1/session").status_code == 200
    clock.forward(minutes=4)
    assert cast.nobody.get("/api/v1/session").status_code == 401


@pytest.mark.parametrize("who", ["clerk", "participant"])
def test_a_phone_can_be_taken_out_of_use_by_the_desk_and_by_herself(
    cast: Cast, who: str, session: Session
) -> None:
    unlock(cast.nobody, cast.device.id, cast.phone)
    url = f"/api/v1/devices/{cast.device.id}/revocation"
    first = cast.by_role(who).put(url, json={"reason": "stolen"})
    assert first.status_code == 200
    assert first.json["revoked_at"] == "2026-11-09T07:00:00-05:00"
    assert cast.nobody.get("/api/v1/session").status_code == 401
    again = cast.clerk.client.put(url, json={"reason": "other"})
    assert (again.status_code, again.json["revoked_reason"]) == (200, "stolen")


def test_nobody_else_can_take_it_out_of_use(cast: Cast) -> None:
    url = f"/api/v1/devices/{cast.device.id}/revocation"
    for person in (cast.other_clerk, cast.stranger):
        assert person.client.put(url, json={"reason": "lost"}).status_code == 404
    assert cast.host.client.put(url, json={"reason": "lost"}).status_code == 403


def test_a_revoked_phones_signature_is_still_recognised(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    signature = cast.phone.sign("a scan")
    devices.retire(session, clock(), cast.device, "stolen")
    assert devices.verify_signature(cast.device, b"a scan", signature)
    assert not devices.verify_signature(cast.device, b"another scan", signature)


@pytest.mark.parametrize(
    "signature",
    ["", "AA", "ñ" * 86, b64(bytes(64)), b64(b"\xff" * 64), b64(bytes(70)), b"", bytes(64)],
)
def test_what_is_no_signature_is_simply_not_one(cast: Cast, signature: str | bytes) -> None:
    assert not devices.verify_signature(cast.device, b"a scan", signature)
