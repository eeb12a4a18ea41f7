"""What was tried already, and whether it reached her: of a page of orders at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.make_ups.models import MakeUp
from api.notices import answers, lists, service
from api.notices.models import Notice
from api.notices.service import Row
from api.offers.models import HourRequest

# What is older than this belongs to another matter.
RECENT: Final = timedelta(days=28)
ABOUT_HER_WEEK: Final = ("warning", "awaiting", "became_short")
# How the desk says in one word what is known of a notice.
REACHED: Final = {
    "seen": "seen",
    "read": "seen",
    "told": "told",
    "delivered": "delivered",
    "unreached": "not_reached",
    "in_app": "in_app",
}

Step = dict[str, Any]


class Tried:
    """Read once for the orders of a page, by a fixed number of statements."""

    def __init__(self, session: Session, order_ids: Sequence[UUID], now: datetime) -> None:
        """Reads the messages, the questions to hosts and the make-ups of these orders."""
        since = now - RECENT
        self._told = _told(session, order_ids, since, now)
        self._unreached = set(
            session.scalars(lists.unreached_orders(now).where(Notice.order_id.in_(order_ids)))
        )
        asked = select(HourRequest.order_id, HourRequest.asked_at, HourRequest.state)
        asked = asked.where(HourRequest.order_id.in_(order_ids), HourRequest.asked_at > since)
        self._asked = _newest(session, asked.order_by(HourRequest.asked_at, HourRequest.id))
        agreed = select(MakeUp.order_id, MakeUp.proposed_at, MakeUp.state)
        agreed = agreed.where(MakeUp.order_id.in_(order_ids), MakeUp.proposed_at > since)
        self._agreed = _newest(session, agreed.order_by(MakeUp.proposed_at, MakeUp.id))

    def steps(self, order_id: UUID) -> list[Step]:
        """What was tried of this order, in time order; no address and no words of it."""
        told = self._told.get(order_id)
        found = [] if told is None else list(_of_notice(told))
        for what, known in (("hours_asked", self._asked), ("make_up", self._agreed)):
            if order_id in known:
                at, state = known[order_id]
                found.append({"what": what, "at": at, "ways": [], "state": state})
        return sorted(found, key=lambda step: step["at"])

    def reached(self, order_id: UUID) -> str | None:
        """Whether the newest message about her week reached her, or an urgent one of any kind did
        not; None when there was nothing to tell."""
        if order_id in self._unreached:
            return "not_reached"
        told = self._told.get(order_id)
        return None if told is None else REACHED.get(answers.answer(told), "on_its_way")


def _told(
    session: Session, order_ids: Sequence[UUID], since: datetime, now: datetime
) -> dict[UUID | None, Row]:
    query = service.rows().where(
        Notice.order_id.in_(order_ids),
        Notice.person_kind == "participant",
        Notice.kind.in_(ABOUT_HER_WEEK),
        Notice.due_at > since,
        Notice.due_at <= now,
        Notice.state != "withdrawn",
    )
    found = session.execute(query.order_by(Notice.due_at, Notice.id))
    return {notice.order_id: Row(notice, seen_at) for notice, seen_at in found}


def _newest(session: Session, query: Any) -> dict[UUID, tuple[datetime, str]]:
    return {order_id: (at, state) for order_id, at, state in session.execute(query)}


def _of_notice(row: Row) -> Iterator[Step]:
    """She was told, by which ways; on paper; by somebody's mouth."""
    notice = row.notice
    sent = [one for one in notice.sendings if one.channel_kind != "paper"]
    ways = list(dict.fromkeys(one.channel_kind for one in sent))
    yield {
        "what": "told",
        "at": sent[0].started_at if sent else notice.due_at,
        "ways": ways,
        "state": notice.kind,
    }
    for one in notice.sendings:
        if one.channel_kind == "paper":
            yield {"what": "printed", "at": one.started_at, "ways": [], "state": None}
            break
    if notice.told_at is not None:
        yield {"what": "spoken", "at": notice.told_at, "ways": [], "state": None}
