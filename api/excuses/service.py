"""Excuses: filed by her or for her, decided by a clerk, answered, taken back. Every word stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.excuses.models import Excuse, ExcusedShift, ExcuseEvent, Paper
from api.excuses.words import event, say
from api.orders import service as orders
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days
from api.rules import excuses as rules
from api.rules.access import Actor, may
from api.shifts import service as shifts
from api.shifts.service import PlacedShift

# How far back and ahead of today a shift may lie to be excused.
REACH = timedelta(days=60)
LATEST_ANSWER = timedelta(days=60)
MOST_PAPERS = 5
_DECIDED: dict[str, rules.Kind] = {"accept": "accepted", "refuse": "refused", "ask": "asked"}


@dataclass(frozen=True, slots=True)
class Given:
    """An excuse as somebody files it."""

    cause: str
    note: str | None
    shifts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a clerk says of an excuse: accept, refuse, ask for more, or undo with `reopen`."""

    verdict: str
    text: str | None
    answer_by: date | None


def excuse_of(session: Session, actor: Actor, excuse_id: UUID) -> Excuse:
    """The excuse, when it is hers or of the clerk's court."""
    excuse = session.get(Excuse, excuse_id)
    if excuse is None or not _may(actor, "excuse.read", excuse):
        raise NotFound
    return excuse


def _may(actor: Actor, act: str, excuse: Excuse) -> bool:
    return may(actor, act, court_id=excuse.court_id, order_id=excuse.order_id)


def file(
    session: Session, actor: Actor, now: datetime, order_id: UUID, excuse_id: UUID, given: Given
) -> Excuse:
    """File an excuse for missed or coming shifts. The same words again change nothing."""
    orders.order_of(session, actor, order_id)
    order = take_turn(session, order_id)
    if session.get(Excuse, excuse_id) is not None:
        return _same(excuse_of(session, actor, excuse_id), order_id, given)
    placed = _her_shifts(session, order, given.shifts, now)
    _refuse_taken(session, order.id, given.shifts)
    assert actor.id is not None
    excuse = Excuse(
        id=excuse_id,
        court_id=order.court_id,
        order_id=order.id,
        cause=given.cause,
        note=given.note,
        state="filed",
        filed_by=actor.id,
        filed_by_name=actor.name,
        filed_by_role=actor.role,
        filed_at=now,
        shifts=[_excused(order, one) for one in placed],
    )
    session.add(excuse)
    session.flush()
    return say(session, order, excuse, event(excuse, actor, now, "filed", given.note))


def _same(known: Excuse, order_id: UUID, given: Given) -> Excuse:
    said = (known.order_id, known.cause, known.note, {one.shift_id for one in known.shifts})
    if said != (order_id, given.cause, given.note, set(given.shifts)):
        raise Conflict("id-already-used")
    return known


def _her_shifts(
    session: Session, order: Order, wanted: Sequence[UUID], now: datetime
) -> list[PlacedShift]:
    """Her own dated shifts of these ids, as they are planned now."""
    today = days.local_day(now, order.time_zone)
    placed = shifts.placements(session, order.id)
    hers = {
        one.shift.id: one
        for one in shifts.shifts_between(order, placed, today - REACH, today + REACH)
    }
    for index, shift_id in enumerate(wanted):
        if shift_id in wanted[:index]:
            raise Invalid("id-already-used", f"/shifts/{index}")
        if str(shift_id) not in hers:
            raise Invalid("not-her-shift", f"/shifts/{index}")
    return [hers[str(shift_id)] for shift_id in wanted]


def _excused(order: Order, one: PlacedShift) -> ExcusedShift:
    return ExcusedShift(
        shift_id=UUID(one.shift.id),
        court_id=order.court_id,
        order_id=order.id,
        site_id=one.placement.site_id,
        starts_at=one.shift.starts_at,
        ends_at=one.shift.ends_at,
    )


def _refuse_taken(
    session: Session, order_id: UUID, wanted: Iterable[UUID], but: UUID | None = None
) -> None:
    """A shift has one excuse that waits or holds, so that nobody decides on it twice."""
    query = (
        select(Excuse.state)
        .join(ExcusedShift, ExcusedShift.excuse_id == Excuse.id)
        .where(ExcusedShift.order_id == order_id, ExcusedShift.shift_id.in_(list(wanted)))
        .where(Excuse.state.in_(("accepted", *rules.WAITING)))
    )
    if but is not None:
        query = query.where(Excuse.id != but)
    states = set(session.scalars(query))
    if "accepted" in states:
        raise Conflict("shift-already-excused")
    if states:
        raise Conflict("shift-already-waiting")


def _turn(session: Session, excuse: Excuse) -> Order:
    """Wait for the turn, and read again what others said of it meanwhile."""
    order = take_turn(session, excuse.order_id)
    session.refresh(excuse)
    return order


def decide(session: Session, actor: Actor, now: datetime, excuse: Excuse, ruling: Ruling) -> Excuse:
    """Accept, refuse with reasons, ask for more by a day, or undo what was said last."""
    if not _may(actor, "excuse.decide", excuse):
        raise NotFound
    # Not read again: the version that the clerk saw is compared when this is written.
    order = take_turn(session, excuse.order_id)
    _refuse_withdrawn(excuse)
    if ruling.verdict == "reopen":
        return _reopen(session, actor, now, order, excuse, ruling)
    _refuse_odd_ruling(order, ruling, now)
    if excuse.state not in rules.WAITING:
        raise Conflict("excuse-decided")
    kind = _DECIDED[ruling.verdict]
    word = event(excuse, actor, now, kind, ruling.text, ruling.answer_by)
    return say(session, order, excuse, word)


def _reopen(
    session: Session, actor: Actor, now: datetime, order: Order, excuse: Excuse, ruling: Ruling
) -> Excuse:
    if ruling.answer_by is not None:
        raise Invalid("only-when-asking", "/answer_by")
    if excuse.state == "filed":
        raise Conflict("nothing-to-undo")
    _refuse_taken(session, order.id, [one.shift_id for one in excuse.shifts], but=excuse.id)
    return say(session, order, excuse, event(excuse, actor, now, "reopened", ruling.text))


def _refuse_odd_ruling(order: Order, ruling: Ruling, now: datetime) -> None:
    if ruling.verdict == "refuse" and not ruling.text:
        raise Invalid("needs-a-reason", "/text")
    if ruling.verdict != "ask":
        if ruling.answer_by is not None:
            raise Invalid("only-when-asking", "/answer_by")
        return
    if not ruling.text:
        raise Invalid("needs-a-question", "/text")
    if ruling.answer_by is None:
        raise Invalid("needs-a-last-day", "/answer_by")
    today = days.local_day(now, order.time_zone)
    if not today < ruling.answer_by <= today + LATEST_ANSWER:
        raise Invalid("last-day-too-near-or-far", "/answer_by", max=LATEST_ANSWER.days)


def answer(
    session: Session, actor: Actor, now: datetime, excuse: Excuse, answer_id: UUID, text: str
) -> Excuse:
    """Her words after more was asked for, or after a refusal: it waits for the clerk again."""
    order = _turn(session, excuse)
    known = session.get(ExcuseEvent, answer_id)
    if known is not None:
        if (known.excuse_id, known.kind, known.text) != (excuse.id, "answered", text):
            raise Conflict("id-already-used")
        return excuse
    _refuse_withdrawn(excuse)
    if excuse.state not in ("asked", "refused"):
        raise Conflict("nothing-to-answer")
    _refuse_taken(session, order.id, [one.shift_id for one in excuse.shifts], but=excuse.id)
    word = event(excuse, actor, now, "answered", text)
    word.id = answer_id
    return say(session, order, excuse, word)


def withdraw(session: Session, actor: Actor, now: datetime, excuse: Excuse) -> Excuse:
    """Take an excuse back: its shifts are hers to work again. She may at any time; a clerk what
    she filed herself, while nobody has accepted it."""
    order = _turn(session, excuse)
    if actor.role == "clerk" and excuse.filed_by != actor.id:
        raise Conflict("not-filed-by-you")
    if excuse.state == "withdrawn":
        return excuse
    if actor.role == "clerk" and excuse.state == "accepted":
        raise Conflict("excuse-decided")
    return say(session, order, excuse, event(excuse, actor, now, "withdrawn", None))


def known_paper(session: Session, excuse: Excuse, paper_id: UUID, given: bytes) -> Paper | None:
    """The paper, when this very file (by its hash) was sent under this id before; None while
    there is room for it. Other bytes under a used id are refused."""
    known = session.get(Paper, paper_id)
    if known is not None:
        if (known.excuse_id, known.given_hash) != (excuse.id, given):
            raise Conflict("id-already-used")
        return known
    _refuse_withdrawn(excuse)
    count = select(func.count()).select_from(Paper).where(Paper.excuse_id == excuse.id)
    if (session.scalar(count) or 0) >= MOST_PAPERS:
        raise Conflict("too-many-papers", max=MOST_PAPERS)
    return None


def add_paper(session: Session, actor: Actor, now: datetime, excuse: Excuse, paper: Paper) -> Paper:
    """Keep a paper that was made anew and sealed. It answers whoever asked for more."""
    order = _turn(session, excuse)
    known = known_paper(session, excuse, paper.id, paper.given_hash)
    if known is not None:
        return known
    if excuse.state == "refused":
        _refuse_taken(session, order.id, [one.shift_id for one in excuse.shifts], but=excuse.id)
    assert actor.id is not None
    paper.court_id, paper.order_id, paper.excuse_id = order.court_id, order.id, excuse.id
    paper.added_by, paper.added_by_role, paper.added_at = actor.id, actor.role, now
    session.add(paper)
    say(session, order, excuse, event(excuse, actor, now, "paper", None))
    return paper


def paper_of(session: Session, actor: Actor, excuse: Excuse, paper_id: UUID) -> Paper:
    """A paper of this excuse, for a clerk of its court and nobody else."""
    paper = session.get(Paper, paper_id)
    if paper is None or paper.excuse_id != excuse.id or not _may(actor, "paper.read", excuse):
        raise NotFound
    return paper


def _refuse_withdrawn(excuse: Excuse) -> None:
    if excuse.state == "withdrawn":
        raise Conflict("excuse-withdrawn")
