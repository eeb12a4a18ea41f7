"""Small programmes of made-up people, and every table of them: months, places, columns, sums."""

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from api.rules.figures import NATION, Figure, Key, Sum

WHOLE = "all"
HALF = "half"


class Fact(NamedTuple):
    person: int
    month: str
    place: str
    column: str
    amount: int


@dataclass(frozen=True)
class Shape:
    """Which rows and columns a made-up table has."""

    months: tuple[str, ...]
    places: tuple[str, ...]
    columns: tuple[str, ...]
    base: int = 5

    @property
    def has_half(self) -> bool:
        """Places are told apart by the half-year alone, which is there when it is over."""
        return bool(self.places) and len(self.months) >= 2

    def grown(self) -> "Shape":
        later = f"m{len(self.months)}"
        return Shape((*self.months, later), self.places, self.columns, self.base)


class Tables(NamedTuple):
    figures: list[Figure]
    sums: list[Sum]
    shares: list[tuple[Key, Key]]

    def only(self, period: str) -> "Tables":
        """The rows of one period, and the sums within it."""
        return Tables(
            [one for one in self.figures if one.key.period == period],
            [
                one
                for one in self.sums
                if {key.period for key in (one.whole, *one.parts)} == {period}
            ],
            [(part, whole) for part, whole in self.shares if part.period == period],
        )


def made_up_row(dice: Random) -> Shape:
    columns = tuple(f"c{number}" for number in range(dice.choice([2, 3, 4])))
    return Shape(("m0",), (), columns, dice.choice([5, 5, 300]))


def made_up_shape(dice: Random) -> Shape:
    places = dice.choice([0, 0, 2, 3])
    months = dice.choice([1, 2]) if not places else 2
    columns = dice.choice([2, 3, 4])
    return Shape(
        tuple(f"m{number}" for number in range(months)),
        tuple(f"p{number}" for number in range(places)),
        tuple(f"c{number}" for number in range(columns)),
        dice.choice([5, 5, 5, 300]),
    )


def made_up_facts(dice: Random, shape: Shape) -> list[Fact]:
    """Few people in most cells, as in life: that is where somebody could be found."""
    facts = []
    odds = [dice.random() ** 2 + 0.02 for _ in shape.columns]
    for person in range(dice.randint(3, 90)):
        place = dice.choice(shape.places) if shape.places else NATION
        for month in shape.months:
            if dice.random() < 0.8:
                column = dice.choices(shape.columns, odds)[0]
                facts.append(Fact(person, month, place, column, _amount(dice, shape)))
    return facts


def corrected(dice: Random, shape: Shape, facts: list[Fact]) -> list[Fact]:
    """What a later release finds: a decision or two, sometimes a whole court's papers."""
    kept = [fact for fact in facts if dice.random() > dice.choice([0.0, 0.02, 0.02, 0.3])]
    new = range(1_000, 1_000 + dice.choice([0, 1, 2, 30]))
    for person in new:
        place = dice.choice(shape.places) if shape.places else NATION
        column = dice.choice(shape.columns)
        kept.append(Fact(person, dice.choice(shape.months), place, column, _amount(dice, shape)))
    return kept


def _amount(dice: Random, shape: Shape) -> int:
    return 1 if shape.base == 5 else dice.randint(1, 80) * 60


def tabulated(shape: Shape, facts: list[Fact]) -> Tables:
    """The true figures of all cells, and how they add up."""
    rows = [(month, NATION) for month in shape.months]
    if shape.has_half:
        rows += [(HALF, place) for place in (NATION, *shape.places)]
    held = _held(facts)
    sums, shares = [], []
    for row in rows:
        parts = tuple(_key(*row, column) for column in shape.columns)
        sums.append(Sum(_key(*row, WHOLE), parts))
        shares += [(part, _key(*row, WHOLE)) for part in parts]
    columns = (*shape.columns, WHOLE)
    if shape.has_half:
        for column in columns:
            nation = _key(HALF, NATION, column)
            sums.append(Sum(nation, tuple(_key(HALF, at, column) for at in shape.places)))
            sums.append(Sum(nation, tuple(_key(one, NATION, column) for one in shape.months)))
    figures = [_figure(_key(*row, column), held, shape) for row in rows for column in columns]
    return Tables(figures, sums, shares)


def _held(facts: list[Fact]) -> dict[Key, dict[int, int]]:
    held: dict[Key, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for fact in facts:
        for period, place in {(fact.month, NATION), (HALF, NATION), (HALF, fact.place)}:
            for column in (fact.column, WHOLE):
                held[_key(period, place, column)][fact.person] += fact.amount
    return held


def _figure(key: Key, held: dict[Key, dict[int, int]], shape: Shape) -> Figure:
    by = held.get(key, {})
    return Figure(key, sum(by.values()), len(by), max(by.values(), default=0), shape.base)


def _key(period: str, place: str, column: str) -> Key:
    return Key("made_up", period, place, column)
