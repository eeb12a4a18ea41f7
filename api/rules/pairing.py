"""From scans to attendances: pairs arrivals with departures, whatever order they came in.

A run of check-ins followed by a run of check-outs is one attendance: the first arrival, the last
departure. The rest of the run says it again and is kept. What she only claims is an end where no
code tells of one: else a claim of half an hour more would cost her the hours that are proven.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

SAME_STAY = timedelta(hours=12)
# A departure longer after the arrival than this belongs to another day's work.
LONGEST_PAIR = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class ScanFact:
    """A scan as pairing sees it: `at` is the estimated instant, `received_at` its arrival;
    `witness` is the host's person who scanned her, by name."""

    id: str
    direction: Literal["in", "out"]
    at: datetime
    level: int
    received_at: datetime
    flags: frozenset[str] = frozenset()
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """An attendance's scans. `anchor_id` is the one that was received first: its name for good."""

    anchor_id: str
    in_scan: str | None
    out_scan: str | None
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    level: int
    flags: frozenset[str]
    scans: tuple[str, ...]


def pair(scans: Iterable[ScanFact]) -> list[Pair]:
    """The attendances that these scans of one order at one site make, in time order."""
    runs: list[list[ScanFact]] = []
    known = {scan.id: scan for scan in scans}
    for scan in sorted(known.values(), key=lambda s: (s.at, s.direction == "out", s.id)):
        if runs and _belongs(runs[-1], scan):
            runs[-1].append(scan)
        else:
            runs.append([scan])
    return [_pair(run) for run in runs]


def _belongs(run: Sequence[ScanFact], scan: ScanFact) -> bool:
    """Whether a scan goes on with the run that came before it."""
    first, last = run[0], run[-1]
    if first.direction == "out":
        return False
    since = scan.at - first.at
    if scan.direction == "in":
        return last.direction == "in" and since <= SAME_STAY
    return since <= (LONGEST_PAIR if last.direction == "in" else SAME_STAY)


def _proven(scans: Sequence[ScanFact]) -> Sequence[ScanFact]:
    """Those with a code, if any has one."""
    return [scan for scan in scans if scan.level > 0] or scans


def _pair(run: Sequence[ScanFact]) -> Pair:
    arrivals = [scan for scan in run if scan.direction == "in"]
    departures = [scan for scan in run if scan.direction == "out"]
    came = _proven(arrivals)[0] if arrivals else None
    left = _proven(departures)[-1] if departures else None
    ends = [scan for scan in (came, left) if scan is not None]
    flags = frozenset().union(*(scan.flags for scan in run))
    if len(run) > len(ends):
        flags |= {"repeated"}
    if came is not None and left is not None and left.at - came.at > SAME_STAY:
        flags |= {"too_long"}
    return Pair(
        anchor_id=min(run, key=lambda scan: (scan.received_at, scan.id)).id,
        in_scan=None if came is None else came.id,
        out_scan=None if left is None else left.id,
        checked_in_at=None if came is None else came.at,
        checked_out_at=None if left is None else left.at,
        level=min(scan.level for scan in ends),
        flags=flags,
        scans=tuple(scan.id for scan in run),
    )
