"""When a scan happened and how much it proves. Claims may be absurd: they are weighed, not refused.

The code's counter says "not before", the server's receipt "not after"; her phone's clock claims.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

FRESH = timedelta(minutes=2)
LOOSE = timedelta(minutes=10)
ODD_CLOCK = timedelta(minutes=5)
LATE = timedelta(hours=12)
AHEAD = timedelta(minutes=2)
# A claim further back than this is a broken clock, not a scan that waited.
OLDEST = timedelta(days=180)
SHOWN_FOR = timedelta(seconds=30)

Freshness = Literal["fresh", "loose", "stale"]
Method = Literal["counter", "phone_offset", "phone", "claimed", "received"]


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells of the time: `counter_at` from a genuine rotating code, the phone's claims raw.

    `site_offset` is how far the clock of the site's device is known to lag behind the server's.
    """

    received_at: datetime
    counter_at: datetime | None = None
    captured_at: object = None
    server_offset_ms: object = None
    claimed_at: object = None
    site_offset: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The instant of a scan as far as the evidence tells, how it was found, and what is odd."""

    at: datetime
    method: Method
    freshness: Freshness | None
    flags: frozenset[str]


def estimate(clues: Clues) -> Estimate:
    """When the scan happened. Never after it was received."""
    phone, method = _phone_time(clues)
    flags = set()
    freshness: Freshness | None = None
    if phone is not None and not _believable(phone, clues.received_at):
        flags.add("odd_clock")
        phone = None
    if clues.counter_at is not None:
        at, method = clues.counter_at + clues.site_offset, "counter"
        freshness = _freshness(clues, at, phone)
        if freshness == "stale":
            flags.add("stale_code")
        if phone is not None and abs(phone - at) > ODD_CLOCK:
            flags.add("odd_clock")
    elif phone is not None:
        at = phone
    else:
        at, method = clues.received_at, "received"
    if at > clues.received_at:
        flags |= {"odd_clock"} if at - clues.received_at > AHEAD else set()
        at = clues.received_at
    if clues.received_at - at > LATE:
        flags.add("late")
    return Estimate(at, method, freshness, frozenset(flags))


def estimate_of_card(clues: Clues) -> Estimate:
    """When a site's device scanned a card: its own clock says so. The half-minute of a phone's
    pass is her phone's word: it tells how fresh the pass was, and the time where the device's
    clock cannot be believed."""
    shown_at = clues.counter_at
    told = estimate(replace(clues, counter_at=None, claimed_at=None))
    if shown_at is None:
        return told
    if told.method == "received":
        return estimate(replace(clues, claimed_at=None))
    freshness = _freshness_of(abs(told.at - shown_at))
    stale = {"stale_code"} if freshness == "stale" else set()
    return replace(told, freshness=freshness, flags=told.flags | stale)


def card_level(kind: str, freshness: Freshness | None, witnessed: bool) -> int:
    """The evidence level of a scanned card: a named host person who was there makes it 4."""
    if kind not in ("W0", "W1"):
        return 0
    if witnessed:
        return 4
    return 2 if kind == "W1" and freshness == "fresh" else 1


def level(kind: str, freshness: Freshness | None, signed: bool, site_seen: bool) -> int:
    """The evidence level of a scan, 0 to 3; only a named host person makes it 4."""
    if kind == "none":
        return 0
    if kind not in ("R1", "D1") or freshness != "fresh":
        return 1
    return 3 if signed and site_seen else 2


def _freshness(clues: Clues, counter_at: datetime, phone: datetime | None) -> Freshness:
    """How close to its half-minute a code was used, by the server's clock or by the phone's."""
    away = abs(clues.received_at - counter_at)
    if phone is not None:
        away = min(away, abs(phone - counter_at))
    return _freshness_of(away)


def _freshness_of(away: timedelta) -> Freshness:
    if away <= FRESH + SHOWN_FOR:
        return "fresh"
    return "loose" if away <= LOOSE else "stale"


def _believable(phone: datetime, received_at: datetime) -> bool:
    return -AHEAD <= received_at - phone <= OLDEST


def _phone_time(clues: Clues) -> tuple[datetime | None, Method]:
    """What the phone says: the time she typed, its clock with the measured offset, its clock."""
    claimed = _instant(clues.claimed_at)
    if claimed is not None:
        return claimed, "claimed"
    captured = _instant(clues.captured_at)
    if captured is None:
        return None, "received"
    offset = clues.server_offset_ms
    if isinstance(offset, (int, float)) and not isinstance(offset, bool):
        try:
            return captured + timedelta(milliseconds=offset), "phone_offset"
        except (OverflowError, ValueError):  # beyond the calendar, or not a number at all
            return None, "received"
    return captured, "phone"


def _instant(claim: object) -> datetime | None:
    if not isinstance(claim, str):
        return None
    try:
        instant = datetime.fromisoformat(claim)
        return None if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
