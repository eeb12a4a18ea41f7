"""Her own signed scan, brought by her phone and by a tablet: one event, whoever is first."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import SignIn
from api.scans.models import Scan, ScanVariant
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Browser, Cast
from tests.scans.acts import capture, send

MORNING = at("2026-11-09 08:01")


def carriers(cast: Cast) -> dict[str, Browser]:
    return {
        "her phone": cast.participant.client,
        "the tablet": cast.site_device.client,
        "a tablet elsewhere": cast.other_site_device.client,
        "a phone without a sign-in": cast.nobody,
    }


@pytest.mark.parametrize(
    "order",
    [
        ("her phone", "the tablet"),
        ("the tablet", "her phone"),
        ("the tablet", "a phone without a sign-in"),
        ("a phone without a sign-in", "the tablet", "her phone"),
        ("a tablet elsewhere", "her phone", "the tablet"),
    ],
)
def test_the_same_scan_from_both_carriers_is_one_event(
    cast: Cast, session: Session, clock: TestClock, order: tuple[str, ...]
) -> None:
    clock.at = MORNING
    scan = capture(cast, MORNING, "in")
    answers = [send(carriers(cast)[who], scan) for who in order]

    assert [answer.status_code for answer in answers] == [201] + [200] * (len(order) - 1)
    assert len({answer.json["proof"] for answer in answers}) == 1
    assert {answer.json["level"] for answer in answers} == {answers[0].json["level"]}
    kept = session.scalars(select(Scan)).one()
    assert (kept.order_id, kept.signature_holds) == (cast.order.id, True)
    assert session.scalar(select(func.count()).select_from(ScanVariant)) == 0


@pytest.mark.parametrize("first", ["her phone", "the tablet"])
def test_it_is_one_event_when_the_tablets_sign_in_is_over(
    cast: Cast, session: Session, clock: TestClock, first: str
) -> None:
    clock.at = MORNING
    scan = capture(cast, MORNING, "in")
    tablet = cast.site_device.client
    tablet.get("/api/v1/session")
    for row in session.scalars(select(SignIn).where(SignIn.kind == "site_device")):
        row.ended_at = MORNING
    session.commit()
    order = [cast.participant.client, tablet]
    answers = [send(one, scan) for one in (order if first == "her phone" else order[::-1])]

    assert [answer.status_code for answer in answers] == [201, 200]
    assert {answer.json["level"] for answer in answers} == {answers[0].json["level"]}
    assert session.scalars(select(Scan)).one().order_id == cast.order.id
