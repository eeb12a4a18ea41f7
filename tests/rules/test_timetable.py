"""A weekly timetable and its departures become dated shifts with lasting names."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from api.rules.timetable import Departure, Entry, expand, shift_id
from api.rules.values import Shift

BOGOTA = ZoneInfo("America/Bogota")
MADRID = ZoneInfo("Europe/Madrid")
ENTRY, OTHER = UUID(int=1), UUID(int=2)
MONDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 15)
MORNINGS = Entry(ENTRY, 2, 480, 720, date(2026, 1, 1), None)


def times(shifts: list[Shift]) -> list[str]:
    return [f"{s.starts_at:%d %H:%M}-{s.ends_at:%d %H:%M}" for s in shifts]


def test_an_entry_is_a_shift_on_each_of_its_weekdays() -> None:
    shifts = expand([MORNINGS], [], MONDAY, SUNDAY + timedelta(days=7), BOGOTA)

    assert times(shifts) == ["10 13:00-10 17:00", "17 13:00-17 17:00"]
    assert [shift.id for shift in shifts] == [
        shift_id(ENTRY, date(2026, 11, 10)),
        shift_id(ENTRY, date(2026, 11, 17)),
    ]


def test_an_entry_holds_from_its_first_to_its_last_day_inclusive() -> None:
    tuesdays = Entry(ENTRY, 2, 480, 720, date(2026, 11, 10), date(2026, 11, 17))
    shifts = expand([tuesdays], [], date(2026, 10, 1), date(2026, 12, 31), BOGOTA)

    assert [shift.starts_at.day for shift in shifts] == [10, 17]


def test_a_shift_may_end_after_midnight() -> None:
    night = Entry(ENTRY, 7, 1320, 1500, date(2026, 1, 1), None)

    assert times(expand([night], [], SUNDAY, SUNDAY, BOGOTA)) == ["16 03:00-16 06:00"]


def test_a_shift_is_named_by_its_entry_and_day_whatever_is_asked_for() -> None:
    week = expand([MORNINGS], [], MONDAY, SUNDAY, BOGOTA)
    year = expand([MORNINGS], [], date(2026, 1, 1), date(2026, 12, 31), BOGOTA)

    assert week[0] in year
    assert len({shift.id for shift in year}) == len(year)
    assert shift_id(ENTRY, MONDAY) != shift_id(OTHER, MONDAY)


def test_a_cancelled_shift_is_gone_and_its_neighbours_stay() -> None:
    gone = Departure(UUID(int=9), ENTRY, date(2026, 11, 10), None, None)
    shifts = expand([MORNINGS], [gone], MONDAY, SUNDAY + timedelta(days=7), BOGOTA)

    assert times(shifts) == ["17 13:00-17 17:00"]


def test_a_moved_shift_keeps_its_name_and_is_found_on_its_new_day() -> None:
    new = datetime(2026, 11, 18, 13, tzinfo=UTC)
    moved = Departure(UUID(int=9), ENTRY, date(2026, 11, 10), new, new + timedelta(hours=3))

    assert expand([MORNINGS], [moved], MONDAY, SUNDAY, BOGOTA) == []
    (_, second) = expand([MORNINGS], [moved], date(2026, 11, 16), date(2026, 11, 22), BOGOTA)
    assert (second.id, second.starts_at) == (shift_id(ENTRY, date(2026, 11, 10)), new)


def test_the_latest_word_on_a_shift_holds() -> None:
    new = datetime(2026, 11, 12, 13, tzinfo=UTC)
    day = date(2026, 11, 10)
    moved = Departure(UUID(int=8), ENTRY, day, new, new + timedelta(hours=3))
    gone = Departure(UUID(int=9), ENTRY, day, None, None)

    assert expand([MORNINGS], [moved, gone], MONDAY, SUNDAY, BOGOTA) == []
    assert len(expand([MORNINGS], [gone, moved], MONDAY, SUNDAY, BOGOTA)) == 1


def test_an_added_shift_has_its_own_name() -> None:
    new = datetime(2026, 11, 12, 13, tzinfo=UTC)
    added = Departure(UUID(int=7), None, None, new, new + timedelta(hours=4))
    (shift,) = expand([], [added], MONDAY, SUNDAY, BOGOTA)

    assert (shift.id, shift.starts_at) == (str(UUID(int=7)), new)


NOON = datetime(2026, 11, 12, 17, tzinfo=UTC)
ADDED = UUID(int=7)


def added(hour: int = 0) -> Departure:
    start = NOON + timedelta(hours=hour)
    return Departure(ADDED, None, None, start, start + timedelta(hours=1))


def word_on_it(number: int, hour: int | None) -> Departure:
    """A later word on the added shift: moved to an hour, or cancelled."""
    if hour is None:
        return Departure(UUID(int=number), None, None, None, None, ADDED)
    start = NOON + timedelta(hours=hour)
    return Departure(UUID(int=number), None, None, start, start + timedelta(hours=1), ADDED)


def test_an_added_shift_is_cancelled() -> None:
    gone = word_on_it(8, None)
    other = Departure(UUID(int=9), None, None, NOON, NOON + timedelta(hours=2))

    assert expand([], [added(), gone], MONDAY, SUNDAY, BOGOTA) == []
    (left,) = expand([], [added(), other, gone], MONDAY, SUNDAY, BOGOTA)
    assert left.id == str(other.id)


def test_an_added_shift_is_moved_and_keeps_its_name() -> None:
    (shift,) = expand([], [added(), word_on_it(8, 3)], MONDAY, SUNDAY, BOGOTA)

    assert (shift.id, shift.starts_at) == (str(ADDED), NOON + timedelta(hours=3))


@given(st.lists(st.none() | st.integers(-24, 24), max_size=6), st.integers(0, 6))
def test_of_the_words_on_an_added_shift_the_last_holds(hours: list[int | None], place: int) -> None:
    """Wherever the word that added it stands: no other word can come before that one."""
    words = [word_on_it(100 + n, hour) for n, hour in enumerate(hours)]
    words.insert(min(place, len(words)), added())
    last = hours[-1] if hours else 0
    shifts = expand([MORNINGS], words, MONDAY, SUNDAY, BOGOTA)

    about_it = [shift.starts_at for shift in shifts if shift.id == str(ADDED)]
    assert about_it == ([] if last is None else [NOON + timedelta(hours=last)])
    assert len(shifts) == 1 + len(about_it)


def test_wall_clocks_rule_where_clocks_move() -> None:
    entry = Entry(ENTRY, 1, 480, 720, date(2026, 1, 1), None)
    before, after = expand([entry], [], date(2026, 10, 19), date(2026, 10, 26), MADRID)

    assert (before.starts_at.astimezone(MADRID).hour, before.starts_at.hour) == (8, 6)
    assert (after.starts_at.astimezone(MADRID).hour, after.starts_at.hour) == (8, 7)


def test_shifts_come_in_time_order() -> None:
    late = Entry(OTHER, 1, 900, 1000, date(2026, 1, 1), None)
    shifts = expand([MORNINGS, late], [], MONDAY, SUNDAY, BOGOTA)

    assert [shift.id for shift in shifts] == [
        shift_id(OTHER, MONDAY),
        shift_id(ENTRY, date(2026, 11, 10)),
    ]
