"""Short weeks and missed shifts over HTTP. Pulled by a clerk; nothing is sent to a court."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from sqlalchemy import select

from api.errors import Invalid, NotFound
from api.hosts import service as hosts
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.shifts import service as shifts
from api.shortfalls import answers, at_sites, lists, service
from api.shortfalls import texts as own
from api.shortfalls.models import ShiftMark
from api.shortfalls.schemas import (
    MarkSchema,
    MissedShiftsSchema,
    NewMarkSchema,
    NewWeekDecisionSchema,
    ShortfallSchema,
    ShortfallsQuery,
    SiteMissedShiftsSchema,
    SpanSchema,
    WeekDecisionSchema,
    WeekDecisionsSchema,
)
from api.standing import service as standing
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, commit, now, session
from api.web.time_fields import is_week

blp = Blueprint("shortfalls", description="Closed short weeks, and shifts that were missed.")
USUAL_WEEKS, MOST_WEEKS = 12, 60

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


@blp.route("/shortfalls")
class Shortfalls(MethodView):
    """The clerk's closed short weeks."""

    @blp.allow("clerk")
    @blp.arguments(ShortfallsQuery, location="query")
    @blp.page_response(ShortfallSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Short weeks of the clerk's court at a stage, oldest first."""
        rows = lists.rows(
            session(),
            actor(),
            now(),
            stage=query["stage"],
            after=query["cursor"],
            limit=query["limit"],
        )
        found = page_of(rows, query["limit"], lists.key)
        found["items"] = [
            answers.shortfall_answer(week, order, decision, now())
            for week, order, decision in found["items"]
        ]
        return found


def _closed_week(order_id: UUID, week: str) -> Order:
    order = orders.order_of(session(), actor(), order_id)
    if not is_week(week):
        raise NotFound
    return order


@blp.route("/orders/<uuid:order_id>/weeks/<week:week>/decisions")
class WeekDecisions(MethodView):
    """What was decided of a week."""

    @blp.allow("clerk", "participant")
    @blp.response(200, WeekDecisionsSchema)
    def get(self, order_id: UUID, week: str) -> dict[str, Any]:
        """Everything that was decided of a week, oldest first. She can read it."""
        order = _closed_week(order_id, week)
        found = service.decisions(session(), order.id, week)
        return {"items": [answers.decision_answer(one, order) for one in found]}


@blp.route("/orders/<uuid:order_id>/weeks/<week:week>/decisions/<uuid:decision_id>")
class WeekDecisionById(MethodView):
    """One decision."""

    @blp.allow("clerk")
    @blp.append_only("a decision is a fact: the same words again change nothing")
    @blp.arguments(NewWeekDecisionSchema)
    @blp.response(200, WeekDecisionSchema)
    @blp.may_fail(409)
    def put(
        self, data: dict[str, Any], order_id: UUID, week: str, decision_id: UUID
    ) -> dict[str, Any]:
        """Record what is decided of a closed short week, with reasons; `withdrawn` takes the last
        decision back. Nothing is decided while the week may still change."""
        order = _closed_week(order_id, week)
        decided = service.Decided(**data)
        found = service.decide(session(), actor(), now(), order, week, decision_id, decided)
        commit()
        return answers.decision_answer(found, order)


@blp.route("/orders/<uuid:order_id>/missed-shifts")
class MissedShifts(MethodView):
    """Missed shifts of an order."""

    @blp.allow("clerk", "participant")
    @blp.arguments(SpanSchema, location="query")
    @blp.response(200, MissedShiftsSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The missed shifts of some weeks, each with what was said of it."""
        order = orders.order_of(session(), actor(), order_id)
        last = query["last"] or days.week_of(now(), order.time_zone)
        first = query["first"] or days.later_week(last, 1 - USUAL_WEEKS)
        if first > last:
            raise Invalid("ends-before-it-starts", "/to")
        if days.later_week(first, MOST_WEEKS) <= last:
            raise Invalid("too-long-a-time", "/to")
        missed = standing.missed_between(session(), order, first, last, now())
        marks = session().scalars(
            select(ShiftMark)
            .where(ShiftMark.order_id == order.id, ShiftMark.week.between(first, last))
            .order_by(ShiftMark.number)
        )
        return answers.missed_answer(missed, marks.all(), order)


@blp.route("/sites/<uuid:site_id>/missed-shifts")
class SiteMissedShifts(MethodView):
    """Missed shifts at a site."""

    @blp.allow("host")
    @blp.response(200, SiteMissedShiftsSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """The shifts at a site that passed without somebody in the last 14 days, for its host to
        note what it knows."""
        site = hosts.site_of(session(), actor(), site_id)
        found = at_sites.missed_at(session(), site, now())
        return {"items": [at_sites.answer(one) for one in found]}


@blp.route("/orders/<uuid:order_id>/shifts/<uuid:shift_id>/marks/<uuid:mark_id>")
class ShiftMarkById(MethodView):
    """A word on a missed shift."""

    @blp.allow("clerk", "host")
    @blp.append_only("a word is a fact: the same again changes nothing")
    @blp.arguments(NewMarkSchema)
    @blp.response(200, MarkSchema)
    @blp.may_fail(409)
    def put(
        self, data: dict[str, Any], order_id: UUID, shift_id: UUID, mark_id: UUID
    ) -> dict[str, Any]:
        """Say of a missed shift what was checked: a host notes it, a clerk marks it unjustified or
        takes that back."""
        order = shifts.order_for(session(), actor(), order_id)
        if (data["kind"] == "noted") != (actor().role == "host"):
            raise Invalid("not-your-word", "/kind")
        found = service.mark(session(), actor(), now(), order, shift_id, mark_id, **data)
        commit()
        return answers.mark_answer(found, order)
