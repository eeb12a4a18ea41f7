"""Warnings follow the standing: opened, escalated and closed by facts; she is told in time."""

from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from api.orders.models import Order
from api.rules import values, waking
from api.rules import warnings as rules
from api.rules.access import Actor
from api.warnings.models import Telling, Warning, WarningStep

HER: Final = "participant"
MOST_SLOTS = 20
# Facts that can take a week out of reach at once; a warning that follows from one names it.
TAKES_REACH: Final = frozenset({"closure", "decision", "refusal", "terms", "timetable"})
_STORED = tuple(name for name in values.NUMBERS if name != "look_again_at")


class Kept(NamedTuple):
    """What the kept week remembers, so that a calm week costs no look into the warnings: its last
    warning, how that stands, and the occasions of which she was told."""

    warning_id: UUID | None = None
    told: tuple[str, ...] = ()
    state: values.State | None = None
    closed_as: str | None = None


def follow(
    session: Session,
    order: Order,
    standing: values.Standing,
    now: datetime,
    fact: str,
    kept: Kept,
    *,
    running: bool,
) -> Kept:
    """Bring the week's warning in line with its standing, and see to it that she is told."""
    if standing.week < _first_week(order) or _is_calm(standing, kept, running=running):
        return kept
    warning = None if kept.warning_id is None else session.get(Warning, kept.warning_id)
    if not running:
        return _after_the_week(session, order, standing, now, fact, kept, warning)
    is_open = warning is not None and warning.closed_at is None
    worst, excused = (_worst(warning), _excused_before(warning)) if is_open else (None, 0)
    step = rules.next_step(standing, worst, excused)
    if step is not None and step.act == "open":
        warning = _open(session, order, standing, now, fact)
    elif step is not None and warning is not None and step.act == "escalate":
        _escalate(session, warning, standing, now, fact)
    elif step is not None and warning is not None and step.closed_as is not None:
        _close(session, warning, standing, now, fact, step.closed_as)
    told = list(kept.told)
    for tell in rules.to_tell(standing):
        about = warning if tell.kind == "warning" else None
        telling = _tell(session, order, standing, tell, about, now, fact, told)
        if telling is not None and about is not None:
            _put_on_desk(about, telling, order)
    session.flush()
    return Kept(None if warning is None else warning.id, tuple(told))


def _is_calm(standing: values.Standing, kept: Kept, *, running: bool) -> bool:
    """Whether the warning stays as it is and there is nothing new to tell."""
    known = kept.warning_id is not None
    if running:
        worst = kept.state if known and kept.closed_as is None else None
        changes = rules.next_step(standing, worst) is not None
    else:
        changes = known and kept.closed_as != rules.closed_as(standing)
    return not changes and all(
        _occasion(standing, tell, kept.warning_id if tell.kind == "warning" else None) in kept.told
        for tell in rules.to_tell(standing, running=running)
    )


def _occasion(standing: values.Standing, tell: rules.Tell, warning_id: UUID | None) -> str:
    """What she is told of once."""
    if warning_id is None:
        return f"{standing.week}:{tell.kind}"
    return f"{warning_id}:{tell.state}"


def _first_week(order: Order) -> str:
    """Weeks before the order's first day ask for nothing and warn of nothing."""
    year, week, _ = order.starts_on.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _worst(warning: Warning | None) -> values.State | None:
    return None if warning is None else warning.state  # type: ignore[return-value]


def _excused_before(warning: Warning | None) -> int:
    """Minutes excused when a warning opened."""
    return 0 if warning is None else int(warning.steps[0].standing["excused_minutes"])


def _open(
    session: Session, order: Order, standing: values.Standing, now: datetime, fact: str
) -> Warning:
    warning = Warning(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        week=standing.week,
        state=standing.state,
        opened_at=now,
    )
    session.add(warning)
    session.flush()
    _name_cause(warning, standing, fact)
    _note(warning, "opened", standing, now, fact)
    return warning


def _escalate(
    session: Session, warning: Warning, standing: values.Standing, now: datetime, fact: str
) -> None:
    warning.state = standing.state
    _name_cause(warning, standing, fact)
    _note(warning, "escalated", standing, now, fact)


def _close(
    session: Session,
    warning: Warning,
    standing: values.Standing,
    now: datetime,
    fact: str,
    closed_as: str,
) -> None:
    warning.closed_at, warning.closed_as = now, closed_as
    _note(warning, "closed", standing, now, fact)


def _name_cause(warning: Warning, standing: values.Standing, fact: str) -> None:
    if standing.state == "out_of_reach" and fact in TAKES_REACH:
        warning.cause = fact


def _note(
    warning: Warning,
    kind: str,
    standing: values.Standing,
    now: datetime,
    fact: str,
    actor: Actor | None = None,
) -> None:
    """Write down what happened, with the standing that it happened at."""
    warning.steps.append(
        WarningStep(
            id=uuid4(),
            court_id=warning.court_id,
            order_id=warning.order_id,
            number=len(warning.steps) + 1,
            kind=kind,
            state=standing.state,
            fact=fact,
            standing={name: plain(getattr(standing, name)) for name in _STORED},
            reasons=[{"code": r.code, "params": dict(r.params)} for r in standing.reasons],
            slots=[_slot(slot) for slot in standing.slots[:MOST_SLOTS]],
            actor_id=None if actor is None else actor.id,
            actor_name=None if actor is None else actor.name,
            at=now,
        )
    )


def plain(value: Any) -> Any:
    """A value of a standing as JSON can hold it."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value


def _slot(slot: values.Slot) -> dict[str, Any]:
    return {
        "starts_at": plain(slot.starts_at),
        "ends_at": plain(slot.ends_at),
        "minutes": slot.minutes,
        "kind": slot.kind,
    }


def _tell(
    session: Session,
    order: Order,
    standing: values.Standing,
    tell: rules.Tell,
    warning: Warning | None,
    now: datetime,
    fact: str,
    told: list[str],
) -> Telling | None:
    """See to it that she hears this, once an occasion; at once, in quiet hours at their end."""
    occasion = _occasion(standing, tell, None if warning is None else warning.id)
    if occasion in told:
        return None
    told.append(occasion)
    due_at = waking.soonest(now, order.time_zone)
    if tell.until is not None and tell.until < due_at:
        due_at = now  # Her sleep matters less than a chance that is gone by morning.
    telling = Telling(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        week=standing.week,
        warning_id=None if warning is None else warning.id,
        audience=HER,
        kind=tell.kind,
        occasion=occasion,
        state=tell.state,
        cause=fact,
        needed_minutes=max(standing.needed_minutes, standing.short_minutes),
        gap_minutes=rules.gap(standing),
        reachable_until=tell.until,
        made_at=now,
        due_at=due_at,
    )
    session.add(telling)
    return telling


def _put_on_desk(warning: Warning, telling: Telling, order: Order) -> None:
    """From the last chance on, once she was told and two waking hours have passed."""
    if rules.RANK[telling.state] >= rules.RANK["last_chance"] and warning.desk_at is None:  # type: ignore[index]
        warning.desk_at = waking.later(telling.due_at, rules.ON_DESK_AFTER, order.time_zone)


def _after_the_week(
    session: Session,
    order: Order,
    standing: values.Standing,
    now: datetime,
    fact: str,
    kept: Kept,
    warning: Warning | None,
) -> Kept:
    """The week is over: its warning closes as what became of it, also when that changes later."""
    told = list(kept.told)
    ended_as = rules.closed_as(standing, _excused_before(warning))
    if warning is not None and warning.closed_as != ended_as:
        _close(session, warning, standing, now, fact, ended_as)
    for tell in rules.to_tell(standing, running=False):
        _tell(session, order, standing, tell, None, now, fact, told)
    session.flush()
    return Kept(kept.warning_id, tuple(told))
