"""Nobody recovers a hidden figure (P16), in a size for every run; `bench.attack` has the full one.

That the attacker finds what a weakness gives away is shown with weaknesses planted on purpose.
"""

from collections.abc import Callable, Sequence
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api.rules.disclosure import reasons, rounded
from api.rules.figures import Key, Shown
from api.statistics import making, publishing
from api.statistics.models import OrderMonth
from api.statistics.protection import protect
from tests.statistics.attacker import Release
from tests.statistics.attacks import (
    Attacked,
    Publisher,
    attack_programmes,
    attack_single_rows,
    attack_small_tables,
    protected,
    reader,
    recovered,
    shown_of_few,
)
from tests.statistics.conftest import released_on, some_months
from tests.statistics.made_up_tables import WHOLE, Tables, made_up_facts, made_up_shape, tabulated

OWN = ("2026-04", "2026-05", "2026-06")
Attack = Callable[[range, Publisher], Attacked]


@pytest.mark.parametrize(
    ("attack", "number", "hidden"),
    [
        (attack_single_rows, 150, 700),
        (attack_programmes, 10, 150),
        (attack_small_tables, 20, 80),
    ],
)
def test_nothing_is_recovered_from_what_is_published(
    attack: Attack, number: int, hidden: int
) -> None:
    found = attack(range(number), protected)
    assert found.finds == []
    assert found.hidden >= hidden
    assert found.cells - found.hidden >= hidden / 3  # nor is everything hidden


def test_no_cell_is_shown_of_few_people() -> None:
    for seed in range(40):
        dice = Random(seed)
        shape = made_up_shape(dice)
        tables = tabulated(shape, made_up_facts(dice, shape))
        assert shown_of_few(tables, protect(*tables, [])) == []


def _alone(tables: Tables) -> dict[Key, Shown]:
    figures = {figure.key: figure for figure in tables.figures}
    hidden = reasons(figures, tables.sums, tables.shares)
    return {
        key: Shown(key, None, hidden[key])
        if key in hidden
        else Shown(key, rounded(figure.value, figure.base))
        for key, figure in figures.items()
    }


def no_companions(tables: Tables, earlier: Sequence[Release]) -> Release:
    """Small figures are hidden, and nothing beside them."""
    return _alone(tables)


def no_bounds(tables: Tables, earlier: Sequence[Release]) -> Release:
    """Two cells are hidden in each sum, and nobody asks whether that is enough."""
    shown = _alone(tables)
    values = {figure.key: figure.value for figure in tables.figures}
    for total in tables.sums:
        cells = (total.whole, *total.parts)
        if sum(shown[key].value is None for key in cells) == 1:
            key = min((one for one in cells if shown[one].value), key=values.__getitem__)
            shown[key] = Shown(key, None, "few_people")
    return shown


def unrounded_totals(tables: Tables, earlier: Sequence[Release]) -> Release:
    """Totals are so large, why round them?"""
    shown = protect(*tables, earlier)
    for figure in tables.figures:
        if figure.key.measure == WHOLE and shown[figure.key].value is not None:
            shown[figure.key] = Shown(figure.key, figure.value)
    return shown


def corrected_by_one(tables: Tables, earlier: Sequence[Release]) -> Release:
    """Each release is right by itself and knows nothing of those before."""
    return protect(*tables, [])


def no_complements(tables: Tables, earlier: Sequence[Release]) -> Release:
    """Nobody said that a reader divides one figure by another."""
    return protect(tables.figures, [], [], earlier)


@pytest.mark.parametrize(
    ("weak", "attack", "seeds", "by"),
    [
        (no_companions, attack_single_rows, range(20), "subtraction"),
        (no_companions, attack_small_tables, range(20), "every table"),
        (no_bounds, attack_single_rows, range(20), "subtraction"),
        (no_bounds, attack_programmes, range(15, 16), "program"),
        (unrounded_totals, attack_single_rows, range(20), "subtraction"),
        (corrected_by_one, attack_single_rows, range(20), "difference"),
        (corrected_by_one, attack_single_rows, range(20), "earlier release"),
        (no_complements, attack_single_rows, range(20), "complement"),
    ],
)
def test_a_planted_weakness_is_caught(
    weak: Publisher, attack: Attack, seeds: range, by: str
) -> None:
    found = attack(seeds, weak)
    assert by in {find.by for find in found.finds}


def test_nothing_is_recovered_from_the_products_own_releases(
    sessions: sessionmaker[Session], session: Session
) -> None:
    """Three months and their half-year; before the second and third something is corrected."""
    releases: list[Release] = []
    some_months(session, women=150, months=OWN, departments=("11", "05", "76", "08"))
    for name in OWN:
        drafted = making.drafted_of(sessions, name)
        found = drafted.assembled
        tables = Tables(found.figures, found.sums, found.shares)
        assert making.make(sessions, name, released_on(name)) == 1
        releases.append({one.key: one for one in publishing.protected(drafted)})
        assert list(recovered(tables, reader(tables, releases).finds())) == []
        _correct_somebody(session)
    shown = [one for one in releases[-1].values() if one.value]
    assert len(shown) > 40


def _correct_somebody(session: Session) -> None:
    """One woman's week turns out to have been short after all."""
    row = session.scalars(select(OrderMonth).order_by(OrderMonth.order_id).limit(1)).one()
    amounts = dict(row.amounts)
    amounts["weeks.met"] -= 1
    amounts["weeks.short"] = amounts.get("weeks.short", 0) + 1
    row.amounts = amounts
    session.commit()
