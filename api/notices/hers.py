"""What she has to be told of her order: facts to notices, by the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from api.notices.ground import TOLD
from api.notices.sources import Decided, Sources, Told
from api.orders.models import Order
from api.rules import days
from api.rules import notices as rules
from api.rules.notices import Coming, Due, Switches
from api.rules.shift_status import statuses
from api.rules.values import Attendance, WeekFacts

# A week in such a state needs nothing of her any more.
SETTLED = frozenset({"met", "excused", "cured", "not_required"})
OFF = frozenset({"stood_down", "excused"})
# Dates of a rule that change all at once: those further off are told of when they are near.
NEAR = timedelta(days=35)
# A look a day: a reminder is at most 30 hours ahead of its shift, and a look 25 after the last.
AHEAD = timedelta(hours=60)
SUPPORTED = frozenset({"warning"})
RUNNING = frozenset({"warning", "awaiting", "no_spare", "stay_longer"})


def dues(order: Order, found: Sources, weeks: Sequence[WeekFacts], now: datetime) -> list[Due]:
    """Every notice of hers that was, is or will be due as the facts stand, past use or not."""
    tz = order.time_zone
    since, until = horizon(now)
    shifts = [
        shift
        for facts in weeks
        for shift in _shifts(facts, now)
        if shift.ends_at > since and shift.starts_at < until
    ]
    shifts = list({shift.id: shift for shift in shifts}.values())
    return [
        *_of_week(found.told),
        *(
            due
            for date in found.dates
            for due in rules.of_date(date.id, date.starts_at, tz, date.known_at)
        ),
        *_of_dates_news(found, now),
        *_of_shifts(found, weeks, shifts, tz),
        *_of_terms(found, tz),
        *(
            due
            for one in found.asked
            for due in rules.of_asked_paper(one.id, one.number, one.at, one.answer_by, tz)
        ),
        *_of_decisions("entry", found.entries),
        *_of_decisions("excuse", found.excuses),
        *_of_decisions("make_up", found.make_ups),
        *_of_decisions("offer", found.offers),
        *rules.of_total(order.total_required_minutes, found.credited, order.id, now),
        *_of_last_week(found, tz),
    ]


def horizon(now: datetime) -> tuple[datetime, datetime]:
    """Between which instants a shift can have anything to tell now or until tomorrow's look."""
    return now - rules.UNSENT_UNTIL - rules.LONG_DAY, now + AHEAD


def supports(found: Sources) -> list[Due]:
    """What her support person hears: that a warning of hers is open."""
    return [
        Due("support_warning", due.occasion, due.at, due.until, due.about, week=due.week)
        for due in _of_week(found.told)
        if due.kind in SUPPORTED and not due.known
    ]


def _of_week(told: Sequence[Told]) -> Iterable[Due]:
    """What was to be told of her weeks; of a running one the newest word takes the place of the
    one before: she is not told twice what changed while nobody could tell her."""
    newest: dict[str, datetime] = {}
    for one in reversed(told):
        later = newest.get(one.week) if one.kind in RUNNING else None
        for due in _of_told(one):
            yield due if later is None else replace(due, until=min(due.until, later))
        if one.kind in RUNNING:
            newest[one.week] = one.due_at


def _of_told(told: Told) -> Iterable[Due]:
    if told.closed_at is not None or _is_settled(told):
        return
    until = told.due_at + TOLD
    if told.reachable_until is not None:
        until = max(told.reachable_until, told.due_at + timedelta(minutes=1))
    params = {
        "needed": told.needed_minutes,
        "gap": told.gap_minutes,
        "until": None if told.reachable_until is None else told.reachable_until.isoformat(),
    }
    yield Due(
        told.kind,  # type: ignore[arg-type]
        told.occasion,
        told.due_at,
        until,
        told.id,
        urgent=told.kind == "warning",
        week=told.week,
        params=params,
        known=told.seen_at is not None,
    )


def _is_settled(told: Told) -> bool:
    """Whether the week has changed so that this need not be said any more."""
    if told.kind == "missing_time":
        return told.missing_times == 0
    if told.kind == "became_short":
        return told.week_state is not None and told.week_state != "short"
    return told.week_state in SETTLED


def _of_dates_news(found: Sources, now: datetime) -> Iterable[Due]:
    for one in found.news:
        if one.source == "single" or (one.kind != "set" and one.starts_at < now + NEAR):
            yield from rules.of_news(one.id, one.number, one.kind, one.at, one.starts_at)


def _shifts(facts: WeekFacts, now: datetime) -> Iterable[Coming]:
    how = statuses(facts, now)
    tz, terms = facts.terms.time_zone, facts.terms
    for place in facts.places:
        for shift in place.shifts:
            day = days.local_day(shift.starts_at, tz)
            away = day < terms.starts_on or (terms.ends_on is not None and day > terms.ends_on)
            paused = any(
                pause.from_day <= day and (pause.to_day is None or day <= pause.to_day)
                for pause in terms.pauses
            )
            off = away or paused or how[shift.id] in OFF
            yield Coming(UUID(shift.id), shift.starts_at, shift.ends_at, off)


def _of_shifts(
    found: Sources, weeks: Sequence[WeekFacts], shifts: Sequence[Coming], tz: str
) -> Iterable[Due]:
    switches = Switches(found.wanted.shift_evening, found.wanted.shift_soon)
    stays = {stay.id: stay for facts in weeks for stay in facts.attendances}.values()
    spans = [span for stay in stays if (span := _span(stay)) is not None]
    for shift in shifts:
        yield from rules.of_shift(shift, tz, switches)
        yield from rules.of_silent_phone(shift, spans, found.heard_at)
    for stay in stays:
        if stay.state == "open" and stay.checked_in_at and stay.checked_out_at is None:
            yield from rules.of_open_stay(UUID(stay.id), stay.checked_in_at, shifts)


def _span(stay: Attendance) -> tuple[datetime, datetime] | None:
    """From when to when she may have been there; an end that is missing reaches half a day."""
    known = stay.checked_in_at or stay.checked_out_at
    if known is None or stay.state == "denied":
        return None
    came = stay.checked_in_at or known - rules.LONG_DAY
    return came, stay.checked_out_at or known + rules.LONG_DAY


def _of_terms(found: Sources, tz: str) -> Iterable[Due]:
    newest = {term.kind: term for term in found.terms}
    for term in newest.values():
        if term.met_on is None:
            yield from rules.of_term(term.id, term.kind, term.due_on, term.recorded_at, tz)


def _of_decisions(what: str, decided: Iterable[Decided]) -> Iterable[Due]:
    for one in decided:
        yield from rules.of_decision(one.about, one.event, what, one.verdict, one.at)


def _of_last_week(found: Sources, tz: str) -> Iterable[Due]:
    if found.wanted.weekly_summary:
        for one in found.last_week:
            done = one.credited_minutes
            yield from rules.of_monday(one.week, one.state, done, one.required_minutes, tz)
