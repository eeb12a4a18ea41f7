"""An order's rule, and the dates that it makes: some months ahead, each once, whoever asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.appearances.models import Appearance, AppearanceRule
from api.appearances.words import say
from api.errors import Conflict, Invalid
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import appearances as rules
from api.rules import days
from api.rules.access import Actor
from api.rules.appearances import Planned, Where
from api.rules.recurring import BadRule, Recurring

# Dates are made so far ahead, and looked at again so often.
AHEAD = timedelta(days=120)
EVERY = timedelta(days=1)
A_DAY = 24 * 60
A_SECOND = timedelta(seconds=1)
REPLACED = "La regla cambió."


@dataclass(frozen=True, slots=True)
class Given:
    """A rule as the clerk enters it."""

    rrule: str
    first_day: date
    starts_minute: int
    place: str
    bring: str | None


def history(session: Session, order: Order) -> Sequence[AppearanceRule]:
    """The rules of an order, the newest first; at most 50."""
    newest = select(AppearanceRule).where(AppearanceRule.order_id == order.id)
    return session.scalars(newest.order_by(AppearanceRule.version.desc()).limit(50)).all()


def standing_rule(session: Session, order: Order) -> AppearanceRule | None:
    """The rule that holds, if there is one."""
    return session.scalar(
        select(AppearanceRule)
        .where(AppearanceRule.order_id == order.id, AppearanceRule.withdrawn_at.is_(None))
        .order_by(AppearanceRule.version.desc())
        .limit(1)
    )


def rule_to_change(session: Session, order: Order) -> AppearanceRule | None:
    """The rule that holds, with the order's turn taken: nobody else changes it meanwhile."""
    return standing_rule(session, take_turn(session, order.id))


def _last_version(session: Session, order: Order) -> int:
    """The version of the newest rule; 0 when there was none."""
    return max((one.version for one in history(session, order)), default=0)


def put_rule(
    session: Session, actor: Actor, now: datetime, order: Order, given: Given
) -> AppearanceRule:
    """Let a rule hold from now on. Coming dates of the one before follow it or are cancelled; what
    a clerk moved by hand stays."""
    order = take_turn(session, order.id)
    rule = AppearanceRule(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        version=_last_version(session, order) + 1,
        rrule=given.rrule,
        first_day=given.first_day,
        starts_minute=given.starts_minute,
        place=given.place,
        bring=given.bring,
        recorded_by=actor.id,
        recorded_at=now,
        look_again_at=now + EVERY,
    )
    coming = _refuse_odd(order, rule, now)
    before = standing_rule(session, order)
    if before is not None:
        _end(before, actor, now, REPLACED)
    session.add(rule)
    session.flush()
    left = [] if before is None else _untouched(session, before, now)
    _follow(session, actor, now, order, rule, left, coming)
    return rule


def _refuse_odd(order: Order, rule: AppearanceRule, now: datetime) -> list[Planned]:
    """Refuse a rule that cannot be read or has no date to come; else its next dates."""
    if rule.starts_minute >= A_DAY:
        raise Invalid("bad-time-of-day", "/time")
    try:
        if not _planned(order, rule, now, rules.FURTHEST):
            raise Invalid("rrule-no-date-to-come", "/rrule", max=rules.FURTHEST.days)
    except BadRule as bad:
        raise Invalid(bad.code, "/rrule", max=bad.most) from bad
    return _coming(order, rule, now)


def _planned(order: Order, rule: AppearanceRule, now: datetime, ahead: timedelta) -> list[Planned]:
    """The dates of a rule from tomorrow on: nobody is called by rule for the same day."""
    tz = order.time_zone
    tonight = days.day_bounds(days.local_day(now, tz), tz)[1] - A_SECOND
    recurring = Recurring(rule.rrule, rule.first_day, rule.starts_minute, tz)
    return rules.planned(recurring, tonight, ahead, order.ends_on)


def _coming(order: Order, rule: AppearanceRule, now: datetime) -> list[Planned]:
    return _planned(order, rule, now, AHEAD)


def next_days(order: Order, rule: AppearanceRule, now: datetime) -> list[datetime]:
    """When the next dates of a rule would be, for whoever reads it."""
    return [one.starts_at for one in _coming(order, rule, now)]


def withdraw_rule(
    session: Session, actor: Actor, now: datetime, order: Order, reason: str
) -> AppearanceRule:
    """Let the rule hold no longer; its coming dates are cancelled. Once is enough."""
    order = take_turn(session, order.id)
    rule = standing_rule(session, order)
    if rule is None:
        last = history(session, order)[:1]
        if not last or last[0].withdrawn_reason != reason:
            raise Conflict("no-rule-stands")
        return last[0]
    _end(rule, actor, now, reason)
    for one in _untouched(session, rule, now):
        say(session, order, actor, now, one, "cancelled", reason)
    return rule


def _end(rule: AppearanceRule, actor: Actor, now: datetime, reason: str) -> None:
    rule.withdraw(actor.id, now)
    rule.withdrawn_reason, rule.look_again_at = reason, None


def _untouched(session: Session, rule: AppearanceRule, now: datetime) -> list[Appearance]:
    """The coming dates of a rule of which no person has said anything since."""
    coming = session.scalars(
        select(Appearance)
        .where(Appearance.rule_id == rule.id, Appearance.state == "set")
        .where(Appearance.starts_at > now)
        .order_by(Appearance.starts_at)
    )
    return [one for one in coming if not _touched(one)]


def _touched(appearance: Appearance) -> bool:
    return any(one.kind != "set" and one.text != REPLACED for one in appearance.events)


def _follow(
    session: Session,
    actor: Actor | None,
    now: datetime,
    order: Order,
    rule: AppearanceRule,
    left: Sequence[Appearance],
    coming: Sequence[Planned],
) -> None:
    """Give the dates of the old rule that fall on a new one's instant to it; cancel the others."""
    wanted = {one.starts_at: one for one in coming}
    for one in left:
        planned = wanted.pop(one.starts_at, None)
        if planned is None:
            say(session, order, actor, now, one, "cancelled", REPLACED)
            continue
        one.rule_id, one.rule_day = rule.id, planned.rule_day
        if (one.place, one.bring) != (rule.place, rule.bring):
            where = Where(one.starts_at, rule.place, rule.bring)
            say(session, order, actor, now, one, "moved", REPLACED, where)
    _make_all(session, actor, now, order, rule, wanted.values())


def _make_all(
    session: Session,
    actor: Actor | None,
    now: datetime,
    order: Order,
    rule: AppearanceRule,
    coming: Iterable[Planned],
) -> None:
    """Make these dates, but none twice and none where she is expected already."""
    made = set(session.scalars(select(Appearance.rule_day).where(Appearance.rule_id == rule.id)))
    expected = set(
        session.scalars(
            select(Appearance.starts_at)
            .where(Appearance.order_id == order.id, Appearance.state == "set")
            .where(Appearance.starts_at > now)
        )
    )
    for planned in coming:
        if planned.rule_day not in made and planned.starts_at not in expected:
            _make(session, actor, now, order, rule, planned)


def _make(
    session: Session,
    actor: Actor | None,
    now: datetime,
    order: Order,
    rule: AppearanceRule,
    planned: Planned,
) -> None:
    appearance = Appearance(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        source="rule",
        rule_id=rule.id,
        rule_day=planned.rule_day,
        events=[],
    )
    where = Where(planned.starts_at, rule.place, rule.bring)
    say(session, order, actor, now, appearance, "set", None, where)


def make_dates_of_one(session: Session, now: datetime) -> bool:
    """Make the dates that one rule lacks for the next months; whether there was such a rule."""
    due = session.execute(
        select(AppearanceRule.id, AppearanceRule.order_id)
        .where(AppearanceRule.look_again_at <= now)
        .order_by(AppearanceRule.look_again_at, AppearanceRule.id)
        .limit(1)
    ).first()
    if due is None:
        return False
    order = take_turn(session, due.order_id)
    rule = session.get_one(AppearanceRule, due.id, populate_existing=True)
    if rule.look_again_at is None or rule.look_again_at > now:
        return True
    rule.look_again_at = now + EVERY
    _make_all(session, None, now, order, rule, _coming(order, rule, now))
    session.flush()
    return True
