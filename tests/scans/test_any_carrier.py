"""One event by several hands, in every order: two phones, the site's screen, nobody known."""

from itertools import permutations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.scans.models import Scan, ScanVariant
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Browser, Cast
from tests.scans.acts import capture, send, send_many


def test_one_event_by_every_carrier_in_every_order_is_one_scan_and_one_attendance(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    carriers: tuple[Browser, ...] = (
        cast.participant.client,
        cast.stranger.client,
        cast.site_device.client,
    )
    # A phone whose sign-in is over comes among them at another place each time.
    orders = [
        (*order[: number % 4], cast.nobody, *order[number % 4 :])
        for number, order in enumerate(permutations(carriers))
    ]
    for number, order in enumerate(orders):
        day = f"2026-11-{3 + number:02}"
        came = capture(cast, at(f"{day} 08:00"), "in", sequence=2 * number + 1)
        left = capture(cast, at(f"{day} 12:00"), "out", sequence=2 * number + 2)
        clock.at = at(f"{day} 13:00")
        # Half of the time the way out is heard of before the way in.
        events = (came, left) if number % 2 else (left, came)
        proofs = set()
        for event in events:
            for browser in order:
                answer = send(browser, event)
                assert answer.status_code in (200, 201), answer.json
                proofs.add(answer.json["proof"])
        both = send_many(order[0], *events).json["items"]
        assert [item["status"] for item in both] == [200, 200]
        assert len(proofs) == 2

    assert session.scalar(select(func.count()).select_from(Scan)) == 2 * len(orders)
    assert session.scalar(select(func.count()).select_from(ScanVariant)) == 0
    stays = session.scalars(select(Attendance).where(Attendance.state != "merged")).all()
    assert [stay.order_id for stay in stays] == [cast.order.id] * len(orders)
    for stay in stays:
        assert stay.checked_in_at
        assert stay.checked_out_at
        assert (stay.checked_out_at - stay.checked_in_at).total_seconds() == 4 * 3600
