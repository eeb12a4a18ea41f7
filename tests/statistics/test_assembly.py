"""From what people brought to the true figures of every cell, and to what binds them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from api.rules import releases
from api.rules.departments import NAMES
from api.rules.figures import NATION, Contribution, Figure, Key
from api.statistics.assembly import Assembled, Layout, Spans
from api.statistics.cells import Taken, from_register, grow
from api.statistics.definitions import UNKNOWN

MONTHS = tuple(releases.between("2026-01", "2026-07"))
MARTA, LUZ = UUID(int=1), UUID(int=2)


def _assembled(rows: Iterable[Taken], register: Sequence[Contribution] = ()) -> Assembled:
    """The figures of these rows, where courts of Bogotá and Valle take part."""
    cells = {**grow(rows), **grow(from_register(register))}
    places = {"orders": frozenset({"11", "76"}), "register": frozenset({*NAMES, UNKNOWN})}
    return Layout(cells, Spans({"orders": MONTHS, "register": MONTHS}, places)).laid_out()


def _figures(found: Assembled) -> dict[Key, Figure]:
    return {figure.key: figure for figure in found.figures}


def _taken(person: UUID, month: str, department: str | None, **amounts: int) -> Taken:
    named = {name.replace("__", "."): amount for name, amount in amounts.items()}
    return Taken(person, month, department, named, {})


def test_a_figure_knows_how_many_stand_behind_it_and_the_largest_part() -> None:
    rows = [
        _taken(MARTA, "2026-02", "11", weeks__all=4, weeks__met=4),
        _taken(MARTA, "2026-03", "11", weeks__all=5, weeks__met=5),
        _taken(LUZ, "2026-03", "11", weeks__all=5, weeks__met=5),
    ]
    found = _figures(_assembled(rows))
    march = found[Key("weeks", "2026-03", NATION, "all")]
    assert (march.value, march.contributors, march.largest) == (10, 2, 5)
    half = found[Key("weeks", "2026-H1", "11", "all")]
    assert (half.value, half.contributors, half.largest) == (14, 2, 9)


def test_a_woman_who_moved_is_counted_once_where_she_was_last() -> None:
    rows = [
        _taken(MARTA, "2026-02", "11", women__in_service=1),
        _taken(MARTA, "2026-03", "76", women__in_service=1),
    ]
    found = _figures(_assembled(rows))
    assert found[Key("women", "2026-H1", NATION, "in_service")].value == 1
    assert found[Key("women", "2026-H1", "76", "in_service")].value == 1
    assert found[Key("women", "2026-H1", "11", "in_service")].value == 0


def test_of_a_median_every_value_counts_and_not_every_average() -> None:
    rows = [
        Taken(MARTA, "2026-03", "11", {}, {"lead_time.median": [10, 20, 30]}),
        Taken(LUZ, "2026-03", "11", {}, {"lead_time.median": [1000]}),
    ]
    median = _figures(_assembled(rows))[Key("lead_time", "2026-03", NATION, "median")]
    assert (median.value, median.values, median.contributors, median.base) == (20, 4, 2, 60)


def test_a_department_without_courts_is_not_known_and_part_of_no_sum() -> None:
    found = _assembled([])
    unknown = {one.key.place for one in found.unknown}
    assert unknown == {*NAMES, UNKNOWN} - {"11", "76"}
    bound = {key for total in found.sums for key in total.parts}
    assert not bound & {one.key for one in found.unknown}


def test_the_register_fills_its_own_tables_alone() -> None:
    register = [
        Contribution(MARTA, "2026-03", "91", "applications.filed", 1),
        Contribution(LUZ, "2026-04", None, "applications.filed", 1),
        Contribution(LUZ, "2026-05", None, "time_to_decide.median", 31),
    ]
    figures = _figures(_assembled([], register))
    assert figures[Key("applications", "2026-H1", "91", "filed")].value == 1
    assert figures[Key("applications", "2026-H1", UNKNOWN, "filed")].value == 1
    assert figures[Key("time_to_decide", "2026-H1", NATION, "median")].value == 31
    assert figures[Key("women", "2026-03", NATION, "in_service")].contributors == 0


Part = tuple[int, str, str, bool, list[int], list[int]]
_PART: st.SearchStrategy[Part] = st.tuples(
    st.integers(1, 5),
    st.sampled_from(MONTHS),
    st.sampled_from(("11", "76")),
    st.booleans(),
    st.lists(st.integers(0, 5), min_size=4, max_size=4),
    st.lists(st.integers(0, 900), min_size=5, max_size=5),
)


def _lived(part: Part) -> Taken:
    person, month, place, served, weeks, minutes = part
    states = ("met", "excused", "cured", "short")
    whose = ("her", "host", "programme", "force_majeure", "undecided")
    amounts = {
        "women.in_service": int(served),
        "weeks.all": sum(weeks),
        **{f"weeks.{state}": n for state, n in zip(states, weeks, strict=True)},
        **{f"causes.{who}": n for who, n in zip(whose, minutes, strict=True)},
        **dict.fromkeys(("causes.missing", "hours.missing"), sum(minutes)),
        **{"hours.owed": sum(minutes) + 60, "hours.credited": 60},
    }
    kept = {name: amount for name, amount in amounts.items() if amount}
    return Taken(UUID(int=person), month, place, kept, {})


@settings(max_examples=12, deadline=None)
@given(st.lists(_PART, max_size=30))
def test_every_sum_that_a_reader_may_draw_holds(parts: list[Part]) -> None:
    rows = sorted((_lived(part) for part in parts), key=lambda row: row.person)
    found = _assembled(rows)
    figures = _figures(found)
    for total in found.sums:
        assert figures[total.whole].value == sum(figures[part].value for part in total.parts)
