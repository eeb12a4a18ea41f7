"""A card that a site's tablet scanned: which tablet, whose card, and who was at the tablet.

One statement. Whose scan it is follows from the card, never from who is signed in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from api.accounts.devices import verify_signature
from api.accounts.models import Device, SiteDevice, Staff
from api.passes.models import Pass
from api.passes.witnesses import Witness, WitnessKey
from api.rules import codes, evidence, passes
from api.rules.access import Actor
from api.rules.passes import Found
from api.scans.arrivals import Arrival, claimed_id
from api.scans.judging import Judged, Witnessed
from api.shifts.models import Placement

# A placement that ended this long ago may still be scanned at: somebody forgot to say so.
LEFT_WITHIN = timedelta(days=60)
# The largest that a column holds: the year 4011.
LAST_COUNTER = 2**31 - 1


class Tablet(NamedTuple):
    """A site's tablet, as far as a signature needs it."""

    id: UUID
    site_id: UUID
    x: bytes | None
    y: bytes | None
    revoked_at: datetime | None
    matched_at: datetime | None


class Key(NamedTuple):
    """The key of a tablet that has one."""

    x: bytes
    y: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """The host's person who was at the tablet, and from when to when that is known."""

    id: UUID
    name: str
    word: Witness
    left_at: datetime | None

    def saw(self, at: datetime) -> bool:
        """Whether she was there at an instant, and worked for the host then."""
        return self.word.saw(at) and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Card:
    """What a scanned card tells. `over_at`: since when it is not to be used any more."""

    tablet: Tablet | None
    order_id: UUID | None
    kind: str
    counter: int | None
    over_at: datetime | None
    person: Person | None
    signature_holds: bool | None
    flags: frozenset[str]


def read(
    session: Session,
    actor: Actor,
    claims: Mapping[str, Any],
    code: codes.Code,
    content: bytes,
    witnesses: WitnessKey | None,
) -> Card:
    """What is known of a card and of the tablet that says it scanned it."""
    word = None if witnesses is None else witnesses.read(claims.get("witness"))
    found = _Look(session, code, word)
    signature = claims.get("signature")
    rows = found.at(claimed_id(claims.get("device")))
    tablet = _tablet(rows)
    holds = _holds(tablet, content, signature) if isinstance(signature, str) else None
    flags = set()
    if holds and tablet is not None:
        if tablet.revoked_at is not None:
            flags.add("revoked_device")
        elif tablet.matched_at is None:
            flags.add("unmatched_device")
    else:
        flags.add("unsigned" if holds is None else "bad_signature")
        rows = _of_session(actor, tablet, rows, found)
        tablet = _tablet(rows)
    card = _whose(rows, code)
    person = _person(rows, tablet, word) if holds is not False else None
    if claims.get("witness") is not None and person is None:
        flags.add("unknown_witness")
    if card is None:
        flags.add("unknown_card")
    return Card(
        tablet=tablet,
        order_id=None if card is None else card.order_id,
        kind="none" if card is None else code.kind,
        counter=_counter(code) if card is not None else None,
        over_at=None if card is None else card.over_at,
        person=person,
        signature_holds=holds,
        flags=frozenset(flags),
    )


def judge(card: Card, arrival: Arrival, claims: Mapping[str, Any], now: datetime) -> Judged:
    """Judge a card that was scanned: at the tablet's site, by the tablet's clock."""
    shown_at = None
    if card.counter is not None:
        shown_at = datetime.fromtimestamp(card.counter * codes.STEP_SECONDS, UTC)
    found = evidence.estimate_of_card(
        evidence.Clues(
            received_at=now,
            counter_at=shown_at,
            captured_at=claims.get("captured_at"),
            server_offset_ms=claims.get("server_offset_ms"),
        )
    )
    flags = set(found.flags)
    if arrival.site is None:
        flags.add("unknown_site")
    elif arrival.order is not None and not arrival.is_placed:
        flags.add("not_placed_here")
    is_over = card.over_at is not None and found.at >= card.over_at
    if is_over:
        flags.add("revoked_pass")
    saw = card.person is not None and card.person.saw(found.at)
    if card.person is not None and not saw:
        flags.add("unknown_witness")
    return Judged(
        site=arrival.site,
        at=found.at,
        method=found.method,
        level=0 if is_over else evidence.card_level(card.kind, found.freshness, saw),
        code_kind=card.kind,
        counter=card.counter,
        flags=frozenset(flags),
        witness=Witnessed(card.person.id, card.person.name) if card.person and saw else None,
    )


def _counter(code: codes.Code) -> int | None:
    counter = passes.counter_of(code)
    return None if counter is None else min(counter, LAST_COUNTER)


def _holds(tablet: Tablet | None, content: bytes, signature: str) -> bool:
    if tablet is None or tablet.x is None or tablet.y is None:
        return False
    return verify_signature(Key(tablet.x, tablet.y), content, signature)


class _Held(NamedTuple):
    """A pass that may be the one that was shown, and since when it is over."""

    order_id: UUID
    secret: bytes
    over_at: datetime | None


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks for a tablet, the passes that may be the one it was shown, and its witness."""

    session: Session
    code: codes.Code
    word: Witness | None

    def at(self, device_id: UUID | None) -> Sequence[Row]:
        """What is found at a tablet: a row for each pass that it may be."""
        if device_id is None:
            return ()
        return [tuple(row) for row in self.session.execute(self._query(device_id))]

    def _query(self, device_id: UUID) -> Select[*tuple[Any, ...]]:
        witness = None if self.word is None else self.word.staff_id
        return (
            select(
                SiteDevice.id,
                SiteDevice.site_id,
                SiteDevice.x,
                SiteDevice.y,
                SiteDevice.revoked_at,
                SiteDevice.matched_at,
                Pass.order_id,
                Pass.secret,
                Pass.ended_at,
                Device.revoked_at,
                Staff.id,
                Staff.name,
                Staff.disabled_at,
            )
            .select_from(SiteDevice)
            .outerjoin(Pass, self._may_be())
            .outerjoin(Device, Device.id == Pass.device_id)
            .outerjoin(Staff, Staff.id == witness)
            .where(SiteDevice.id == device_id)
        )

    def _may_be(self) -> ColumnElement[bool]:
        """A card is found by its tag; a phone's pass among those of the women placed there."""
        if self.code.kind == "W0":
            return Pass.tag == passes.tag(passes.key_of(self.code))
        shown_at = datetime.fromtimestamp((_counter(self.code) or 0) * codes.STEP_SECONDS, UTC)
        placed = (
            select(Placement.order_id)
            .where(Placement.site_id == SiteDevice.site_id)
            .where(
                or_(Placement.to_day.is_(None), Placement.to_day >= (shown_at - LEFT_WITHIN).date())
            )
            .correlate(SiteDevice)
        )
        return and_(Pass.kind == "phone", Pass.order_id.in_(placed))


def _of_session(
    actor: Actor, claimed: Tablet | None, rows: Sequence[Row], found: _Look
) -> Sequence[Row]:
    """The tablet that is signed in, for one that has no key: nobody else's word is taken."""
    if actor.role != "site_device":
        return ()
    if claimed is not None and claimed.id == actor.device_id:
        return rows
    return found.at(actor.device_id)


def _tablet(rows: Sequence[Row]) -> Tablet | None:
    return Tablet(*rows[0][:6]) if rows else None


def _whose(rows: Sequence[Row], code: codes.Code) -> _Held | None:
    """The pass that was shown, if it is one of these and its proof is right."""
    for row in rows:
        order_id, secret, ended_at, retired_at = row[6:10]
        if order_id is not None and _is(code, secret, row[1]) == "genuine":
            over = min((at for at in (ended_at, retired_at) if at is not None), default=None)
            return _Held(order_id, secret, over)
    return None


def _is(code: codes.Code, secret: bytes, site_id: UUID) -> Found:
    if code.kind == "W0":
        return "genuine" if passes.key_of(code) == secret else "other"
    return passes.check(code, secret, passes.site_key_id(site_id.bytes))


def _person(rows: Sequence[Row], tablet: Tablet | None, word: Witness | None) -> Person | None:
    """The person whose word the tablet carries, when it was given for this tablet."""
    if word is None or tablet is None or rows[0][10] is None:
        return None
    if (word.site_device_id, word.site_id) != (tablet.id, tablet.site_id):
        return None
    return Person(rows[0][10], rows[0][11], word, rows[0][12])
