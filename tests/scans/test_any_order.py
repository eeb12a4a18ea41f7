"""Promise P3: whatever arrives when and how often, attendances and totals are the model's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.hosts.models import Site
from api.orders.models import Order
from api.rules.access import Actor
from api.scans import service
from api.scans.receipts import receipt_key
from api.standing import service as standing
from tests.builders import BOGOTA, a_court, a_host, a_placement, a_site, an_order, at
from tests.scans.acts import claims_at
from tests.scans.pairing_model import Made, Stay, credited, stays

KEY = receipt_key(bytes(32))
START = at("2026-11-12 05:00")
DELIVERED = at("2026-11-24 08:00")

# Slots of 90 minutes: crowded enough for repeats, gaps and nights to meet.
scans = st.lists(
    st.builds(
        lambda direction, slot: Made(uuid4(), direction, START + timedelta(minutes=90 * slot)),
        st.sampled_from(["in", "out"]),
        st.integers(0, 90),
    ),
    min_size=1,
    max_size=12,
)


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Made], list[Made]]:
    made = draw(scans)
    again = draw(st.lists(st.sampled_from(made), max_size=4))
    return made, draw(st.permutations([*made, *again]))


def told(session: Session, order: Order) -> list[Stay]:
    rows = session.scalars(
        select(Attendance).where(Attendance.order_id == order.id, Attendance.state != "merged")
    )
    found = [(_local(a.checked_in_at), _local(a.checked_out_at), a.state) for a in rows]
    return sorted(found, key=lambda stay: stay[0] or stay[1] or START)


def _local(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(BOGOTA)


def deliver(session: Session, order: Order, site: Site, sent: Sequence[Made]) -> None:
    her = Actor(role="participant", id=order.participant_id, order_id=order.id)
    for second, one in enumerate(sent):
        now = DELIVERED + timedelta(seconds=second)
        claims = claims_at(site, one.at, one.direction)
        service.record(session, her, now, one.id, claims, KEY)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(given_scans=deliveries())
def test_any_order_of_deliveries_gives_the_models_attendances_and_totals(
    session: Session, given_scans: tuple[list[Made], list[Made]]
) -> None:
    made, sent = given_scans
    nested = session.begin_nested()
    court = a_court(session)
    site, order = a_site(session, a_host(session, court)), an_order(session, court)
    a_placement(session, order, site)
    deliver(session, order, site, sent)
    expected = sorted(stays(made), key=lambda stay: stay[0] or stay[1] or START)
    assert told(session, order) == expected
    total = credited(expected, 480, 1200)
    assert standing.credited_total(session, order.id) == total

    later = DELIVERED + timedelta(hours=1)
    attendances.rebuild(session, order, later)
    assert told(session, order) == expected
    assert standing.rebuild(session, order, later) == total
    assert standing.credited_total(session, order.id) == total
    nested.rollback()
    session.expunge_all()
