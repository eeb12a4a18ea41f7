"""The code at a court's desk: how it is shown, and the date that a scan of it belongs to."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.appearances.models import Appearance, AppearanceEvent, CourtDeskKey
from api.appearances.words import say
from api.orders.models import Order
from api.rules import codes, days
from api.rules.access import Actor
from api.together import insert_new

# A date of these is one that she may still have come to; of two on one day the nearer.
COUNTED = ("set", "presumed", "attended", "excused")
MOST_SCANS = 20


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code and for how long it is the one to show."""

    url: str
    valid_from: datetime
    valid_until: datetime


def keys_of(session: Session, court_id: UUID, now: datetime) -> CourtDeskKey:
    """What makes the codes of a court's desk; made when it is first asked for."""
    known = session.get(CourtDeskKey, court_id)
    if known is not None:
        return known
    made = {"key_id": secrets.token_bytes(5), "root_secret": secrets.token_bytes(32)}
    insert_new(session, CourtDeskKey, {"court_id": court_id, "made_at": now, **made})
    return session.get_one(CourtDeskKey, court_id)


def keys_named(session: Session, key_id: bytes) -> CourtDeskKey | None:
    """The keys that a code names, if a court has them."""
    return session.scalar(select(CourtDeskKey).where(CourtDeskKey.key_id == key_id))


def shown(keys: CourtDeskKey, public_url: str, now: datetime) -> ShownCode:
    """The code to show now."""
    seconds = int(now.timestamp())
    counter = seconds // codes.STEP_SECONDS
    key = codes.day_key(keys.root_secret, keys.key_id, seconds // codes.DAY_SECONDS, "D1")
    return ShownCode(
        url=codes.url(public_url, codes.rotating_token(key, keys.key_id, counter, "D1")),
        valid_from=datetime.fromtimestamp(counter * codes.STEP_SECONDS, UTC),
        valid_until=datetime.fromtimestamp((counter + 1) * codes.STEP_SECONDS, UTC),
    )


def date_of(session: Session, order: Order, at: datetime) -> Appearance | None:
    """Her date of the local day of an instant, unless it was cancelled, rescheduled, or scanned
    so often that more says nothing. The order's turn was taken."""
    start, end = days.day_bounds(days.local_day(at, order.time_zone), order.time_zone)
    found = session.scalars(
        select(Appearance)
        .where(Appearance.order_id == order.id, Appearance.state.in_(COUNTED))
        .where(Appearance.starts_at >= start, Appearance.starts_at < end)
        .execution_options(populate_existing=True)
    )
    nearest = min(found, key=lambda one: (abs(one.starts_at - at), one.id), default=None)
    if nearest is None:
        return None
    often = sum(one.kind == "scanned" for one in nearest.events) >= MOST_SCANS
    return None if often else nearest


def scanned(
    session: Session,
    order: Order,
    now: datetime,
    appearance: Appearance,
    scan_id: UUID,
    at: datetime,
) -> None:
    """Write down that she scanned the desk's code. It decides nothing: a clerk says what became
    of the date, else it is presumed kept as any other."""
    her = Actor(role="participant", id=order.participant_id, name=order.participant.first_name)
    say(session, order, her, now, appearance, "scanned", event_id=scan_id, scanned_at=at)


def date_scanned(session: Session, scan_id: UUID) -> Appearance | None:
    """The date that a scan belongs to."""
    event = session.get(AppearanceEvent, scan_id)
    return None if event is None else session.get(Appearance, event.appearance_id)
