"""Orders over HTTP: intake, terms and pauses."""

from datetime import date
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import Invalid
from api.orders import pausing, service
from api.orders import texts as own
from api.orders.models import Order, Terms
from api.orders.schemas import (
    NewOrderSchema,
    NewTermsSchema,
    OrderSchema,
    PauseSchema,
    TermsSchema,
    WithdrawalSchema,
    WithdrawnPauseSchema,
)
from api.rules import case_numbers, days
from api.standing import service as standing
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page, page_schema
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("orders", description="Orders, their dated terms and their pauses.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _order_answer(order: Order) -> dict[str, Any]:
    return {
        "id": order.id,
        "version": order.version,
        "participant": order.participant,
        "case_number": order.case_number,
        "starts_on": order.starts_on,
        "ends_on": order.ends_on,
        "time_zone": order.time_zone,
        "total_required_minutes": order.total_required_minutes,
        "monthly_report_due_day": order.monthly_report_due_day,
        "terms": [_terms_answer(terms) for terms in order.terms],
        "pauses": pausing.pauses(order),
        "credited_total_minutes": standing.credited_total(session(), order.id),
    }


def _terms_answer(terms: Terms) -> dict[str, Any]:
    return {
        "id": terms.id,
        "number": terms.number,
        "from_day": terms.from_day,
        "weekly_required_minutes": terms.weekly_required_minutes,
        "weekly_floor_minutes": terms.weekly_floor_minutes,
        "weekly_cap_minutes": terms.weekly_cap_minutes,
        "daily_cap_minutes": terms.daily_cap_minutes,
        "reason": terms.reason,
        "state": "proposed" if terms.approved_at is None else "in_force",
        "created_at": terms.created_at,
    }


def _frame(data: dict[str, Any]) -> service.Frame:
    try:
        days.zone(data["time_zone"])
    except ValueError as error:
        raise Invalid("no-such-time-zone", "/time_zone") from error
    return service.Frame(**{name: data[name] for name in service.Frame.__dataclass_fields__})


def _refuse_impossible_case(case_number: str) -> None:
    """A new order has a number that can be one; what is here already is left as it is."""
    fault = case_numbers.fault(case_number, now().year)
    if fault is not None:
        raise Invalid(fault.code, "/case_number", number=fault.number)


def _numbers(data: dict[str, Any]) -> service.Numbers:
    return service.Numbers(**{name: data[name] for name in service.Numbers.__dataclass_fields__})


@blp.route("/orders/<uuid:order_id>")
class OrderById(MethodView):
    """One order."""

    @blp.allow("clerk")
    @blp.response(200, OrderSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """One order with all versions of its terms. Opening it is recorded and shown to her."""
        order = service.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        answer = _order_answer(order)
        set_version(order)
        commit()
        return answer

    @blp.allow("clerk")
    @blp.conditional(creates=True)
    @blp.arguments(NewOrderSchema)
    @blp.response(200, OrderSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Take an order in, or correct what stands beside its terms."""
        person = service.Person(**data["participant"])
        known = session().get(Order, order_id)
        if known is None:
            check_version(None)
            _refuse_impossible_case(data["case_number"])
            order = service.take_in(
                session(), actor(), now(), order_id, person, _frame(data), _numbers(data["terms"])
            )
        else:
            order = service.order_of(session(), actor(), order_id)
            check_version(order)
            service.amend(session(), actor(), now(), order, person, _frame(data))
        standing.review(session(), order, now(), fact="order")
        set_version(order)
        commit()
        return _order_answer(order)


@blp.route("/orders/<uuid:order_id>/terms")
class OrderTerms(MethodView):
    """The terms of an order."""

    @blp.allow("clerk")
    @blp.response(200, page_schema(TermsSchema))
    def get(self, order_id: UUID) -> dict[str, Any]:
        """All versions of the terms, oldest first."""
        order = service.order_of(session(), actor(), order_id)
        return page([_terms_answer(terms) for terms in order.terms])

    @blp.allow("clerk")
    @blp.idempotent
    @blp.arguments(NewTermsSchema)
    @blp.response(201, TermsSchema)
    def post(self, data: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """New terms from a day on; outside the statute they wait for a second person."""
        order = service.order_of(session(), actor(), order_id)
        terms = service.add_terms(
            session(), actor(), now(), order, data["from_day"], _numbers(data), data["reason"]
        )
        standing.review(session(), order, now(), fact="terms")
        commit()
        return _terms_answer(terms)


@blp.route("/orders/<uuid:order_id>/terms/<uuid:terms_id>/approval")
class TermsApproval(MethodView):
    """The second person."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("an approval given twice is given once")
    @blp.response(200, TermsSchema)
    def put(self, order_id: UUID, terms_id: UUID) -> dict[str, Any]:
        """Let terms outside the statute hold; not by who proposed them."""
        order = service.order_of(session(), actor(), order_id)
        terms = service.approve_terms(session(), actor(), now(), order, terms_id)
        standing.review(session(), order, now(), fact="terms")
        commit()
        return _terms_answer(terms)


@blp.route("/orders/<uuid:order_id>/pauses")
class Pauses(MethodView):
    """The pauses of an order."""

    @blp.allow("clerk")
    @blp.response(200, page_schema(PauseSchema))
    def get(self, order_id: UUID) -> dict[str, Any]:
        """The pauses that stand, oldest first."""
        return page(pausing.pauses(service.order_of(session(), actor(), order_id)))


@blp.route("/orders/<uuid:order_id>/pauses/<uuid:pause_id>")
class PauseById(MethodView):
    """One pause."""

    @blp.allow("clerk")
    @blp.append_only("a pause is a fact: the same words again change nothing")
    @blp.arguments(PauseSchema)
    @blp.response(200, PauseSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, pause_id: UUID) -> Any:
        """Record days in which the order asks for nothing, with the reason."""
        order = service.order_of(session(), actor(), order_id)
        pause = pausing.pause(session(), actor(), now(), order, pause_id, **data)
        standing.review(
            session(),
            order,
            now(),
            _each_week(data["from_day"], data["to_day"], order),
            "pause",
        )
        commit()
        return pause


@blp.route("/orders/<uuid:order_id>/pauses/<uuid:pause_id>/withdrawal")
class PauseWithdrawal(MethodView):
    """A pause taken back."""

    @blp.allow("clerk")
    @blp.append_only("a withdrawal is a fact: the same words again change nothing")
    @blp.arguments(WithdrawalSchema)
    @blp.response(200, WithdrawnPauseSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, pause_id: UUID) -> Any:
        """Take a pause back: its weeks ask for hours again. It stays readable in the record."""
        order = service.order_of(session(), actor(), order_id)
        pause = pausing.withdraw_pause(
            session(), actor(), now(), order, pause_id, reason=data["reason"]
        )
        weeks = _each_week(pause.from_day, pause.to_day, order)
        standing.review(session(), order, now(), weeks, "terms")
        commit()
        return pause


def _each_week(first: date, last: date, order: Order) -> list[Any]:
    """An instant of every past or present week of the order that a pause touches."""
    first = max(first, order.starts_on)
    until = min(last, days.local_day(now(), order.time_zone))
    found = []
    week = days.format_week(first)
    while days.parse_week(week) <= until:
        found.append(days.week_bounds(week, order.time_zone)[0])
        week = days.later_week(week)
    return found
