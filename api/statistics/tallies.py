"""What one order brought to each of some months: counts, minutes, and the values of medians.

A function of the facts and an instant. The months are over and their weeks closed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from api.cases import weeks as cases
from api.cases.weeks import CaseWeek
from api.orders.models import Order
from api.rules import days, releases
from api.rules import warnings as warning_rules
from api.rules.excuses import WAITING
from api.rules.site_health import Asked
from api.standing.book import Book
from api.statistics.gathering import Life, Told, Waited, late_facts, life_of

_A_MINUTE = timedelta(minutes=1)
_A_DAY, _THREE_DAYS = timedelta(hours=24), timedelta(hours=72)


@dataclass(slots=True)
class Tally:
    """The contributions of an order to a month. `readings`: every value of a median."""

    amounts: Counter[str] = field(default_factory=Counter)
    readings: dict[str, list[int]] = field(default_factory=dict)

    def add(self, measure: str, amount: int = 1) -> None:
        """So much more of a measure."""
        if amount:
            self.amounts[measure] += amount

    def read(self, measure: str, value: int) -> None:
        """One more value of a median."""
        self.readings.setdefault(measure, []).append(value)


def tally(
    session: Session, order: Order, months: Sequence[str], now: datetime, *, completed: bool = False
) -> dict[str, Tally]:
    """The contributions of an order to some months that follow one another. `completed`: whether
    an earlier month counted its end already."""
    first, last = releases.weeks_of(months[0])[0], releases.weeks_of(months[-1])[-1]
    life = life_of(session, order, first, last)
    book = Book(session, order, now, life.ground)
    found = {month: Tally() for month in months}
    names = list(cases.between(max(first, _first_week(order)), min(last, _last_week(order, last))))
    weeks = cases.in_book(book, names, late_facts(life))
    for week in weeks:
        _count_week(found[releases.month_of_week(week.standing.week)], week, book)
    _count_service(found, order, weeks, life.credited_before, completed=completed)
    _count_warnings(found, life, book)
    _count_tellings(found, life.told)
    _count_answers(found, order, life.waited, now)
    _count_the_rest(found, order, life)
    return found


def _first_week(order: Order) -> str:
    return days.format_week(order.starts_on)


def _last_week(order: Order, last: str) -> str:
    return last if order.ends_on is None else days.format_week(order.ends_on)


def _count_week(tally: Tally, week: CaseWeek, book: Book) -> None:
    one = week.standing
    if one.state == "not_required":
        tally.add("hours.over", one.credited_minutes)
        return
    missing = sum(cause.minutes for cause in week.causes)
    tally.add("weeks.all")
    tally.add(f"weeks.{one.state}")
    tally.add("hours.owed", one.required_minutes)
    tally.add("hours.credited", one.required_minutes - missing)
    tally.add("hours.missing", missing)
    tally.add("hours.over", one.credited_minutes + missing - one.required_minutes)
    tally.add("causes.missing", missing)
    for cause in week.causes:
        who = "undecided" if cause.who == "open" else cause.who
        tally.add(f"causes.{who}", cause.minutes)
    if book.facts(one.week).make_up_due_minutes:
        tally.add("make_ups.agreed")
        tally.add("make_ups.missed" if one.make_up_missed_minutes else "make_ups.done")


def _count_service(
    found: dict[str, Tally],
    order: Order,
    weeks: Sequence[CaseWeek],
    credited: int,
    *,
    completed: bool,
) -> None:
    """In which months she served, and where the order began and was completed."""
    begun = releases.month_of_day(order.starts_on)
    done = _done_in(order, weeks, credited)
    over = None if order.ends_on is None else releases.month_of_day(order.ends_on)
    if order.total_required_minutes is None:
        done = over
    elif credited >= order.total_required_minutes:
        over, done = "", None
    ends = min((one for one in (done, over) if one is not None), default=None)
    for month, tally in found.items():
        if month >= begun and (ends is None or month <= ends):
            tally.add("women.in_service")
        if month == begun:
            tally.add("women.started")
        if month == done and not completed:
            tally.add("women.completed")


def _done_in(order: Order, weeks: Sequence[CaseWeek], credited: int) -> str | None:
    """The month in which the credited minutes reached all that the order asks for."""
    if order.total_required_minutes is None:
        return None
    for week in weeks:
        credited += week.standing.credited_minutes
        if credited >= order.total_required_minutes:
            return releases.month_of_week(week.standing.week)
    return None


def _count_warnings(found: dict[str, Tally], life: Life, book: Book) -> None:
    for one in life.warned:
        month = found.get(releases.month_of_week(one.week))
        if month is None:
            continue
        ended = one.closed_as or warning_rules.closed_as(book.standing(one.week))
        month.add("warnings.opened")
        month.add(f"warnings.{ended}")


def _count_tellings(found: dict[str, Tally], told: Sequence[Told]) -> None:
    """The first thing of each week that she was told in time for something to be done."""
    firsts: dict[str, Told] = {}
    for one in told:
        firsts.setdefault(one.week, one)
    for week, one in firsts.items():
        month = found.get(releases.month_of_week(week))
        if month is None:
            continue
        month.add("lead_time.told")
        if one.reachable_until is None or one.reachable_until <= one.due_at:
            month.add("lead_time.too_late")
        else:
            month.add("lead_time.in_time")
            month.read("lead_time.median", (one.reachable_until - one.due_at) // _A_MINUTE)


def _count_answers(
    found: dict[str, Tally], order: Order, waited: Sequence[Waited], now: datetime
) -> None:
    """How long hosts took to say their word, and the weeks in which they said none in time."""
    silent: dict[str, bool] = {}
    for one in waited:
        day = days.local_day(one.starts_at, order.time_zone)
        month = found.get(releases.month_of_day(day))
        if month is None or one.asked_at is None:
            continue
        week = days.format_week(day)
        asked = Asked(one.asked_at, one.spoke_at, one.decided_at)
        silent[week] = silent.get(week, False) or asked.silent(now)
        month.add("confirmations.all")
        month.add(f"confirmations.{_how_soon(one)}")
        if one.state == "denied":
            month.add("confirmations.denied")
        if one.spoke_at is not None:
            took = max(timedelta(), one.spoke_at - one.asked_at)
            month.read("confirmations.median", took // _A_MINUTE)
    for week, was_silent in silent.items():
        month = found[releases.month_of_week(week)]
        month.add("silent_weeks.all")
        month.add("silent_weeks.silent" if was_silent else "silent_weeks.answered")


def _how_soon(one: Waited) -> str:
    if one.spoke_at is None or one.asked_at is None:
        return "no_answer"
    took = one.spoke_at - one.asked_at
    if took <= _A_DAY:
        return "within_24_hours"
    return "within_72_hours" if took <= _THREE_DAYS else "later"


def _count_the_rest(found: dict[str, Tally], order: Order, life: Life) -> None:
    """Dates before the judge, messages and excuses, each in the month of its day."""

    def month_of(at: datetime) -> Tally:
        day: date = days.local_day(at, order.time_zone)
        return found.get(releases.month_of_day(day)) or Tally()

    for one in life.dates:
        month = month_of(one.at)
        month.add("appearances.all")
        month.add(f"appearances.{'not_recorded' if one.state == 'set' else one.state}")
    for message in life.messages:
        month = month_of(message.at)
        month.add("reminders.made")
        month.add(f"reminders.{message.state}")
    for excuse in life.excuses:
        month = month_of(excuse.at)
        month.add("excuses.all")
        month.add(f"excuses.{excuse.cause}")
        month.add(f"excuses.{'undecided' if excuse.state in WAITING else excuse.state}")
