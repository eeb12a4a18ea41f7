"""From which day to which day a part of her record goes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from api.errors import Invalid
from api.orders.models import Order
from api.rules import days

LONGEST = timedelta(days=400)
START, END = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both inclusive, and the instants between which they lie."""

    first: date
    last: date
    starts_at: datetime
    ends_at: datetime
    earlier_to: date | None


def span_of(order: Order, now: datetime, first: date | None, last: date | None) -> Span:
    """What was asked for, or the last 400 days up to today.

    What lies before her order begins belongs to its first part, what is still to come to its last.
    """
    today = max(days.local_day(now, order.time_zone), order.starts_on)
    until = last or max(today, first or today)
    since = first or min(until, max(order.starts_on, until - LONGEST + timedelta(days=1)))
    if until < since:
        raise Invalid("ends-before-it-starts", "?to")
    if until - since >= LONGEST:
        raise Invalid("too-long-a-time", "?to")
    begins = since <= order.starts_on
    starts = START if begins else days.day_bounds(since, order.time_zone)[0]
    ends = END if until >= today else days.day_bounds(until, order.time_zone)[1]
    return Span(since, until, starts, ends, None if begins else since - timedelta(days=1))
