"""Attacks on made-up programmes, release by release, and what they recover."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final, NamedTuple

from api.rules.figures import Key
from api.statistics.protection import protect
from tests.statistics.attacker import Find, Reader, Release, every_table
from tests.statistics.made_up_tables import (
    HALF,
    Shape,
    Tables,
    corrected,
    made_up_facts,
    made_up_row,
    made_up_shape,
    tabulated,
)

Publisher = Callable[[Tables, Sequence[Release]], Release]
RELEASES: Final = 3


class Attacked(NamedTuple):
    """How many releases and cells were attacked, how many were hidden, and what was recovered."""

    releases: int
    cells: int
    hidden: int
    finds: list[Find]


def protected(tables: Tables, earlier: Sequence[Release]) -> Release:
    """As the product publishes."""
    return protect(*tables, earlier)


def attack_programmes(seeds: range, publish: Publisher = protected) -> Attacked:
    """Programmes of three releases each, of which the later ones know a little more."""
    parts = [_attack(Random(seed), publish) for seed in seeds]
    return _together(parts)


def attack_small_tables(seeds: range, publish: Publisher = protected) -> Attacked:
    """One release of one small table each, against everything that it could be."""
    return _together([_attack_small(Random(seed), publish) for seed in seeds])


def attack_single_rows(seeds: range, publish: Publisher = protected) -> Attacked:
    """One whole and its parts, over three releases."""
    return _together([_attack(Random(seed), publish, one_row=True) for seed in seeds])


def recovered(tables: Tables, finds: Sequence[Find]) -> Iterator[Find]:
    """Which finds are true: where figures stand although they moved, a reader is misled."""
    truth = {figure.key: figure for figure in tables.figures}
    whole = dict(tables.shares)
    for find in finds:
        value = truth[find.key].value
        if find.by == "complement":
            value = truth[whole[find.key]].value - value
        if find.by == "difference" or find.least - 1e-6 <= value <= find.most + 1e-6:
            yield find


def shown_of_few(tables: Tables, release: Release) -> list[Key]:
    """Cells that are shown although fewer than ten people, or ten units, stand behind them."""
    return [
        one.key
        for one in tables.figures
        if release[one.key].value is not None
        if one.contributors < 10 or one.value < 2 * one.base or 2 * one.largest > one.value
    ]


def reader(tables: Tables, releases: Sequence[Release]) -> Reader:
    """Somebody who has these releases and their dictionary."""
    bases = {one.key: one.base for one in tables.figures if one.values is None}
    return Reader(releases, tables.sums, tables.shares, bases)


def _attack(dice: Random, publish: Publisher, *, one_row: bool = False) -> Attacked:
    shape = made_up_row(dice) if one_row else made_up_shape(dice)
    facts = made_up_facts(dice, shape)
    releases: list[Release] = []
    found: list[Find] = []
    for _ in range(RELEASES):
        tables = tabulated(shape, facts)
        releases.append(publish(tables, releases))
        found += recovered(tables, reader(tables, releases).finds())
        shape = shape.grown() if dice.random() < 0.3 and not shape.has_half else shape
        facts = corrected(dice, shape, facts)
    return _counted(releases, found)


def _attack_small(dice: Random, publish: Publisher) -> Attacked:
    shape = Shape(("m0", "m1"), ("p0", "p1"), ("c0", "c1"))
    tables = tabulated(shape, made_up_facts(dice, shape)[:40]).only(HALF)
    release = publish(tables, [])
    leaves = [Key("made_up", HALF, at, column) for at in shape.places for column in shape.columns]
    someone = reader(tables, [release])
    finds = every_table(release, tables.sums, leaves, someone)
    return _counted([release], [*recovered(tables, list(finds))])


def _counted(releases: Sequence[Release], found: list[Find]) -> Attacked:
    cells = [shown for release in releases for shown in release.values()]
    hidden = sum(shown.value is None for shown in cells)
    return Attacked(len(releases), len(cells), hidden, found)


def _together(parts: Sequence[Attacked]) -> Attacked:
    return Attacked(
        sum(one.releases for one in parts),
        sum(one.cells for one in parts),
        sum(one.hidden for one in parts),
        [find for one in parts for find in one.finds],
    )
