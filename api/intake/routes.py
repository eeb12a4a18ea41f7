"""Entering an order over HTTP: what looks odd, who is here already, and taking a mistake back."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import Invalid
from api.intake import texts as own
from api.intake import twins, undoing
from api.intake.models import Withdrawal
from api.intake.schemas import (
    CheckedOrderSchema,
    ChecksSchema,
    TwinOrdersSchema,
    UndoSchema,
    WithdrawalGivenSchema,
    WithdrawnSchema,
)
from api.orders import service as orders
from api.orders.answers import whose
from api.orders.models import Order
from api.rules import case_numbers, days, intake
from api.shifts import service as shifts
from api.standing.words import duration
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.request import actor, commit, language, now, session

blp = Blueprint("intake", description="Entering an order, and taking a mistake back.")

texts.add_problems(own.PROBLEMS)


@blp.route("/orders/checks")
class Checks(MethodView):
    """What to look at before an order is entered."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("it stores nothing: the same words get the same remarks")
    @blp.arguments(CheckedOrderSchema)
    @blp.response(200, ChecksSchema)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """What looks odd, and the orders of this court that may be the same. It warns, it never
        stops; a case number that cannot be one is refused with the part that is wrong."""
        fault = case_numbers.fault(data["case_number"], now().year)
        if fault is not None:
            raise Invalid(fault.code, "/case_number", number=fault.number)
        person, numbers = data["participant"], orders.Numbers(**data["terms"])
        again = twins.same_case(session(), actor(), data["case_number"], data["id"])
        known = twins.same_document(
            session(), actor(), person["document_type"], person["document_number"], data["id"]
        )
        return {
            "remarks": _remarks(data),
            "second_person": not numbers.within_statute,
            "same_case": None if again is None else whose(again),
            "same_document": [whose(one) for one in known],
        }


def _remarks(data: dict[str, Any]) -> list[dict[str, Any]]:
    terms = data["terms"]
    entered = intake.Entered(
        weekly=terms["weekly_required_minutes"],
        floor=terms["weekly_floor_minutes"],
        daily=terms["daily_cap_minutes"],
        total=data["total_required_minutes"],
        starts_on=data["starts_on"],
        ends_on=data["ends_on"],
        sentence_weeks=data["sentence_weeks"],
    )
    said = own.REMARKS[language()]
    return [
        {
            "code": one.code,
            "pointer": one.pointer,
            "text": said[one.code].format(time=duration(one.minutes)),
        }
        for one in intake.remarks(entered, days.local_day(now(), data["time_zone"]))
    ]


@blp.route("/orders/<uuid:order_id>/undo")
class Undo(MethodView):
    """Whether an order can still be taken back."""

    @blp.allow("clerk")
    @blp.response(200, UndoSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """Until she first records her presence, an order entered by mistake can be taken back."""
        order = _order(order_id)
        answer = {"may_undo": undoing.may_undo(session(), order)}
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/withdrawals/<uuid:withdrawal_id>")
class OrderWithdrawal(MethodView):
    """An order taken back."""

    @blp.allow("clerk")
    @blp.append_only("a withdrawal is a fact: the same words again change nothing")
    @blp.arguments(WithdrawalGivenSchema)
    @blp.response(200, WithdrawnSchema)
    @blp.may_fail(409, 410)
    def put(self, data: dict[str, Any], order_id: UUID, withdrawal_id: UUID) -> dict[str, Any]:
        """Take back an order that was a mistake; refused once anything was recorded on it."""
        before = session().get(Withdrawal, withdrawal_id)
        order = _order(order_id) if before is None else session().get_one(Order, before.order_id)
        if order.court_id != actor().court_id:
            order = _order(order_id)
        found = undoing.withdraw_order(
            session(), actor(), now(), order, withdrawal_id, data["reason"]
        )
        commit()
        return _answer(found, order)


@blp.route(
    "/orders/<uuid:order_id>/placements/<uuid:placement_id>/withdrawals/<uuid:withdrawal_id>"
)
class PlacementWithdrawal(MethodView):
    """A placement taken back."""

    @blp.allow("clerk")
    @blp.append_only("a withdrawal is a fact: the same words again change nothing")
    @blp.arguments(WithdrawalGivenSchema)
    @blp.response(200, WithdrawnSchema)
    @blp.may_fail(409, 410)
    def put(
        self, data: dict[str, Any], order_id: UUID, placement_id: UUID, withdrawal_id: UUID
    ) -> dict[str, Any]:
        """Take back a placement that was a mistake; refused once she recorded anything there."""
        order = _order(order_id)
        placement = shifts.placement_of(session(), actor(), order, placement_id)
        found = undoing.withdraw_placement(
            session(), actor(), now(), order, placement, withdrawal_id, data["reason"]
        )
        commit()
        return _answer(found, order)


@blp.route("/twin-orders")
class TwinOrders(MethodView):
    """Orders of two courts that may be the same."""

    @blp.allow("admin")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(TwinOrdersSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Which courts entered one woman or one case twice; without a name or a number."""
        rows = twins.in_two_courts(session(), query["limit"], query["cursor"])
        return page_of(rows, query["limit"], twins.key)


def _order(order_id: UUID) -> Order:
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    return order


def _answer(found: Withdrawal, order: Order) -> dict[str, Any]:
    return {
        "id": found.id,
        "order": found.order_id,
        "placement": found.placement_id,
        "reason": found.reason,
        "by_name": found.actor_name,
        "at": found.at.astimezone(days.zone(order.time_zone)),
    }
