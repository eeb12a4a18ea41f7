"""Her own answer to what was said of an attendance."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.attendances.models import Attendance, Reply
from api.errors import Conflict
from api.rules.access import Actor


def answer(
    session: Session,
    actor: Actor,
    now: datetime,
    attendance: Attendance,
    reply_id: UUID,
    text: str,
) -> Reply:
    """Keep what she says; the same words again under the same id change nothing."""
    known = session.get(Reply, reply_id)
    if known is not None:
        if (known.attendance_id, known.text) != (attendance.id, text):
            raise Conflict("id-already-used")
        return known
    assert attendance.order_id == actor.order_id
    reply = Reply(
        id=reply_id,
        court_id=attendance.court_id,
        order_id=attendance.order_id,
        text=text,
        at=now,
    )
    attendance.replies.append(reply)
    session.flush()
    return reply
