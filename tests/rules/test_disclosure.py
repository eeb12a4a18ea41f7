"""When a figure may be shown by itself, how it is rounded, and when a shown one may change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules.disclosure import (
    all_or_nearly,
    could_be,
    fewest,
    own_reason,
    reasons,
    rounded,
    stands,
)
from api.rules.figures import NATION, Figure, Hidden, Key, Shown, Sum

ALL = Key("weeks", "2026-09", NATION, "all")
MET = ALL._replace(measure="met")
SHORT = ALL._replace(measure="short")

bases = st.sampled_from([5, 60, 300])


def figure(
    value: int,
    contributors: int | None = None,
    largest: int = 1,
    key: Key = ALL,
    base: int = 5,
    values: int | None = None,
    structural: bool = False,
) -> Figure:
    people = value if contributors is None else contributors
    return Figure(key, value, people, min(largest, value), base, values, structural)


@pytest.mark.parametrize(
    ("given_figure", "reason"),
    [
        (figure(1), "few_people"),
        (figure(9), "few_people"),
        (figure(10), None),
        (figure(0), "few_people"),
        (figure(0, structural=True), None),
        (figure(40, contributors=9), "few_people"),
        (figure(40, contributors=10, largest=20), None),
        (figure(40, contributors=11, largest=21), "few_people"),
        (figure(599, 12, 60, base=300), "few_people"),
        (figure(600, 12, 60, base=300), None),
        (figure(90_000, 9, 12_000, base=300), "few_people"),
        (figure(90_000, 30, 46_000, base=300), "few_people"),
        (figure(90_000, 30, 45_000, base=300), None),
        (figure(2_880, 30, 2_880, base=60, values=29), "few_values"),
        (figure(2_880, 30, 2_880, base=60, values=30), None),
        (figure(0, 30, 0, base=60, values=30), None),
        (figure(2_880, 9, 2_880, base=60, values=40), "few_people"),
    ],
)
def test_a_figure_of_few_people_is_hidden(given_figure: Figure, reason: Hidden | None) -> None:
    assert own_reason(given_figure) == reason


@pytest.mark.parametrize(
    ("value", "base", "shown"),
    [(10, 5, 10), (12, 5, 10), (13, 5, 15), (17, 5, 15), (0, 5, 0), (149, 300, 0), (150, 300, 300)]
    + [(749, 300, 600), (750, 300, 900), (89, 60, 60), (90, 60, 120)],
)
def test_a_figure_is_rounded_to_its_base_half_way_up(value: int, base: int, shown: int) -> None:
    assert rounded(value, base) == shown


@given(value=st.integers(0, 10**7), base=bases)
def test_what_a_shown_value_can_stand_for_is_exactly_what_rounds_to_it(
    value: int, base: int
) -> None:
    shown = rounded(value + fewest(base), base)
    least, greatest = could_be(shown, base)
    assert least <= value + fewest(base) <= greatest
    assert rounded(least, base) == rounded(greatest, base) == shown
    assert rounded(greatest + 1, base) > shown
    assert rounded(least - 1, base) < shown or least == fewest(base)


@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [(20, 20, True), (20, 21, True), (20, 29, True), (20, 30, False), (10, 200, False)],
)
def test_a_share_of_all_or_nearly_all_says_something_of_each(
    part: int, whole: int, says: bool
) -> None:
    assert all_or_nearly(figure(part, key=MET), figure(whole)) is says


def test_a_part_whose_rest_is_few_is_hidden_and_its_whole_is_not() -> None:
    figures = {ALL: figure(40), MET: figure(31, key=MET), SHORT: figure(9, key=SHORT)}
    hidden = reasons(figures, [Sum(ALL, (MET, SHORT))], [(MET, ALL), (SHORT, ALL)])
    assert hidden == {MET: "few_people", SHORT: "few_people"}


def test_nobody_short_is_not_said_by_a_hundred_per_cent() -> None:
    figures = {ALL: figure(40), MET: figure(40, key=MET), SHORT: figure(0, key=SHORT)}
    hidden = reasons(figures, [Sum(ALL, (MET, SHORT))], [(MET, ALL), (SHORT, ALL)])
    assert set(hidden) == {MET, SHORT}


def test_all_may_be_said_where_nothing_else_could_be() -> None:
    nothing = figure(0, key=SHORT, structural=True)
    figures = {ALL: figure(40), MET: figure(40, key=MET), SHORT: nothing}
    assert not reasons(figures, [Sum(ALL, (MET, SHORT))], [(MET, ALL), (SHORT, ALL)])


def test_a_structural_zero_of_a_structural_zero_is_shown() -> None:
    figures = {
        ALL: figure(0, structural=True),
        MET: figure(0, key=MET, structural=True),
    }
    assert not reasons(figures, [], [(MET, ALL)])


@pytest.mark.parametrize(
    ("value", "largest", "earlier", "kept"),
    [
        (20, 1, Shown(ALL, 20), True),
        (31, 1, Shown(ALL, 20), True),  # it may have been 22: nine people
        (32, 1, Shown(ALL, 20), False),  # ten people at least
        (9, 1, Shown(ALL, 20), True),
        (8, 1, Shown(ALL, 20), False),
        (71, 5, Shown(ALL, 20), True),  # ten weeks more can be two women
        (72, 5, Shown(ALL, 20), False),
        (500, 1, Shown(ALL, None, "few_people"), True),
        (500, 1, Shown(ALL, None, "few_values"), True),
        (500, 1, Shown(ALL, None, "not_known"), False),
        (9, 1, Shown(ALL, 0), True),
        (10, 1, Shown(ALL, 0), False),
    ],
)
def test_a_cell_changes_only_when_ten_people_must_have_changed_it(
    value: int, largest: int, earlier: Shown, kept: bool
) -> None:
    assert stands(figure(value, largest=largest), earlier) is kept


def test_a_median_once_shown_stands() -> None:
    middle = figure(9_000, 60, base=60, values=60)
    assert stands(middle, Shown(ALL, 60))
    assert not stands(replace(middle, values=None), Shown(ALL, 60))


@given(
    true_then=st.integers(10, 3_000),
    moved=st.integers(-9, 9),
)
def test_a_move_by_fewer_than_ten_people_is_never_seen(true_then: int, moved: int) -> None:
    now = figure(max(0, true_then + moved), max(10, true_then + moved))
    assert stands(now, Shown(ALL, rounded(true_then, 5)))
