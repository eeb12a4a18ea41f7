"""Monthly reports: opened, written, handed in. What was handed in never changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.hosts.models import Host
from api.orders.models import Order
from api.orders.turns import take_turn
from api.reports import facts
from api.reports.models import ReportDraft, ReportVersion
from api.rules import months
from api.rules.access import Actor
from api.rules.business_days import due_on
from api.shifts import service as shifts
from api.shifts.models import Placement

MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """Which report: of whose placement, and of which month."""

    order: Order
    placement: Placement
    month: str

    @property
    def due_on(self) -> date:
        """The business day of the next month by which the court wants it."""
        return due(self.month, self.order.monthly_report_due_day)


@dataclass(frozen=True, slots=True)
class Written:
    """What a host writes."""

    activities: Sequence[dict[str, Any]]
    incidents: Sequence[dict[str, Any]]
    insurance: Sequence[dict[str, Any]]
    evidence: str | None


def due(month: str, business_day: int) -> date:
    """The so-manieth business day after a month."""
    return due_on(months.month_days(month)[1], business_day)


def subject_of(
    session: Session, actor: Actor, now: datetime, order_id: UUID, placement_id: UUID, month: str
) -> Subject:
    """The report that may be read or written: of a month that is over and that she was placed in.
    A host finds those of its own sites, a clerk those of its court."""
    order = shifts.order_for(session, actor, order_id)
    placement = shifts.placement_of(session, actor, order, placement_id)
    running = months.month_of(now, order.time_zone)
    if month == running:
        raise Conflict("month-not-over")
    if month > running:
        raise Conflict("month-to-come")
    first, last = months.month_days(month)
    if last < placement.from_day:
        raise Conflict("month-before-placement")
    if placement.to_day is not None and placement.to_day < first:
        raise Conflict("month-after-placement")
    return Subject(order, placement, month)


def draft_of(session: Session, subject: Subject) -> ReportDraft | None:
    """What was written so far."""
    return session.scalar(
        select(ReportDraft).where(
            ReportDraft.placement_id == subject.placement.id, ReportDraft.month == subject.month
        )
    )


def versions(session: Session, subject: Subject) -> Sequence[ReportVersion]:
    """What was handed in, oldest first."""
    return session.scalars(
        select(ReportVersion)
        .where(ReportVersion.placement_id == subject.placement.id)
        .where(ReportVersion.month == subject.month)
        .order_by(ReportVersion.number)
    ).all()


def write(
    session: Session,
    actor: Actor,
    now: datetime,
    subject: Subject,
    draft: ReportDraft | None,
    written: Written,
) -> ReportDraft:
    """Keep what the host wrote; nothing of it is handed in by that."""
    _refuse_other_days(subject.month, written)
    assert actor.id is not None
    if draft is None:
        take_turn(session, subject.order.id)
        if draft_of(session, subject) is not None:
            raise Conflict("report-begun-already")
        draft = ReportDraft(
            id=uuid4(),
            court_id=subject.order.court_id,
            order_id=subject.order.id,
            placement_id=subject.placement.id,
            month=subject.month,
            number=0,
        )
        session.add(draft)
    draft.activities, draft.incidents = list(written.activities), list(written.incidents)
    draft.insurance, draft.evidence = list(written.insurance), written.evidence
    draft.edited = True
    draft.written_by, draft.written_by_name, draft.written_at = actor.id, actor.name, now
    session.flush()
    return draft


def _refuse_other_days(month: str, written: Written) -> None:
    """What it tells of happened in the month that it is about."""
    for part in ("incidents", "insurance"):
        for index, one in enumerate(getattr(written, part)):
            if one["day"] is not None and not one["day"].startswith(month):
                raise Invalid("day-of-another-month", f"/{part}/{index}/day")


def hand_in(
    session: Session,
    actor: Actor,
    now: datetime,
    subject: Subject,
    draft: ReportDraft,
    version_id: UUID,
    reason: str | None,
) -> ReportVersion:
    """Make a version of what stands in the record and what was written. From the second one on it
    says why. The host's people are no longer reminded of it."""
    if session.get(ReportVersion, version_id) is not None:
        raise Conflict("id-already-used")
    record = facts.facts_of(session, subject.order, subject.placement, subject.month)
    digest, earlier = facts.digest(record), versions(session, subject)
    if len(earlier) >= MOST_VERSIONS:
        raise Conflict("report-corrected-too-often", max=MOST_VERSIONS)
    if earlier:
        if not draft.edited and earlier[-1].facts_digest == digest:
            raise Conflict("report-handed-in-already")
        if reason is None:
            raise Invalid("correction-needs-reason", "/reason")
    if record["attendances"] and not draft.activities:
        raise Invalid("needs-an-activity", "/activities")
    assert actor.id is not None
    found = ReportVersion(
        id=version_id,
        court_id=subject.order.court_id,
        order_id=subject.order.id,
        placement_id=subject.placement.id,
        site_id=subject.placement.site_id,
        month=subject.month,
        number=len(earlier) + 1,
        content={"facts": record, "written": written_of(draft)},
        facts_digest=digest,
        reason=reason if earlier else None,
        due_on=subject.due_on,
        actor_id=actor.id,
        actor_name=actor.name,
        at=now,
    )
    session.add(found)
    draft.number, draft.edited = found.number, False
    session.flush()
    _look_again(session, subject.placement.site.host_id, now)
    return found


def _look_again(session: Session, host_id: UUID, now: datetime) -> None:
    # Not a change of the host: whoever edits it keeps the ETag.
    session.execute(update(Host).where(Host.id == host_id).values(notices_at=now))


def same_version(session: Session, subject: Subject, version_id: UUID) -> ReportVersion | None:
    """The version of this id, when the answer to its making was lost and it is sent again."""
    found = session.get(ReportVersion, version_id)
    if found is None or (found.placement_id, found.month) != (subject.placement.id, subject.month):
        return None
    return found


def written_of(draft: ReportDraft | None) -> dict[str, Any]:
    """What was written, as it goes into a version."""
    if draft is None:
        return {"activities": [], "incidents": [], "insurance": [], "evidence": None}
    return {
        "activities": draft.activities,
        "incidents": draft.incidents,
        "insurance": draft.insurance,
        "evidence": draft.evidence,
    }


def version_of(session: Session, actor: Actor, version_id: UUID) -> ReportVersion:
    """A version that was handed in, for its host or its court."""
    found = session.get(ReportVersion, version_id)
    if found is None:
        raise NotFound
    in_court = actor.role == "clerk" and found.court_id == actor.court_id
    if not in_court and not (actor.role == "host" and found.site_id in actor.site_ids):
        raise NotFound
    return found
