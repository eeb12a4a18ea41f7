"""Many women as several towns: each lives by itself, and is kept as a file once it has."""

import json
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

HOURS = {"0-2": 2, "2-6": 6, "6-12": 12, "12-24": 24, "24-48": 48, "48+": 10**6}
Report = dict[str, Any]
# The same of every town, or not a count.
SAME = ("weeks_lived", "seed")


def shares(participants: int, towns: int) -> list[int]:
    """How many live in each town."""
    each, more = divmod(participants, towns)
    return [each + (number < more) for number in range(towns)]


def lived(
    live: Callable[[int], Report], towns: int, keep: Path | None, said: Callable[[str], None]
) -> Iterator[Report]:
    """The report of every town. One that is kept from before is not lived again."""
    for number in range(towns):
        file = None if keep is None else keep / f"town-{number}.json"
        if file is not None and file.is_file():
            yield json.loads(file.read_text(encoding="utf-8"))
            continue
        report = live(number)
        said(f"town {number + 1} of {towns}: {report['short']} short, {report['seconds']} s")
        if file is not None:
            # Under another name first, so that half a file is never taken for a whole one.
            half = file.with_suffix(".half")
            half.write_text(json.dumps(report), encoding="utf-8")
            half.replace(file)
        yield report


def summed(reports: Sequence[Report]) -> Report:
    """One report on all towns."""
    whole = _sum(reports)
    leads = whole.pop("leads")
    whole["lead_minutes"] = {
        "minimum": min(leads, default=None),
        "median": statistics.median(leads) if leads else None,
        "by_hours": _by_hours(leads),
    }
    return {**whole, **{name: reports[0][name] for name in SAME}, "towns": len(reports)}


def _sum(parts: Sequence[Report]) -> Report:
    """Counts added, lists joined, counts within added likewise."""
    names = list(dict.fromkeys(name for part in parts for name in part))
    return {name: _added([part[name] for part in parts if name in part]) for name in names}


def _added(values: Sequence[Any]) -> Any:
    if isinstance(values[0], dict):
        return _sum(values)
    if isinstance(values[0], list):
        return [one for value in values for one in value]
    return round(sum(values), 1) if isinstance(values[0], float) else sum(values)


def _by_hours(leads: list[int]) -> dict[str, int]:
    """How many short weeks were told of so many hours before the last minute."""
    found = Counter(
        next(name for name, most in HOURS.items() if lead < most * 60) for lead in leads
    )
    return {name: found[name] for name in HOURS}
