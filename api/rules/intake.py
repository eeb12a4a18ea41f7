"""What looks odd about an order that is being entered. It warns and never stops anybody: the
judge's order binds, and the software is not the judge. Código Penal, art. 38-H."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEKLY: Final = (300, 1200)
DAILY: Final = 480
# Five hours of service for each week of the sentence; how months become weeks is not said.
A_WEEK_OF_SENTENCE: Final = 300
NEAR_ENOUGH: Final = 600
LONG: Final = timedelta(days=180)
CODES: Final = (
    *("weekly-too-little", "weekly-too-much", "daily-too-much", "floor-too-little"),
    *("total-missing", "total-unlike-sentence", "too-short-for-total"),
    *("starts-long-ago", "starts-far-ahead"),
)


@dataclass(frozen=True, slots=True)
class Entered:
    """The numbers and days of an order as they were typed; minutes."""

    weekly: int
    floor: int
    daily: int
    total: int | None
    starts_on: date
    ends_on: date | None
    sentence_weeks: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again: a code, the field, and the minutes that its sentence names."""

    code: str
    pointer: str
    minutes: int = 0


def remarks(entered: Entered, today: date) -> tuple[Remark, ...]:
    """Everything that looks odd, field by field."""
    return (*_hours(entered), *_total(entered), *_days(entered, today))


def _hours(entered: Entered) -> Iterator[Remark]:
    least, most = WEEKLY
    if entered.weekly < least:
        yield Remark("weekly-too-little", "/terms/weekly_required_minutes", least)
    if entered.weekly > most:
        yield Remark("weekly-too-much", "/terms/weekly_required_minutes", most)
    if entered.floor < least:
        yield Remark("floor-too-little", "/terms/weekly_floor_minutes", least)
    if entered.daily > DAILY:
        yield Remark("daily-too-much", "/terms/daily_cap_minutes", DAILY)


def _total(entered: Entered) -> Iterator[Remark]:
    if entered.total is None:
        yield Remark("total-missing", "/total_required_minutes")
        return
    if entered.sentence_weeks is not None:
        foreseen = entered.sentence_weeks * A_WEEK_OF_SENTENCE
        if abs(foreseen - entered.total) > NEAR_ENOUGH:
            yield Remark("total-unlike-sentence", "/total_required_minutes", foreseen)
    if entered.ends_on is not None and entered.ends_on >= entered.starts_on:
        weeks = ((entered.ends_on - entered.starts_on).days + 1) // 7
        if weeks * entered.weekly < entered.total:
            yield Remark("too-short-for-total", "/ends_on", weeks * entered.weekly)


def _days(entered: Entered, today: date) -> Iterator[Remark]:
    if entered.starts_on < today - LONG:
        yield Remark("starts-long-ago", "/starts_on")
    if entered.starts_on > today + LONG:
        yield Remark("starts-far-ahead", "/starts_on")
