"""How far the clocks of tablets were off, as they tell it themselves at each check."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import ClockDrift, SiteDevice
from api.errors import NotFound
from api.rules import drift
from api.rules.access import Actor, may
from api.together import insert_new

# A tablet holds keys for 14 days: no code is shown longer after a check.
LONGEST: Final = timedelta(days=15)
# Less than this changes no judgement and needs no row.
WORTH_KEEPING: Final = timedelta(seconds=5)
MOST_STRETCHES = 8


@dataclass(frozen=True, slots=True)
class Check:
    """What a tablet found at `until`: its codes `offset_ms` ahead, which were right at `since`."""

    offset_ms: int
    since: datetime | None
    until: datetime


def note(session: Session, actor: Actor, now: datetime, site_id: UUID, check: Check) -> None:
    """Keep what a tablet found, with its time; a stretch in which it drifted for good."""
    if not may(actor, "site.show_code", site_id=site_id):
        raise NotFound
    device = session.get_one(SiteDevice, actor.device_id)
    until, since = min(max(check.until, now - LONGEST), now), check.since
    device.clock_offset_ms, device.clock_checked_at = check.offset_ms, until
    session.flush()
    if since is None or not until - LONGEST <= since < until:
        return
    if abs(timedelta(milliseconds=check.offset_ms)) >= WORTH_KEEPING:
        row: dict[str, Any] = {"id": uuid4(), "court_id": device.court_id, "site_id": site_id}
        row |= {"site_device_id": device.id, "since": since, "until": until}
        insert_new(session, ClockDrift, row | {"offset_ms": check.offset_ms})


def lag(session: Session, site_id: UUID, counter_at: datetime) -> timedelta:
    """By how much codes of this half-minute lagged behind, as the tablet heard of last tells.

    Only a stretch between two checks in which the code was shown speaks of it; without one the
    codes are taken to be right.
    """
    near = select(ClockDrift).where(
        ClockDrift.site_id == site_id,
        ClockDrift.until >= counter_at - LONGEST,
        ClockDrift.since <= counter_at + LONGEST,
    )
    for row in session.scalars(near.order_by(ClockDrift.until.desc()).limit(MOST_STRETCHES)):
        ahead = timedelta(milliseconds=row.offset_ms)
        found = drift.lag(drift.Drift(row.since, row.until, ahead), counter_at)
        if found is not None:
            return found
    return timedelta(0)
