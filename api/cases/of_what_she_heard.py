"""Events of what reached her: warnings, messages, dates, terms of the law, her phone."""

from sqlalchemy import literal

from api.accounts.models import Device, Enrolment
from api.appearances.models import AppearanceEvent
from api.cases.shape import Of, Rows, rows
from api.deadlines.models import Deadline
from api.notices.models import Notice, Sending
from api.passes.models import Pass
from api.warnings.models import Telling, Warning, WarningStep


def warning_steps(order: Of) -> Rows:
    """What happened to warnings."""
    return (
        rows(
            id=WarningStep.id,
            at=WarningStep.at,
            what=WarningStep.kind,
            detail=WarningStep.state,
            by=WarningStep.actor_id,
            by_name=WarningStep.actor_name,
            about=WarningStep.warning_id,
            week=Warning.week,
        )
        .join(Warning, Warning.id == WarningStep.warning_id)
        .where(WarningStep.order_id == order)
    )


def tellings(order: Of) -> Rows:
    """What she was told of a week."""
    return rows(
        id=Telling.id,
        at=Telling.made_at,
        what="told",
        detail=Telling.kind,
        about=Telling.warning_id,
        week=Telling.week,
        starts_at=Telling.due_at,
        ends_at=Telling.seen_at,
        number=Telling.needed_minutes,
    ).where(Telling.order_id == order)


def appearances(order: Of) -> Rows:
    """What was said of her dates."""
    return rows(
        id=AppearanceEvent.id,
        at=AppearanceEvent.at,
        what=AppearanceEvent.kind,
        by=AppearanceEvent.actor_id,
        by_name=AppearanceEvent.actor_name,
        by_role=AppearanceEvent.actor_role,
        said=AppearanceEvent.text,
        about=AppearanceEvent.appearance_id,
        starts_at=AppearanceEvent.starts_at,
    ).where(AppearanceEvent.order_id == order)


def deadlines(order: Of) -> Rows:
    """Terms of the law that were counted."""
    return rows(
        id=Deadline.id,
        at=Deadline.recorded_at,
        what=literal("term_") + Deadline.kind,
        by=Deadline.recorded_by,
        by_role="clerk",
        said=Deadline.note,
        about=Deadline.id,
    ).where(Deadline.order_id == order)


def sendings(order: Of) -> Rows:
    """Every try to bring her a message."""
    return (
        rows(
            id=Sending.id,
            at=Sending.started_at,
            what=literal("sent_") + Sending.channel_kind,
            detail=Sending.result,
            about=Notice.id,
            week=Notice.week,
        )
        .join(Notice, Notice.id == Sending.notice_id)
        .where(Notice.order_id == order)
    )


def reached(order: Of) -> Rows:
    """Messages that reached her."""
    return rows(
        id=Notice.id, at=Notice.reached_at, what="reached", about=Notice.about_id, week=Notice.week
    ).where(Notice.order_id == order, Notice.reached_at.is_not(None))


def unreached(order: Of) -> Rows:
    """Messages that reached nobody."""
    return rows(
        id=Notice.id,
        at=Notice.unreached_at,
        what="unreached",
        about=Notice.about_id,
        week=Notice.week,
    ).where(Notice.order_id == order, Notice.unreached_at.is_not(None))


def told_by_mouth(order: Of) -> Rows:
    """What somebody told her."""
    return rows(
        id=Notice.id,
        at=Notice.told_at,
        what="told_by_mouth",
        by=Notice.told_by,
        by_name=Notice.told_by_name,
        by_role="clerk",
        about=Notice.about_id,
        week=Notice.week,
    ).where(Notice.order_id == order, Notice.told_at.is_not(None))


def codes(order: Of) -> Rows:
    """Codes for a phone."""
    return rows(
        id=Enrolment.id,
        at=Enrolment.created_at,
        what="code_made",
        by=Enrolment.created_by,
        by_role="clerk",
    ).where(Enrolment.order_id == order)


def phones(order: Of) -> Rows:
    """Phones whose words were compared."""
    return rows(
        id=Device.id,
        at=Device.matched_at,
        what="phone_matched",
        by=Device.matched_by,
        by_role="clerk",
    ).where(Device.order_id == order, Device.matched_at.is_not(None))


def phones_closed(order: Of) -> Rows:
    """Phones closed."""
    return rows(
        id=Device.id, at=Device.revoked_at, what="phone_closed", detail=Device.revoked_reason
    ).where(Device.order_id == order, Device.revoked_at.is_not(None))


def cards(order: Of) -> Rows:
    """Printed cards."""
    return rows(
        id=Pass.id, at=Pass.made_at, what="card_made", by=Pass.made_by, by_role="clerk"
    ).where(Pass.order_id == order, Pass.kind == "card")
