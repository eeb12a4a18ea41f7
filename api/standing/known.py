"""What was known of an order at an instant: the same events, those that were told by then.

Slower than `ground.gather`, which reads what was derived since; asked for one week at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api import history
from api.attendances import pairing
from api.excuses.models import Excuse
from api.hosts.models import Closure
from api.make_ups.models import MakeUp
from api.orders.models import Order
from api.rules import days, stays, values
from api.rules import excuses as excusing
from api.rules.assess import assess
from api.shifts import placed as shifting
from api.shifts import service as shifts
from api.standing.book import Book
from api.standing.ground import EXCUSE_STATES, Ground, Pledge, Stay, TermsVersion

PARTIES = 3


@dataclass(frozen=True, slots=True)
class Then:
    """A week as it was known at an instant: its standing, its facts, and its attendances."""

    standing: values.Standing
    facts: values.WeekFacts
    placed: Sequence[shifting.Placed]
    stays: Sequence[stays.Stay]


def week(session: Session, order: Order, name: str, known_at: datetime) -> Then:
    """How a week stood by what was known at an instant, and at that instant."""
    ground, attended = ground_at(session, order, name, name, known_at)
    facts = Book(session, order, known_at, ground).facts(name)
    begins, ends = days.week_bounds(name, order.time_zone)
    own = [
        s for s in attended if s.starts_at < ends and (s.checked_out_at or s.starts_at) >= begins
    ]
    return Then(assess(facts, known_at), facts, ground.placed, own)


def ground_at(
    session: Session, order: Order, first: str, last: str, known_at: datetime
) -> tuple[Ground, Sequence[stays.Stay]]:
    """What the weeks from `first` to `last` rested on at an instant, and every attendance of the
    order as it was known then."""
    pledges = _pledges(session, order, known_at)
    weeks = [first, last, *(p.week for p in pledges), *(p.short_week for p in pledges)]
    placements = shifts.placements(session, order.id, known_at)
    placed = [shifting.as_known(one, known_at) for one in placements]
    attended = _stays(session, order, known_at)
    ground = Ground(
        min(weeks),
        max(weeks),
        terms=_terms(order, known_at),
        pauses=[
            values.Pause(p.from_day, p.to_day) for p in history.standing(order.pauses, known_at)
        ],
        placed=placed,
        closures=_closures(session, [one.site_id for one in placed], known_at),
        stays=[
            Stay(s.id, s.starts_at, s.checked_in_at, s.checked_out_at, s.state) for s in attended
        ],
        excuses=_excuses(session, order, known_at),
        pledges=pledges,
        marks=[],
        warned={},
        kept={},
    )
    return ground, attended


def _terms(order: Order, known_at: datetime) -> list[TermsVersion]:
    """The versions that had been made; an approval given later was not there yet."""
    return [
        TermsVersion(
            t.number,
            t.from_day,
            t.weekly_required_minutes,
            t.weekly_floor_minutes,
            t.weekly_cap_minutes,
            t.daily_cap_minutes,
            t.approved_at if t.approved_at is not None and t.approved_at <= known_at else None,
        )
        # The first terms hold for all that was before them, as `orders.terms_in_force` has it.
        for t in order.terms
        if t.number == 1 or t.created_at <= known_at
    ]


def _closures(
    session: Session, sites: Sequence[UUID], known_at: datetime
) -> list[tuple[UUID, values.Closure]]:
    rows = session.scalars(
        select(Closure)
        .where(Closure.site_id.in_(sites), Closure.recorded_at <= known_at)
        .order_by(Closure.starts_at, Closure.id)
    )
    return [
        (row.site_id, values.Closure(row.starts_at, row.ends_at, row.cause))
        for row in history.standing(rows, known_at)
    ]


def _stays(session: Session, order: Order, known_at: datetime) -> list[stays.Stay]:
    """Her attendances as the scans, words and decisions of that time told them."""
    found: list[stays.Stay] = []
    for site_id in pairing.sites_of(session, order.id):
        events = pairing.everything(session, order.id, site_id).events
        known = stays.Events(
            [scan for scan in events.scans if scan.received_at <= known_at],
            _said(events.words, known_at),
            _said(events.rulings, known_at),
        )
        found += stays.derive(known, known_at).values()
    return sorted(found, key=lambda one: (one.starts_at, one.id))


class Dated(Protocol):
    """Something that was said at an instant."""

    @property
    def at(self) -> datetime:
        """When it was said, or began to hold."""


D = TypeVar("D", bound=Dated)


def _said(every: Mapping[UUID, Sequence[D]], known_at: datetime) -> dict[UUID, list[D]]:
    said = {own: [one for one in all_ if one.at <= known_at] for own, all_ in every.items()}
    return {own: some for own, some in said.items() if some}


def _excuses(
    session: Session, order: Order, known_at: datetime
) -> list[tuple[datetime, values.Excuse]]:
    rows = session.scalars(
        select(Excuse)
        .where(Excuse.order_id == order.id, Excuse.filed_at <= known_at)
        .options(selectinload(Excuse.shifts), selectinload(Excuse.events))
        .order_by(Excuse.filed_at, Excuse.id)
    )
    found = []
    for row in rows:
        said = [
            excusing.Said(e.number, cast(excusing.Kind, e.kind), e.at, e.answer_by)
            for e in row.events
        ]
        stood = excusing.stand(said, known_at)
        if stood is None or stood.state == "withdrawn":
            continue
        for shift in row.shifts:
            excuse = values.Excuse(str(shift.shift_id), EXCUSE_STATES[stood.state], row.cause)
            found.append((shift.starts_at, excuse))
    return found


def _pledges(session: Session, order: Order, known_at: datetime) -> list[Pledge]:
    """What the agreements that held then asked of each week, the oldest agreement first."""
    rows = session.scalars(
        select(MakeUp)
        .where(MakeUp.order_id == order.id, MakeUp.proposed_at <= known_at)
        .options(selectinload(MakeUp.sessions), selectinload(MakeUp.words))
        .order_by(MakeUp.proposed_at, MakeUp.id)
    )
    found = []
    for row in rows:
        said = [one for one in row.words if one.at <= known_at]
        ended = min((one.at for one in said if one.word != "agree"), default=None)
        agreed = {
            one.party for one in said if one.word == "agree" and not (ended and ended < one.at)
        }
        if len(agreed) == PARTIES:
            found += [
                Pledge(row.id, row.short_week, part.week, part.minutes)
                for part in row.sessions
                if ended is None or part.starts_at <= ended
            ]
    return found
