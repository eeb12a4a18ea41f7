"""Quiet hours: when a person may be told, and when two waking hours have passed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from api.rules.days import local_day, wall_instant

WAKES, RESTS = 7 * 60, 20 * 60  # the local day's minutes between which people are told things
A_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Quiet:
    """The minutes of every local day in which a person is left alone, from one to another.

    Over midnight when the first is the later one; equal ones mean that no hour is quiet.
    """

    from_minute: int = RESTS
    to_minute: int = WAKES

    def __post_init__(self) -> None:
        if not (0 <= self.from_minute < A_DAY and 0 <= self.to_minute < A_DAY):
            raise ValueError("quiet hours are minutes of a day, 0 to 1439")

    def soonest(self, at: datetime, tz: str) -> datetime:
        """This instant when it is not quiet, else the end of the quiet hours that it lies in."""
        return at if self._never else self._waking_from(at, tz)[0]

    def later(self, at: datetime, waking: timedelta, tz: str) -> datetime:
        """The instant at which so much waking time has passed since `at`."""
        if self._never:
            return at + waking
        while True:
            at, ends = self._waking_from(at, tz)
            if waking <= ends - at:
                return at + waking
            waking -= ends - at
            at = ends

    @property
    def _never(self) -> bool:
        return self.from_minute == self.to_minute

    def _waking_from(self, at: datetime, tz: str) -> tuple[datetime, datetime]:
        """The rest of the waking time that holds an instant; the whole next one if none does."""
        day = local_day(at, tz) - timedelta(days=1)
        while True:
            begins, ends = self._waking(day, tz)
            if max(begins, at) < ends:
                return max(begins, at), ends
            day += timedelta(days=1)

    def _waking(self, day: date, tz: str) -> tuple[datetime, datetime]:
        ends = self.from_minute
        if ends < self.to_minute:
            ends += A_DAY
        return wall_instant(day, self.to_minute, tz), wall_instant(day, ends, tz)


NIGHT: Final = Quiet()


def soonest(at: datetime, tz: str, quiet: Quiet = NIGHT) -> datetime:
    """This instant when it lies in waking hours, else the next end of the quiet hours."""
    return quiet.soonest(at, tz)


def later(at: datetime, waking: timedelta, tz: str, quiet: Quiet = NIGHT) -> datetime:
    """The instant at which so much waking time has passed since `at`."""
    return quiet.later(at, waking, tz)
