"""A case over HTTP: what answers the judge in a minute, and everything that ever happened."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.cases import answers, timeline, weeks
from api.cases.schemas import CaseQuery, CaseSchema, EventSchema, TimelineQuery
from api.cases.sources import KINDS
from api.errors import Invalid
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, commit, language, now, session

blp = Blueprint("cases", description="One case: whose each gap is, and every event on one line.")
MOST_WEEKS = 60
USUAL_WEEKS = 12


def _opened(order_id: UUID) -> Order:
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    return order


def _known_at(order: Order, day: date | None) -> datetime:
    if day is not None and day > days.local_day(now(), order.time_zone):
        raise Invalid("in-the-future", "?as_of")
    return weeks.known_until(order, day, now())


def _span(order: Order, query: dict[str, Any], known_at: datetime) -> tuple[str, str]:
    """The weeks asked for; by default the last twelve that the order touches."""
    began = days.format_week(order.starts_on)
    last = query["last"] or max(began, days.week_of(known_at, order.time_zone))
    first = query["first"] or max(days.later_week(last, 1 - USUAL_WEEKS), min(began, last))
    if first > last:
        raise Invalid("ends-before-it-starts", "?to")
    if days.later_week(first, MOST_WEEKS) <= last:
        raise Invalid("too-long-a-time", "?to")
    return first, last


@blp.route("/orders/<uuid:order_id>/case")
class Case(MethodView):
    """A case in numbers."""

    @blp.allow("clerk")
    @blp.arguments(CaseQuery, location="query")
    @blp.response(200, CaseSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Weeks against what they ask, whose each gap is, evidence and total; as of a day."""
        order = _opened(order_id)
        known_at = _known_at(order, query["as_of"])
        first, last = _span(order, query, known_at)
        find = weeks.as_it_stands if known_at == now() else weeks.as_known
        sums = find(session(), order, first, last, known_at)
        answer = answers.case_answer(order, sums, known_at, first, language())
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/timeline")
class Timeline(MethodView):
    """Every event of a case."""

    @blp.allow("clerk")
    @blp.arguments(TimelineQuery, location="query")
    @blp.page_response(EventSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """What happened, newest first: when, by whom, and in which words."""
        order = _opened(order_id)
        rows = timeline.events(
            session(),
            order,
            kinds=KINDS if query["kind"] is None else (query["kind"],),
            known_at=_known_at(order, query["as_of"]),
            after=query["cursor"],
            limit=query["limit"],
        )
        found = page_of(rows, query["limit"], timeline.key)
        found["items"] = [answers.event_answer(one, order, language()) for one in found["items"]]
        commit()
        return found
