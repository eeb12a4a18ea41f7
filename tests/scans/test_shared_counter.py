"""One half-minute of a screen that unusually many women used: flagged, and never refused."""

from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.orders.models import Order
from api.rules import codes
from api.scans import judging
from tests.builders import a_placement, an_order, at
from tests.conftest import TestClock
from tests.people import Cast
from tests.phones import Phone
from tests.scans.acts import URL, claims_at, send, signed, taken

MORNING = at("2026-11-09 08:01")


def test_a_half_minute_that_too_many_used_is_flagged_from_then_on(
    cast: Cast, session: Session, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_IN_HALF_A_MINUTE", 2)
    clock.at = MORNING
    flags = []
    for _ in range(3):
        taken(cast, MORNING, "in")  # Her own scans again and again are nobody else's.
    assert "shared_counter" not in taken(cast, MORNING, "in")["flags"]
    for _ in range(2):
        order = an_order(session, cast.court)
        a_placement(session, order, cast.site)
        session.commit()
        flags.append(flagged_for(cast, session, order, clock))
    assert flags == [[], ["shared_counter"]]
    clock.at = at("2026-11-09 08:02")
    assert "shared_counter" not in taken(cast, clock(), "out")["flags"]


def flagged_for(cast: Cast, session: Session, order: Order, clock: TestClock) -> list[str]:
    """What is said of the code when another woman's phone scans it."""
    phone, device_id, scan_id = Phone(), uuid4(), uuid4()
    x, y = phone.point
    device = Device(
        id=device_id,
        court_id=order.court_id,
        participant_id=order.participant_id,
        order_id=order.id,
        x=x,
        y=y,
        enrolled_at=MORNING,
        matched_at=MORNING,
        pin_hash="",
    )
    session.add(device)
    session.commit()
    claims = claims_at(cast.site, clock(), "in", device=str(device_id))
    answer = send(cast.nobody, (scan_id, signed(phone, scan_id, claims)))
    return [flag for flag in answer.json["flags"] if flag == "shared_counter"]


def test_a_made_up_counter_is_taken_in_however_large(cast: Cast, clock: TestClock) -> None:
    clock.at = MORNING
    payload = cast.site.key_id + (2**32 - 1).to_bytes(4) + bytes(10)
    made_up = codes.url(URL, codes.token("R1", payload))
    assert taken(cast, MORNING, "in", code=made_up)["flags"] != []
