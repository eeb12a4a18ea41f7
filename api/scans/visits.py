"""What a scan at a court's desk proves: whose desk, when, and which of her dates it is of.

It opens no attendance and moves no hour, whatever the code turns out to be.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.appearances import desk
from api.appearances.models import Appearance, CourtDeskKey
from api.orders.models import Order
from api.rules import codes, evidence
from api.scans.arrivals import Pointer
from api.scans.judging import UNKNOWN_CODE, Judged, estimate

AT_DESK = frozenset({"at_desk"})
# What such a sender says waits on the list of odd scans: it may not be her.
DOUBTFUL = frozenset({"revoked_device", "unmatched_device", "bad_signature"})


def judge(
    session: Session,
    order: Order | None,
    pointer: Pointer,
    claims: Mapping[str, Any],
    sender_flags: frozenset[str],
    now: datetime,
) -> Judged:
    """Judge a scan of a desk's code that arrived now; the order's turn was taken."""
    keys = _genuine(session, pointer)
    counter = pointer.code.counter if keys is not None and pointer.code else None
    found = estimate(counter, claims, now)
    date, reason = None, UNKNOWN_CODE
    if keys is not None:
        date, reason = _date(session, order, keys, sender_flags, found.at)
    kind = "none" if keys is None else "D1"
    return Judged(
        site=None,
        at=found.at,
        method=found.method,
        level=evidence.level(kind, found.freshness, signed=False, site_seen=False),
        code_kind=kind,
        counter=counter,
        flags=found.flags | AT_DESK | reason,
        court_id=None if keys is None else keys.court_id,
        appearance=date,
    )


def _genuine(session: Session, pointer: Pointer) -> CourtDeskKey | None:
    """The keys of the desk that made this code."""
    if pointer.code is None:
        return None
    keys = desk.keys_named(session, pointer.code.key_id)
    if keys is None or not codes.is_genuine(pointer.code, keys.root_secret):
        return None
    return keys


def _date(
    session: Session,
    order: Order | None,
    keys: CourtDeskKey,
    sender_flags: frozenset[str],
    at: datetime,
) -> tuple[Appearance | None, frozenset[str]]:
    """Her date of that day, or why there is none to tell of the scan."""
    if order is None or DOUBTFUL & sender_flags:
        return None, frozenset()
    if order.court_id != keys.court_id:
        return None, frozenset({"other_desk"})
    found = desk.date_of(session, order, at)
    return found, frozenset() if found is not None else frozenset({"no_date"})
