"""Assessments a second on one core: `python -m bench.assess [--json] [--seed N] [--seconds S]`.

Two workloads: the worked cases, and seeded random weeks (crowded and clumsier than life). A
standing works out `look_again_at`, `reasons` and `slots` when they are read, so each is measured
on top of the plain assessment, and all together. Every row is the median of its rounds, in
assessments per second of processor time, rounds of all rows taken in turn; facts are built before.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from statistics import median

from api.rules.assess import assess
from api.rules.values import Standing, WeekFacts
from bench import machine
from tests.rules.random_weeks import random_week
from tests.rules.vectors import facts_of, now_of, worked_cases

Case = tuple[WeekFacts, datetime]
GOAL = 15_000
ROUNDS = 9
READS: dict[str, Callable[[Standing], object]] = {
    "assess": lambda standing: standing,
    "and look_again_at": lambda standing: standing.look_again_at,
    "and reasons": lambda standing: standing.reasons,
    "and slots": lambda standing: standing.slots,
    "and all three": lambda standing: (standing.look_again_at, standing.reasons, standing.slots),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when the plain assessment of the worked cases misses the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--seed", type=int, default=20261121, help="of the random weeks")
    parser.add_argument("--seconds", type=float, default=1.5, help="to spend on each row")
    chosen = parser.parse_args(arguments)
    workloads = {
        "worked cases": [(facts_of(c["given"]), now_of(c["given"])) for c in worked_cases()],
        "random weeks": [random_week(Random(chosen.seed + number)) for number in range(300)],
    }
    rows = {name: measure(cases, chosen.seconds) for name, cases in workloads.items()}
    reached = rows["worked cases"]["assess"]["per_second"] >= GOAL
    report = {
        "benchmark": "assess",
        "machine": machine.figures(),
        "seed": chosen.seed,
        "goal_per_second": GOAL,
        "goal_reached": reached,
        "rows": rows,
    }
    print(json.dumps(report, indent=2) if chosen.json else _table(report, rows))
    return 0 if reached else 1


def measure(cases: Sequence[Case], seconds: float) -> dict[str, dict[str, int]]:
    """Assessments a second of processor time, for each thing that may be read from them."""
    found: dict[str, list[float]] = {name: [] for name in READS}
    repeats = {name: _repeats(cases, read, seconds / ROUNDS) for name, read in READS.items()}
    for _ in range(ROUNDS):
        for name, read in READS.items():
            found[name].append(repeats[name] * len(cases) / _spent(cases, read, repeats[name]))
    return {
        name: {
            "per_second": round(median(rates)),
            "least": round(min(rates)),
            "most": round(max(rates)),
        }
        for name, rates in found.items()
    }


def _repeats(cases: Sequence[Case], read: Callable[[Standing], object], seconds: float) -> int:
    return max(1, round(seconds / _spent(cases, read, 1)))


def _spent(cases: Sequence[Case], read: Callable[[Standing], object], repeats: int) -> float:
    started = time.process_time()
    for _ in range(repeats):
        for facts, now in cases:
            read(assess(facts, now))
    return time.process_time() - started


def _table(report: dict[str, object], rows: dict[str, dict[str, dict[str, int]]]) -> str:
    lines = [f"{name}: {value}" for name, value in machine.figures().items()]
    lines.append(f"seed {report['seed']}; per second of processor time, median (least..most)")
    for workload, found in rows.items():
        for name, rate in found.items():
            spread = f"({rate['least']:,}..{rate['most']:,})"
            lines.append(f"{workload:14} {name:20} {rate['per_second']:>8,} {spread}")
    lines.append(f"goal {GOAL:,} a second: {'reached' if report['goal_reached'] else 'MISSED'}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
