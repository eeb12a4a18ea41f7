"""A court's files, one after the other: hosts, sites, people, orders, and the hours of before."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.attendances import service as attendances
from api.attendances.models import Attendance, Decision
from api.hosts.models import Host, Site
from api.orders.models import Order, Participant
from api.shifts.models import Placement
from api.standing import service as standing
from tests.conftest import TestClock
from tests.imports import acts
from tests.people import Cast

COUNTED = (Host, Site, Participant, Order, Placement, Attendance, Decision)


def counts(session: Session) -> dict[str, int]:
    return {
        table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
        for table in COUNTED
    }


def order_of(session: Session) -> Order:
    return session.scalars(select(Order).where(Order.case_number == acts.CASE)).unique().one()


def test_a_court_comes_in_by_five_files(cast: Cast, session: Session) -> None:
    before = counts(session)
    acts.everything(cast.clerk.client)
    after = counts(session)
    made = {name: after[name] - before[name] for name in after}
    assert made == {
        "hosts": 2,
        "sites": 1,
        "participants": 2,
        "orders": 1,
        "placements": 1,
        "attendances": 3,
        "decisions": 3,
    }
    order = order_of(session)
    assert order.court_id == cast.court.id
    assert order.participant.last_name == "Quintero"
    assert [terms.weekly_required_minutes for terms in order.terms] == [1200]
    placement = session.scalars(select(Placement).where(Placement.order_id == order.id)).one()
    assert len(placement.timetable) == 5


def test_the_same_files_again_change_nothing_and_say_so(cast: Cast, session: Session) -> None:
    acts.everything(cast.clerk.client)
    before = counts(session)
    for kind, rows in acts.IN_ORDER.items():
        found = acts.brought_in(cast.clerk.client, kind, rows)
        assert (found["new_lines"], found["same_lines"]) == (0, len(rows) - 1), kind
    assert counts(session) == before


def test_past_hours_are_a_clerks_decision_and_no_evidence(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    acts.everything(cast.clerk.client)
    order = order_of(session)
    rows = session.scalars(
        select(Attendance).where(Attendance.order_id == order.id).order_by(Attendance.starts_at)
    ).all()
    assert [(row.state, row.level, row.flags) for row in rows] == [("confirmed", 0, ["import"])] * 3
    decision = rows[0].decisions[0]
    assert (decision.source, decision.actor_id) == ("import", cast.clerk.id)
    assert "folio 1" in decision.reasons
    weeks = standing.weeks(session, order, "2026-W41", "2026-W42", clock())
    assert [view.standing.credited_minutes for view in weeks] == [480, 270]
    assert standing.credited_total(session, order.id) == 750


def test_imported_hours_stay_the_same_when_all_is_derived_anew(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    acts.everything(cast.clerk.client)
    order = order_of(session)
    query = select(Attendance).where(Attendance.order_id == order.id).order_by(Attendance.id)
    columns = ("id", "state", "level", "flags", "checked_in_at", "checked_out_at", "spoken")
    before = [[getattr(row, name) for name in columns] for row in session.scalars(query)]
    attendances.rebuild(session, order, clock())
    session.expire_all()
    after = [[getattr(row, name) for name in columns] for row in session.scalars(query)]
    assert after == before
    assert standing.rebuild(session, order, clock()) == 750


def test_imported_hours_taken_back_by_two_are_shown_and_no_longer_counted(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    acts.everything(cast.clerk.client)
    order = order_of(session)
    row = session.scalars(select(Attendance).where(Attendance.order_id == order.id)).first()
    assert row is not None
    answer = cast.clerk.client.put(
        f"{acts.BASE}/attendances/{row.id}/decision",
        json={"verdict": "withdraw", "reasons": "El folio es de otra persona."},
        headers={"If-Match": f'"{row.version}"', "Idempotency-Key": "k" * 20},
    )
    assert answer.status_code == 200, answer.json
    assert answer.json["state"] == "confirmed"
    decision = answer.json["decision"]["id"]
    approved = cast.second_clerk.client.put(
        f"{acts.BASE}/attendances/{row.id}/decisions/{decision}/approval"
    )
    assert approved.status_code == 200, approved.json
    assert approved.json["state"] == "claimed"


def test_a_line_whose_hours_the_court_denied_since_is_here_already(
    cast: Cast, session: Session
) -> None:
    acts.everything(cast.clerk.client)
    order = order_of(session)
    row = session.scalars(select(Attendance).where(Attendance.order_id == order.id)).first()
    assert row is not None
    url = f"{acts.BASE}/attendances/{row.id}/decision"
    answer = cast.clerk.client.put(
        url,
        json={"verdict": "deny", "reasons": "El folio es de otra persona."},
        headers={"If-Match": f'"{row.version}"', "Idempotency-Key": "k" * 20},
    )
    assert answer.status_code == 200, answer.json
    approval = f"{url}s/{answer.json['decision']['id']}/approval"
    assert cast.second_clerk.client.put(approval).json["state"] == "denied"
    found = acts.checked(cast.clerk.client, "hours", acts.HOURS)
    assert (found["new_lines"], found["same_lines"]) == (0, 3)
    assert acts.run_whole(cast.clerk.client, found)["state"] == "done"


def test_the_standing_of_then_knows_hours_from_when_they_were_imported(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    acts.everything(cast.clerk.client)
    order = order_of(session)
    url = f"{acts.BASE}/orders/{order.id}/weeks/2026-W41"
    later = clock.forward(hours=1).isoformat().replace("+", "%2B")
    then = cast.clerk.client.get(f"{url}?as_of={later}")
    assert then.status_code == 200, then.json
    assert then.json["credited_minutes"] == 480
    earlier = cast.clerk.client.get(f"{url}?as_of=2026-11-01T00:00:00-05:00")
    assert earlier.json["credited_minutes"] == 0


def test_a_file_of_another_court_touches_no_one_here(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    acts.everything(cast.clerk.client, until="participants")
    found = acts.brought_in(cast.other_clerk.client, "participants", acts.PARTICIPANTS)
    assert found["new_lines"] == 2
    numbers = select(Participant.court_id).where(Participant.document_number == "66778899")
    assert set(session.scalars(numbers)) == {cast.court.id, cast.other_court.id}
    orders = acts.checked(cast.other_clerk.client, "orders", acts.ORDERS)
    assert acts.codes(cast.other_clerk.client, orders) == [["site-unknown"]]


def test_an_administrator_names_the_court_and_leaves_hours_to_its_clerks(
    cast: Cast, session: Session
) -> None:
    court = f"&court={cast.court.id}"
    admin = cast.admin.client
    unnamed = acts.send(admin, "hosts", acts.as_csv(acts.HOSTS))
    assert unnamed.status_code == 422
    named = acts.send(admin, "hosts", acts.as_csv(acts.HOSTS), query=court)
    assert acts.run_whole(admin, named.json)["state"] == "done"
    assert session.get_one(Court, cast.court.id).id == cast.court.id
    for kind in ("sites", "participants", "orders"):
        acts.brought_in(cast.clerk.client, kind, acts.IN_ORDER[kind])
    hours = acts.send(admin, "hours", acts.as_csv(acts.HOURS), query=court)
    assert acts.run(admin, hours.json).status_code == 403


def test_terms_outside_the_statute_wait_for_a_second_person(cast: Cast, session: Session) -> None:
    acts.everything(cast.clerk.client, until="participants")
    rows = [list(row) for row in acts.ORDERS]
    rows[1][5] = "30"
    found = acts.checked(cast.clerk.client, "orders", rows)
    assert acts.codes(cast.clerk.client, found) == [["second-person"]]
    acts.run_whole(cast.clerk.client, found)
    terms = order_of(session).terms[0]
    assert (terms.weekly_required_minutes, terms.approved_at) == (1800, None)
