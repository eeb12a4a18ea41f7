"""Standings over HTTP: her page, the weeks of an order, and what-ifs."""

from datetime import datetime
from typing import Any

from flask.views import MethodView

from api.accounts import access_log
from api.errors import Invalid, NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.shifts import service as shifts
from api.standing import answers, assessments, known, service, totals
from api.standing.assessment_schemas import AssessmentSchema
from api.standing.schemas import (
    AsOfQuery,
    MeSchema,
    StandingSchema,
    WeekSchema,
    WeeksQuery,
    WeeksSchema,
)
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, language, now, session
from api.web.time_fields import is_week

blp = Blueprint("standing", description="How weeks stand, and why.")
MOST_WEEKS = 60
USUAL_WEEKS = 12


def _my_order() -> Order:
    order_id = actor().order_id
    if order_id is None:
        raise NotFound
    return orders.order_of(session(), actor(), order_id)


def _week(order: Order, name: str) -> dict[str, Any]:
    if not is_week(name):
        raise NotFound
    view = service.week(session(), order, name, now())
    return _answer(order, view)


def _answer(order: Order, view: service.WeekView) -> dict[str, Any]:
    """The week as its reader should see it: to herself it speaks, to a clerk it speaks of her."""
    hers = actor().order_id == order.id
    return answers.week_answer(session(), order, view, now(), language(), hers=hers)


def _known(order: Order, name: str, known_at: datetime) -> dict[str, Any]:
    if not is_week(name):
        raise NotFound
    if known_at > now():
        raise Invalid("in-the-future", "/as_of")
    then = known.week(session(), order, name, known_at)
    hers = actor().order_id == order.id
    return answers.known_answer(session(), order, then, known_at, language(), hers=hers)


@blp.route("/me")
class Me(MethodView):
    """Her page."""

    @blp.allow("participant")
    @blp.response(200, MeSchema)
    def get(self) -> dict[str, Any]:
        """Her own page: the running week, the order in numbers, where she works."""
        order = _my_order()
        current = days.week_of(now(), order.time_zone)
        placed = shifts.placements(session(), order.id)
        today = days.local_day(now(), order.time_zone)
        total = totals.total_of(session(), order, now())
        return {
            "first_name": order.participant.first_name,
            "language": order.participant.language,
            "order": {
                "id": order.id,
                "starts_on": order.starts_on,
                "ends_on": order.ends_on,
                "total_required_minutes": order.total_required_minutes,
                "credited_total_minutes": total.credited,
                "owed_minutes": total.owed,
                "projected_end": total.projected_end,
                "complete": total.state == "complete_awaiting_judge",
                "time_zone": order.time_zone,
            },
            "week": _week(order, current),
            "sites": [
                {"id": p.site.id, "name": p.site.name, "address": p.site.address}
                for p in placed
                if p.to_day is None or p.to_day >= today
            ],
            "server_time": now(),
        }


@blp.route("/me/weeks/<week>")
class MyWeek(MethodView):
    """One of her weeks."""

    @blp.allow("participant")
    @blp.response(200, WeekSchema)
    def get(self, week: str) -> dict[str, Any]:
        """One of her weeks, assessed now."""
        return _week(_my_order(), week)


@blp.route("/orders/<uuid:order_id>/weeks")
class Weeks(MethodView):
    """The weeks of an order."""

    @blp.allow("clerk", "participant")
    @blp.arguments(WeeksQuery, location="query")
    @blp.response(200, WeeksSchema)
    def get(self, query: dict[str, Any], order_id: Any) -> dict[str, Any]:
        """The weeks of an order, by default the last twelve."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        last = query["last"] or days.week_of(now(), order.time_zone)
        first = query["first"] or days.later_week(last, 1 - USUAL_WEEKS)
        if days.parse_week(first) > days.parse_week(last):
            raise Invalid("ends-before-it-starts", "/to")
        if days.parse_week(days.later_week(first, MOST_WEEKS)) <= days.parse_week(last):
            raise Invalid("too-long-a-time", "/to")
        found = service.weeks(session(), order, first, last, now())
        answer = {"items": [_answer(order, view) for view in found]}
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/weeks/<week>")
class WeekByName(MethodView):
    """One week of an order."""

    @blp.allow("clerk", "participant")
    @blp.arguments(AsOfQuery, location="query")
    @blp.response(200, WeekSchema)
    def get(self, query: dict[str, Any], order_id: Any, week: str) -> dict[str, Any]:
        """One week of an order, assessed now; with `as_of`, by what was known at that instant."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        known_at = query["as_of"]
        answer = _week(order, week) if known_at is None else _known(order, week, known_at)
        commit()
        return answer


@blp.route("/assessments")
class Assessments(MethodView):
    """What-ifs."""

    @blp.allow("signed_in")
    @blp.safe_to_repeat("it stores nothing: the same facts give the same standing")
    @blp.arguments(AssessmentSchema)
    @blp.response(200, StandingSchema)
    def post(self, given: dict[str, Any]) -> dict[str, Any]:
        """What the standing of a week would be, given these facts and this instant."""
        standing, instant = assessments.standing_of(given)
        return answers.standing_answer(standing, instant, language())
