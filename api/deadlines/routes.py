"""Legal terms and the long run of an order over HTTP."""

from datetime import date
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.deadlines import service
from api.deadlines import texts as own
from api.deadlines.models import Deadline
from api.deadlines.schemas import DeadlineSchema, MetSchema, TotalSchema
from api.orders import service as orders
from api.orders.models import Order
from api.rules import business_days, days
from api.standing import totals
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page, page_schema
from api.web.request import actor, commit, language, now, session

blp = Blueprint("deadlines", description="Legal terms in business days, and the total of an order.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _opened(order_id: UUID) -> Order:
    """The order, its opening noted where it is not her own."""
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    return order


def _answer(order: Order, deadline: Deadline, state: str) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "kind": deadline.kind,
        "counted_from": deadline.counted_from,
        "business_days": deadline.business_days,
        "note": deadline.note,
        "number": deadline.number,
        "due_on": deadline.due_on,
        "holidays": business_days.passed_over(deadline.counted_from, deadline.due_on),
        "rule_version": deadline.rule_version,
        "state": state,
        "met_on": deadline.met_on,
        "recorded_at": deadline.recorded_at.astimezone(days.zone(order.time_zone)),
        "estimated": True,
        "text": own.estimate(deadline.due_on, language()),
    }


def _today(order: Order) -> date:
    return days.local_day(now(), order.time_zone)


def _one(order: Order, deadline: Deadline) -> dict[str, Any]:
    return _answer(order, deadline, service.state(session(), deadline, _today(order)))


@blp.route("/orders/<uuid:order_id>/deadlines")
class Deadlines(MethodView):
    """The legal terms of an order."""

    @blp.allow("clerk", "participant")
    @blp.response(200, page_schema(DeadlineSchema))
    def get(self, order_id: UUID) -> dict[str, Any]:
        """The legal terms of an order, newest first: estimates, to be confirmed at the court."""
        order = _opened(order_id)
        found = service.deadlines(session(), order)
        how = service.states(found, _today(order))
        answer = page([_answer(order, one, how[one.id]) for one in found])
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/deadlines/<uuid:deadline_id>")
class DeadlineById(MethodView):
    """One legal term."""

    @blp.allow("clerk")
    @blp.append_only("a count is a fact: the same words again change nothing")
    @blp.arguments(DeadlineSchema)
    @blp.response(200, DeadlineSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, deadline_id: UUID) -> dict[str, Any]:
        """Count a term from a day; counted again it is a new one of a higher number."""
        order = orders.order_of(session(), actor(), order_id)
        given = service.Given(**data)
        deadline = service.count(session(), actor(), now(), order, deadline_id, given)
        commit()
        return _one(order, deadline)


@blp.route("/orders/<uuid:order_id>/deadlines/<uuid:deadline_id>/met")
class Met(MethodView):
    """That a term was met."""

    @blp.allow("clerk")
    @blp.append_only("a term is met once: the same day again changes nothing")
    @blp.arguments(MetSchema)
    @blp.response(200, DeadlineSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, deadline_id: UUID) -> dict[str, Any]:
        """Record the day on which she met a term."""
        order = orders.order_of(session(), actor(), order_id)
        deadline = service.meet(session(), now(), order, deadline_id, data["met_on"])
        commit()
        return _one(order, deadline)


@blp.route("/orders/<uuid:order_id>/total")
class Total(MethodView):
    """The long run."""

    @blp.allow("clerk", "participant")
    @blp.response(200, TotalSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """What is owed in all, the pace, when it would be done, and the missed shifts so far."""
        order = _opened(order_id)
        found = totals.total_of(session(), order, now())
        answer = {
            "state": found.state,
            "total_required_minutes": found.required,
            "credited_total_minutes": found.credited,
            "provisional_total_minutes": totals.provisional_total(session(), order.id),
            "owed_minutes": found.owed,
            "pace_minutes": found.pace,
            "pace_weeks": found.pace_weeks,
            "projected_end": found.projected_end,
            "share_percent": found.share_percent,
            "missed": totals.missed_total(session(), order.id),
        }
        commit()
        return answer
