"""Sign-in sheets of paper: made and found again; what was copied from them, and its photo."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.errors import Conflict, Invalid, NotFound
from api.hosts.models import Site
from api.rules import days, paper_sheets
from api.rules.access import Actor, in_scope
from api.sheets.models import SheetEntry, SheetLine, SheetPhoto, SheetWithdrawal, SignInSheet

LONGEST_SHEET = timedelta(days=6)
FARTHEST = timedelta(days=60)


def make(
    session: Session,
    actor: Actor,
    now: datetime,
    site: Site,
    sheet_id: UUID,
    *,
    from_day: date,
    to_day: date,
    with_names: bool,
) -> SignInSheet:
    """Make a sheet for a day or up to a week. The same again is the same sheet."""
    known = session.get(SignInSheet, sheet_id)
    if known is not None:
        said = (known.site_id, known.from_day, known.to_day, known.with_names)
        if said != (site.id, from_day, to_day, with_names):
            raise Conflict("id-already-used")
        return known
    _refuse_odd_days(from_day, to_day, days.local_day(now, site.time_zone))
    assert actor.id is not None
    sheet = SignInSheet(
        id=sheet_id,
        court_id=site.court_id,
        site_id=site.id,
        number=paper_sheets.number_of(secrets.randbits(35)),
        from_day=from_day,
        to_day=to_day,
        with_names=with_names,
        made_by=actor.id,
        made_by_name=actor.name,
        made_at=now,
    )
    session.add(sheet)
    session.flush()
    return sheet


def _refuse_odd_days(first: date, last: date, today: date) -> None:
    if last < first:
        raise Invalid("ends-before-it-starts", "/to_day")
    if last - first > LONGEST_SHEET:
        raise Invalid("longer-than-a-week", "/to_day")
    if first > today + FARTHEST:
        raise Invalid("sheet-too-far", "/from_day", max=FARTHEST.days)
    if last < today - FARTHEST:
        raise Invalid("sheet-too-far", "/to_day", max=FARTHEST.days)


def sheet_of(session: Session, actor: Actor, sheet_id: UUID) -> SignInSheet:
    """A sheet of the actor's site or court."""
    sheet = session.get(SignInSheet, sheet_id)
    if sheet is None or not in_scope(actor, court_id=sheet.court_id, site_id=sheet.site_id):
        raise NotFound
    return sheet


def numbered(session: Session, site: Site, typed: str) -> SignInSheet:
    """The sheet of this site whose number somebody typed; an unknown one is not found, and a slip
    of the pen is told apart."""
    number = paper_sheets.read_number(typed)
    if number is None:
        raise Invalid("wrong-sheet-number", "/number")
    sheet = session.scalar(select(SignInSheet).where(SignInSheet.number == number))
    if sheet is None or sheet.site_id != site.id:
        raise NotFound("no-such-sheet")
    return sheet


def of_site(session: Session, site: Site, limit: int = 50) -> Sequence[SignInSheet]:
    """The sheets of a site, newest first."""
    return session.scalars(
        select(SignInSheet)
        .where(SignInSheet.site_id == site.id)
        .order_by(SignInSheet.made_at.desc(), SignInSheet.id.desc())
        .limit(limit)
    ).all()


def entries(session: Session, sheet: SignInSheet) -> Sequence[SheetEntry]:
    """What was copied from a sheet, oldest first, taken back or not."""
    return session.scalars(
        select(SheetEntry)
        .where(SheetEntry.sheet_id == sheet.id)
        .order_by(SheetEntry.entered_at, SheetEntry.id)
    ).all()


def entry_of(session: Session, actor: Actor, entry_id: UUID) -> SheetEntry:
    """An entry of the actor's site or court."""
    entry = session.get(SheetEntry, entry_id)
    if entry is None or not in_scope(actor, court_id=entry.court_id, site_id=entry.site_id):
        raise NotFound
    return entry


def known_photo(
    session: Session, entry: SheetEntry, photo_id: UUID, given: bytes
) -> SheetPhoto | None:
    """The photo, when this very file was sent under this id before; None while there is none."""
    known = session.get(SheetPhoto, photo_id)
    if known is not None:
        if (known.entry_id, known.given_hash) != (entry.id, given):
            raise Conflict("id-already-used")
        return known
    if entry.withdrawal is not None:
        raise Conflict("entry-taken-back")
    if entry.photos:
        raise Conflict("sheet-has-a-photo")
    return None


def add_photo(
    session: Session, actor: Actor, now: datetime, entry: SheetEntry, photo: SheetPhoto
) -> SheetPhoto:
    """Keep a photo that was made anew and sealed."""
    known = known_photo(session, entry, photo.id, photo.given_hash)
    if known is not None:
        return known
    assert actor.id is not None
    photo.court_id, photo.site_id = entry.court_id, entry.site_id
    photo.added_by, photo.added_at = actor.id, now
    entry.photos.append(photo)
    session.flush()
    return photo


def photo_of(session: Session, entry: SheetEntry, photo_id: UUID) -> SheetPhoto:
    """A photo of this entry."""
    photo = session.get(SheetPhoto, photo_id)
    if photo is None or photo.entry_id != entry.id:
        raise NotFound
    return photo


def line_of(session: Session, attendance: Attendance) -> tuple[SheetLine, SheetEntry]:
    """The line that told of an attendance, or gave it its missing end, and stands."""
    found = session.execute(
        select(SheetLine, SheetEntry)
        .join(SheetEntry, SheetEntry.id == SheetLine.entry_id)
        .outerjoin(SheetWithdrawal, SheetWithdrawal.entry_id == SheetEntry.id)
        .where(
            (SheetLine.attendance_id == attendance.id) | (SheetLine.completed_id == attendance.id),
            SheetLine.outcome != "known",
            SheetWithdrawal.entry_id.is_(None),
        )
        .order_by(SheetEntry.entered_at)
    ).first()
    if found is None:
        raise NotFound
    return found[0], found[1]
