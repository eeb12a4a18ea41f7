"""What a person has to be told, when, and until when it is of use. Pure: facts in, notices out.

Source: the domain's sections 5 and 6. Everything due and missing is told, whenever it is asked;
what is past its use is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, get_args
from uuid import UUID

from api.rules import days
from api.rules.appearances import A_DAY, AFTERNOON, reminders
from api.rules.business_days import is_business_day

Hers = Literal[
    "warning",
    "awaiting",
    "no_spare",
    "stay_longer",
    "missing_time",
    "became_short",
    "appearance",
    "date_changed",
    "shift_evening",
    "shift_soon",
    "check_out",
    "unsent_scans",
    "deadline",
    "documents",
    "decision",
    "complete",
    "weekly_summary",
]
Supports = Literal["support_warning", "support_unreached"]
Hosts = Literal["unconfirmed", "silent", "monthly_report", "coverage"]
Kind = Hers | Supports | Hosts
HERS: Final[tuple[Hers, ...]] = get_args(Hers)
SUPPORTS: Final[tuple[Supports, ...]] = get_args(Supports)
HOSTS: Final[tuple[Hosts, ...]] = get_args(Hosts)

MORNING, CLOSING, EVENING = 9 * 60, 17 * 60, 18 * 60
SOON = timedelta(hours=2)
LEFT_OPEN = timedelta(minutes=30)
LONG_DAY = timedelta(hours=12)
UNSENT_AFTER, UNSENT_UNTIL = timedelta(hours=4), timedelta(days=3)
NEWS_UNTIL = timedelta(days=14)
TOLD_UNTIL = timedelta(days=3)
URGENT_DAYS = 1
SILENT_UNTIL = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Due:
    """One notice: told from `at`, of use until `until` (exclusive). `occasion` makes it the only
    one of its kind to its person; `params` is what its words need, plain JSON. `known`: the person
    knows already; nothing is begun, and what is under way is left to end well."""

    kind: Kind
    occasion: str
    at: datetime
    until: datetime
    about: UUID | None = None
    urgent: bool = False
    week: str | None = None
    params: dict[str, Any] = field(default_factory=dict)
    known: bool = False


def due_now(found: Iterable[Due], now: datetime) -> list[Due]:
    """Those whose time has come, whose use is not past, and which the person does not know yet."""
    return [one for one in found if one.at <= now < one.until and not one.known]


def next_at(found: Iterable[Due], now: datetime) -> datetime | None:
    """When the next of them is due; None when none is to come."""
    return min((one.at for one in found if one.at > now), default=None)


def of_date(about: UUID, starts_at: datetime, tz: str, known_at: datetime) -> list[Due]:
    """The reminders of a date: 7, 3 and 1 days before in the afternoon, and on the morning; none
    from before she was told of the date. The last two are urgent."""
    return [
        Due(
            "appearance",
            f"{about}:{starts_at:%Y%m%dT%H%M}:{one.days_before}",
            one.at,
            one.until,
            about,
            one.days_before <= URGENT_DAYS,
            params={"days": one.days_before, "starts_at": starts_at.isoformat()},
        )
        for one in reminders(starts_at, tz)
        if known_at <= one.at
    ]


def of_news(about: UUID, number: int, kind: str, at: datetime, starts_at: datetime) -> list[Due]:
    """That a date of hers was set, moved, called off or answered; of use until it is over."""
    soon = starts_at - at <= 3 * A_DAY and kind != "set"
    params = {"change": kind, "starts_at": starts_at.isoformat()}
    until = max(starts_at, at + A_DAY)
    return [Due("date_changed", f"{about}:{number}", at, until, about, soon, params=params)]


@dataclass(frozen=True, slots=True)
class Coming:
    """A shift as her reminders see it. `off`: excused, asked to be, or the site is closed."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    off: bool


@dataclass(frozen=True, slots=True)
class Switches:
    """What she wants to hear of her shifts."""

    evening: bool = True
    soon: bool = True


def of_shift(shift: Coming, tz: str, switches: Switches) -> list[Due]:
    """The evening before, and two hours ahead, each if she wants it."""
    if shift.off:
        return []
    found = []
    day = days.local_day(shift.starts_at, tz)
    occasion = f"{shift.id}:{shift.starts_at:%Y%m%dT%H%M}"
    params = {"starts_at": shift.starts_at.isoformat(), "ends_at": shift.ends_at.isoformat()}
    evening = days.wall_instant(day - A_DAY, EVENING, tz)
    ahead = shift.starts_at - SOON
    if switches.evening:
        until = max(ahead, evening + SOON)
        found.append(Due("shift_evening", occasion, evening, until, shift.id, params=params))
    if switches.soon:
        found.append(Due("shift_soon", occasion, ahead, shift.starts_at, shift.id, params=params))
    return found


def of_open_stay(about: UUID, came: datetime, shifts: Sequence[Coming]) -> list[Due]:
    """Half an hour after the end of the shift that she came for: did she leave?"""
    reached = [one for one in shifts if one.ends_at > came and one.starts_at <= came + LONG_DAY]
    if not reached:
        return []
    first = min(reached, key=lambda one: one.starts_at)
    at = first.ends_at + LEFT_OPEN
    params = {"came_at": came.isoformat(), "ends_at": first.ends_at.isoformat()}
    return [Due("check_out", str(about), at, at + LONG_DAY, about, params=params)]


def of_silent_phone(
    shift: Coming, came: Iterable[tuple[datetime, datetime]], heard_at: datetime | None
) -> list[Due]:
    """A shift passed of which nothing has come in, and neither has her phone been heard of since
    it began: what it may hold is waiting to be sent."""
    was_there = any(a < shift.ends_at and b > shift.starts_at for a, b in came)
    if shift.off or was_there or heard_at is None or heard_at >= shift.starts_at:
        return []
    at, until = shift.ends_at + UNSENT_AFTER, shift.ends_at + UNSENT_UNTIL
    return [Due("unsent_scans", str(shift.id), at, until, shift.id)]


def of_term(about: UUID, kind: str, due_on: date, known_at: datetime, tz: str) -> list[Due]:
    """A legal term runs out: said when it was counted, two business days before, and on its day."""
    ends = days.day_bounds(due_on, tz)[1]
    before = days.wall_instant(_business_days_before(due_on, 2), MORNING, tz)
    on_it = days.wall_instant(due_on, MORNING, tz)
    times = [known_at, *(at for at in (before, on_it) if at > known_at)]
    ends_of = [*times[1:], ends]
    return [
        Due(
            "deadline",
            f"{about}:{number}",
            at,
            until,
            about,
            urgent=at == on_it,
            params={"term": kind, "due_on": due_on.isoformat()},
        )
        for number, (at, until) in enumerate(zip(times, ends_of, strict=True))
        if at < until
    ]


def _business_days_before(day: date, count: int) -> date:
    while count > 0:
        day -= A_DAY
        count -= is_business_day(day)
    return day


def of_asked_paper(
    about: UUID, number: int, asked_at: datetime, answer_by: date, tz: str
) -> list[Due]:
    """More was asked of an excuse: said at once, and in the afternoon before the last day."""
    params = {"answer_by": answer_by.isoformat()}
    ends = days.day_bounds(answer_by, tz)[1]
    last = days.wall_instant(answer_by - A_DAY, AFTERNOON, tz)
    first_until = last if last > asked_at else ends
    found = [Due("documents", f"{about}:{number}", asked_at, first_until, about, params=params)]
    if last > asked_at:
        again = f"{about}:{number}:again"
        found.append(Due("documents", again, last, ends, about, urgent=True, params=params))
    return found


def of_decision(about: UUID, event: UUID, what: str, verdict: str, at: datetime) -> list[Due]:
    """Somebody decided on an entry or an excuse of hers, or answered a make-up."""
    params = {"what": what, "verdict": verdict}
    return [Due("decision", str(event), at, at + NEWS_UNTIL, about, params=params)]


def of_total(total: int | None, credited: int, order: UUID, now: datetime) -> list[Due]:
    """All the hours of the order are done."""
    if total is None or credited < total:
        return []
    return [Due("complete", f"{order}:{total}", now, now + NEWS_UNTIL, order, params={})]


def of_monday(week: str, state: str, done: int, required: int, tz: str) -> list[Due]:
    """On Monday: how the week that ended went; nothing of a week that asked for nothing."""
    if required == 0:
        return []
    monday = days.parse_week(week) + 7 * A_DAY
    at = days.wall_instant(monday, MORNING, tz)
    params = {"state": state, "done": done, "required": required}
    return [Due("weekly_summary", week, at, at + A_DAY, None, week=week, params=params)]


def of_waiting(site: UUID, day: date, tz: str, waiting: int) -> list[Due]:
    """Once a day a host's people hear how many attendances of a site wait for their word."""
    at = days.wall_instant(day, CLOSING, tz)
    if not waiting:
        return []
    params = {"count": waiting}
    return [Due("unconfirmed", f"{site}:{day}", at, at + A_DAY, site, params=params)]


def of_silence(site: UUID, newest: UUID, count: int, at: datetime) -> list[Due]:
    """A host left attendances without a word for 72 hours: all of its people hear of it, again
    only when there is a new one."""
    params = {"count": count}
    return [Due("silent", f"{site}:{newest}", at, at + SILENT_UNTIL, site, params=params)]


def of_report(host: UUID, due_on: date, tz: str) -> list[Due]:
    """The month's report is due: three business days before, and on its day."""
    found = []
    for before in (3, 0):
        at = days.wall_instant(_business_days_before(due_on, before), MORNING, tz)
        occasion, params = f"{host}:{due_on}:{before}", {"due_on": due_on.isoformat()}
        found.append(Due("monthly_report", occasion, at, at + A_DAY, host, params=params))
    return found
