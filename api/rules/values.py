"""What the rules take and give: frozen values. Minutes are ints, instants aware, ids plain text.

Source of every field: the standing of a week, `assess` in `api.rules.assess`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

AttendanceState = Literal[
    "open", "pending", "presumed", "contested", "confirmed", "claimed", "denied"
]
ExcuseState = Literal["filed", "accepted", "refused"]
State = Literal[
    "not_required",
    "met",
    "excused",
    "cured",
    "short",
    "on_track",
    "no_spare",
    "awaiting",
    "tight",
    "last_chance",
    "out_of_reach",
]
SlotKind = Literal["shift", "open"]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the order asks for nothing, both ends included; no last day: until further."""

    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of an order as they hold in one week. `weekly_cap_minutes` None: no cap."""

    weekly_required_minutes: int
    weekly_floor_minutes: int
    weekly_cap_minutes: int | None
    daily_cap_minutes: int
    starts_on: date
    ends_on: date | None
    pauses: tuple[Pause, ...] = ()
    time_zone: str = "America/Bogota"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Hours of a site on a weekday (1 Monday to 7 Sunday), in minutes of the local day to 1440."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Closure:
    """A time in which the site is closed whatever its opening hours say."""

    starts_at: datetime
    ends_at: datetime
    cause: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A planned piece of work."""

    id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """Arrival to departure. While an end is missing its state is `open` (or `claimed`)."""

    id: str
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    state: AttendanceState


@dataclass(frozen=True, slots=True)
class Excuse:
    """A cause for not coming to one shift (`shift` is its id)."""

    shift: str
    state: ExcuseState
    cause: str


@dataclass(frozen=True, slots=True)
class Place:
    """One more site of a woman who is placed at several: closing one stands down its own shifts."""

    opening_hours: tuple[OpeningHours, ...] = ()
    closures: tuple[Closure, ...] = ()
    closed_on_holidays: bool = True
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """All that is known of one week; whatever only reaches into it from outside belongs here too.

    `extra_holidays` are days that an office adds to the calendar of `holidays_in`. Hours, closures
    and shifts are those of one site; further sites stand in `elsewhere`.
    """

    week: str
    terms: Terms
    opening_hours: tuple[OpeningHours, ...] = ()
    closures: tuple[Closure, ...] = ()
    closed_on_holidays: bool = True
    shifts: tuple[Shift, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    make_up_due_minutes: int = 0
    make_up_done_minutes: int = 0
    extra_holidays: tuple[date, ...] = ()
    elsewhere: tuple[Place, ...] = ()

    @property
    def places(self) -> "tuple[WeekFacts | Place, ...]":
        """Every site of the week, each with its own hours, closures and shifts."""
        return (self, *self.elsewhere)


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a verdict: a stable code and the numbers, days and instants it stands on."""

    code: str
    params: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """A coming time to work in: a planned shift, or a time the site is open (`kind`).

    `minutes` is the most that could be credited in it, the day's and the week's cap considered and
    the planned shifts of that day worked; slots of one day may share that most.
    """

    starts_at: datetime
    ends_at: datetime
    minutes: int
    kind: SlotKind


class Grounds(Protocol):
    """What a standing was worked out from: it explains itself when somebody asks."""

    def look_again_at(self) -> datetime | None:
        """The first instant at which the state may differ; None when it cannot."""

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, in the order of the argument."""

    def slots(self) -> tuple[Slot, ...]:
        """Planned shifts and free windows from now on, in time order."""


class Standing(NamedTuple):
    """What is true of a week at an instant, and why. Instants are in the order's time zone.

    A named tuple, not a dataclass: of everything here it is made by far the most often, and in
    Python 3.11 a frozen dataclass of this size takes three times as long to make.
    """

    week: str
    full_week: bool
    required_minutes: int
    confirmed_minutes: int
    provisional_minutes: int
    credited_minutes: int
    running_minutes: int
    over_cap_minutes: int
    excused_minutes: int
    excuse_pending_minutes: int
    claimed_minutes: int
    needed_minutes: int
    planned_minutes: int
    capacity_minutes: int
    latest_start: datetime | None
    state: State
    short_minutes: int
    make_up_missed_minutes: int
    below_floor: bool
    provisional: bool
    missing_check_out: bool
    missing_check_in: bool
    terms_version: int | None
    grounds: Grounds

    @property
    def look_again_at(self) -> datetime | None:
        """Until when the state holds if no new fact arrives; None for good."""
        return self.grounds.look_again_at()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the standing is as it is; worked out when asked for."""
        return self.grounds.reasons()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """When she can still come, in time order; worked out when asked for."""
        return self.grounds.slots()


# Every field of a standing that is a plain value, by its name in the worked cases.
NUMBERS = (*(name for name in Standing._fields if name != "grounds"), "look_again_at")
