"""Attacks on protected figures: `python -m bench.attack [--json] [--seed N] [--share PER_CENT]`.

Thousands of made-up tables of few people, published release by release as the product publishes,
and read by somebody who subtracts, compares releases, solves linear programs over all of them and
writes down every table that agrees. What is recovered must be nothing: exit code 1 otherwise.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from typing import Final

from bench import machine
from tests.statistics.attacks import (
    Attacked,
    attack_programmes,
    attack_single_rows,
    attack_small_tables,
)

KINDS: Final[dict[str, tuple[Callable[[range], Attacked], int]]] = {
    "rows of a whole and its parts, three releases": (attack_single_rows, 2_000),
    "months, places and columns, three releases": (attack_programmes, 400),
    "small tables, every table that agrees": (attack_small_tables, 1_000),
}
Figures = dict[str, int | float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack and print; 1 when anything was recovered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--seed", type=int, default=20261122, help="of the made-up tables")
    parser.add_argument("--share", type=int, default=100, help="per cent of the tables to attack")
    chosen = parser.parse_args(arguments)
    rows = {
        name: attacked(attack, chosen.seed, number * chosen.share // 100)
        for name, (attack, number) in KINDS.items()
    }
    recovered = sum(int(row["recovered"]) for row in rows.values())
    report = {
        "benchmark": "attack",
        "machine": machine.figures(),
        "seed": chosen.seed,
        "recovered": recovered,
        "rows": rows,
    }
    print(json.dumps(report, indent=2) if chosen.json else _table(rows, recovered))
    return 1 if recovered else 0


def attacked(attack: Callable[[range], Attacked], seed: int, number: int) -> Figures:
    """What came of attacking so many made-up programmes."""
    began = time.process_time()
    found = attack(range(seed, seed + number))
    return {
        "programmes": number,
        "releases": found.releases,
        "cells": found.cells,
        "hidden": found.hidden,
        "recovered": len(found.finds),
        "processor_seconds": round(time.process_time() - began, 1),
    }


def _table(rows: dict[str, Figures], recovered: int) -> str:
    lines = [
        f"{name}: {row['releases']} releases, {row['hidden']} of {row['cells']} cells hidden, "
        f"{row['recovered']} recovered, {row['processor_seconds']} s"
        for name, row in rows.items()
    ]
    return "\n".join([*lines, f"recovered in all: {recovered}"])


if __name__ == "__main__":
    raise SystemExit(main())
