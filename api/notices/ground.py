"""What she may have to be told of her order, read by one statement."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Uuid, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Device, SignIn
from api.appearances.models import Appearance, AppearanceEvent
from api.attendances.models import Attendance, Decision, DecisionApproval
from api.channels.models import NoticeSettings, SupportPerson
from api.database import Instant
from api.deadlines.models import Deadline
from api.excuses.models import Excuse, ExcuseEvent
from api.make_ups.models import MakeUp, MakeUpWord
from api.notices.models import Notice
from api.notices.sources import (
    Asked,
    DateNews,
    DateSet,
    Decided,
    Held,
    LastWeek,
    Sources,
    Term,
    Told,
    Wanted,
)
from api.offers.models import HourRequest
from api.orders.models import Order
from api.standing.models import WeekStanding
from api.together import Part, Together
from api.warnings.models import Telling, Warning

ORDER = bindparam("order_id", type_=Uuid())
PERSON = bindparam("person_id", type_=Uuid())
SINCE = bindparam("since", type_=Instant())
NEWS_SINCE = bindparam("news_since", type_=Instant())
NOW = bindparam("now", type_=Instant())
# As far back as a decision is still news; tellings are of use for less.
NEWS = timedelta(days=14)
TOLD = timedelta(days=3)
NEWS_KINDS = ("set", "moved", "cancelled", "rescheduled", "answered", "excused")


_week_of_telling = (WeekStanding.order_id == Telling.order_id) & (WeekStanding.week == Telling.week)
_known_at = (
    select(func.max(AppearanceEvent.at, type_=Instant()))
    .where(
        AppearanceEvent.appearance_id == Appearance.id,
        AppearanceEvent.kind.in_(("set", "moved")),
    )
    .scalar_subquery()
)

PARTS: Mapping[str, Part[Any]] = {
    "told": Part(
        select(
            Telling.id,
            Telling.week,
            Telling.kind,
            Telling.occasion,
            Telling.state,
            Telling.needed_minutes,
            Telling.gap_minutes,
            Telling.reachable_until,
            Telling.due_at,
            Telling.seen_at,
            Warning.closed_at,
            WeekStanding.state,
            WeekStanding.missing_times,
        )
        .outerjoin(Warning, Warning.id == Telling.warning_id)
        .outerjoin(WeekStanding, _week_of_telling)
        .where(
            Telling.order_id == ORDER,
            or_(Telling.due_at > SINCE, Telling.reachable_until > NOW),
        )
        .order_by(Telling.due_at, Telling.id),
        Told,
    ),
    "dates": Part(
        select(Appearance.id, Appearance.starts_at, _known_at)
        .where(Appearance.order_id == ORDER, Appearance.state == "set", Appearance.starts_at > NOW)
        .order_by(Appearance.starts_at, Appearance.id)
        .limit(6),
        DateSet,
    ),
    "news": Part(
        select(
            Appearance.id,
            AppearanceEvent.number,
            AppearanceEvent.kind,
            AppearanceEvent.at,
            Appearance.starts_at,
            Appearance.source,
        )
        .join(Appearance, Appearance.id == AppearanceEvent.appearance_id)
        .where(
            AppearanceEvent.order_id == ORDER,
            AppearanceEvent.at > NEWS_SINCE,
            AppearanceEvent.actor_role == "clerk",
            AppearanceEvent.kind.in_(NEWS_KINDS),
        )
        .order_by(AppearanceEvent.at, AppearanceEvent.id),
        DateNews,
    ),
    "terms": Part(
        select(
            Deadline.id,
            Deadline.kind,
            Deadline.number,
            Deadline.due_on,
            Deadline.met_on,
            Deadline.recorded_at,
        )
        .where(Deadline.order_id == ORDER)
        .order_by(Deadline.number),
        Term,
    ),
    "asked": Part(
        select(Excuse.id, func.max(ExcuseEvent.number), func.max(ExcuseEvent.at), Excuse.answer_by)
        .join(ExcuseEvent, ExcuseEvent.excuse_id == Excuse.id)
        .where(Excuse.order_id == ORDER, Excuse.state == "asked", ExcuseEvent.kind == "asked")
        .where(Excuse.answer_by.is_not(None))
        .group_by(Excuse.id, Excuse.answer_by),
        Asked,
    ),
    "entries": Part(
        select(
            Decision.attendance_id,
            Decision.id,
            Decision.verdict,
            func.coalesce(DecisionApproval.at, Decision.at, type_=Instant()),
        )
        .outerjoin(DecisionApproval, DecisionApproval.decision_id == Decision.id)
        .join(Attendance, Attendance.id == Decision.attendance_id)
        .where(
            Decision.order_id == ORDER,
            or_(Decision.needs_second.is_(False), DecisionApproval.at.is_not(None)),
            func.coalesce(DecisionApproval.at, Decision.at, type_=Instant()) > NEWS_SINCE,
        ),
        Decided,
    ),
    "excuses": Part(
        select(ExcuseEvent.excuse_id, ExcuseEvent.id, ExcuseEvent.kind, ExcuseEvent.at).where(
            ExcuseEvent.order_id == ORDER,
            ExcuseEvent.at > NEWS_SINCE,
            ExcuseEvent.kind.in_(("accepted", "refused")),
        ),
        Decided,
    ),
    "make_ups": Part(
        select(MakeUpWord.make_up_id, MakeUpWord.id, MakeUp.state, MakeUpWord.at)
        .join(MakeUp, MakeUp.id == MakeUpWord.make_up_id)
        .where(
            MakeUpWord.order_id == ORDER,
            MakeUpWord.at > NEWS_SINCE,
            MakeUpWord.party != "participant",
        ),
        Decided,
    ),
    "offers": Part(
        select(HourRequest.id, HourRequest.id, HourRequest.state, HourRequest.answered_at).where(
            HourRequest.order_id == ORDER,
            HourRequest.answered_at > NEWS_SINCE,
            HourRequest.state.in_(("offered", "declined")),
        ),
        Decided,
    ),
    "last_week": Part(
        select(
            WeekStanding.week,
            WeekStanding.state,
            WeekStanding.credited_minutes,
            WeekStanding.required_minutes,
        ).where(WeekStanding.order_id == ORDER, WeekStanding.week == bindparam("last_week")),
        LastWeek,
    ),
    "credited": Part(
        select(func.coalesce(func.sum(WeekStanding.credited_minutes), 0)).where(
            WeekStanding.order_id == ORDER
        ),
        int,
    ),
    "heard": Part(
        select(Device.last_seen_at).where(Device.order_id == ORDER, Device.revoked_at.is_(None)),
        lambda at: at,
    ),
    "signed_in": Part(
        select(func.max(SignIn.last_seen_at, type_=Instant()))
        .join(Device, Device.id == SignIn.device_id)
        .where(Device.order_id == ORDER, Device.revoked_at.is_(None)),
        lambda at: at,
    ),
    "wanted": Part(
        select(
            NoticeSettings.shift_evening, NoticeSettings.shift_soon, NoticeSettings.weekly_summary
        ).where(NoticeSettings.person_kind == "participant", NoticeSettings.person_id == PERSON),
        Wanted,
    ),
    "support": Part(
        select(SupportPerson.id).where(
            SupportPerson.order_id == ORDER, SupportPerson.withdrawn_at.is_(None)
        ),
        lambda identity: identity,
    ),
    "held": Part(
        select(Notice.id, Notice.person_kind, Notice.kind, Notice.occasion, Notice.state).where(
            Notice.order_id == ORDER,
            or_(
                Notice.next_at.is_not(None),
                and_(Notice.state == "withdrawn", Notice.useful_until > NOW),
            ),
        ),
        Held,
    ),
}
_TOGETHER = Together(**PARTS)


def sources(session: Session, order: Order, now: datetime, last_week: str) -> Sources:
    """What she may have to be told as of now; `last_week` is the one that ended last."""
    found = _TOGETHER.read(
        session,
        order_id=order.id,
        person_id=order.participant_id,
        now=now,
        since=now - TOLD,
        news_since=now - NEWS,
        last_week=last_week,
    )
    return Sources(
        told=found["told"],
        dates=found["dates"],
        news=found["news"],
        terms=found["terms"],
        asked=found["asked"],
        entries=found["entries"],
        excuses=found["excuses"],
        make_ups=found["make_ups"],
        offers=found["offers"],
        last_week=found["last_week"],
        credited=found["credited"][0],
        heard_at=max((at for at in found["heard"] + found["signed_in"] if at), default=None),
        wanted=found["wanted"][0] if found["wanted"] else Wanted(True, True, True),
        support=found["support"][0] if found["support"] else None,
        held=found["held"],
    )
