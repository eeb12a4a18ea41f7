"""Laws 2 and 3 (promise P13): no word of a host and no silence lowers her hours."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.errors import Conflict, Invalid
from api.rules.access import Actor
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.standing import service as standing
from tests.builders import BOGOTA, a_court, a_host, a_placement, a_site, an_order, at
from tests.scans.acts import claims_at

KEY = receipt_key(bytes(32))
CAME = at("2026-11-09 08:00")

hours = st.one_of(st.none(), st.integers(6, 14))
words = st.tuples(st.sampled_from(["confirm", "contest"]), hours, hours)
silences = st.tuples(st.just("silence"), st.integers(1, 100), st.none())
acts = st.lists(st.one_of(words, silences), min_size=1, max_size=6)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sequence=acts, lone=st.booleans())
def test_no_act_of_a_host_and_no_silence_lowers_credited_minutes(
    session: Session, sequence: list[tuple[str, int | None, object]], lone: bool
) -> None:
    nested = session.begin_nested()
    court = a_court(session)
    site, order = a_site(session, a_host(session, court)), an_order(session, court)
    a_placement(session, order, site)
    host = Actor(role="host", id=uuid4(), site_ids=frozenset({site.id}), name="Hilda")
    her = Actor(role="participant", id=order.participant_id, order_id=order.id)
    now = at("2026-11-09 19:00")

    def scan(moment: int, direction: str) -> None:
        claims = claims_at(site, CAME + timedelta(minutes=moment), direction)
        scans.record(session, her, now, uuid4(), claims, KEY)

    scan(0, "in")
    if not lone:
        scan(240, "out")
    credited = standing.credited_total(session, order.id)
    for kind, first, second in sequence:
        now += timedelta(minutes=5)
        if kind == "silence":
            now += timedelta(hours=first or 0)
            while attendances.presume_one(session, now):
                pass
        else:
            _say(session, host, order.id, now, kind, first, second)
        found = standing.credited_total(session, order.id)
        assert found >= credited
        credited = found
    later = now + timedelta(minutes=1)
    assert standing.rebuild(session, order, later) == credited
    attendances.rebuild(session, order, later)
    assert standing.rebuild(session, order, later) == credited
    nested.rollback()
    session.expunge_all()


def _say(
    session: Session,
    host: Actor,
    order_id: UUID,
    now: datetime,
    verdict: str,
    came: int | None,
    left: object,
) -> None:
    rows = session.scalars(
        select(Attendance).where(Attendance.order_id == order_id, Attendance.state != "merged")
    )
    for row in rows.all():
        said = attendances.Said(verdict, _hour(came), _hour(left), "No coincide.")
        try:
            attendances.confirm(session, host, now, row, uuid4(), said)
        except (Conflict, Invalid):
            continue


def _hour(hour: object) -> datetime | None:
    return None if not isinstance(hour, int) else CAME.astimezone(BOGOTA).replace(hour=hour)
