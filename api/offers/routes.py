"""Asking hosts for hours over HTTP."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import NotFound
from api.offers import answers, lists, service
from api.offers import texts as own
from api.offers.models import HourRequest
from api.offers.schemas import (
    AskHoursSchema,
    HourRequestSchema,
    HourRequestsQuery,
    HoursAnswerSchema,
    HoursAskedSchema,
)
from api.orders import service as orders
from api.rules.sessions import Span
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("offers", description="Asking a host to offer hours on given days.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _page(query: dict[str, Any], rows: Sequence[HourRequest], answer: Any) -> dict[str, Any]:
    found = page_of(rows, query["limit"], lists.key)
    found["items"] = [answer(session(), row) for row in found["items"]]
    return found


def _of_order(query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
    rows = lists.of_order(
        session(),
        order_id,
        state=query["state"],
        after=query["cursor"],
        limit=query["limit"],
    )
    return _page(query, rows, answers.request_answer)


@blp.route("/hour-requests")
class HourRequests(MethodView):
    """Questions in sight of a court or a host."""

    @blp.allow("clerk", "host")
    @blp.arguments(HourRequestsQuery, location="query")
    @blp.page_response(HoursAskedSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The questions of the court or to the host's sites, newest first."""
        rows = lists.in_sight(
            session(),
            actor(),
            state=query["state"],
            after=query["cursor"],
            limit=query["limit"],
        )
        return _page(query, rows, answers.asked_answer)


@blp.route("/me/hour-requests")
class MyHourRequests(MethodView):
    """The questions about her."""

    @blp.allow("participant")
    @blp.arguments(HourRequestsQuery, location="query")
    @blp.page_response(HourRequestSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """What hosts were asked for her, and what they answered, newest first."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        return _of_order(query, order_id)


@blp.route("/orders/<uuid:order_id>/hour-requests")
class OrderHourRequests(MethodView):
    """The questions of a case."""

    @blp.allow("clerk")
    @blp.arguments(HourRequestsQuery, location="query")
    @blp.page_response(HourRequestSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """What hosts were asked for an order, and what they answered, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        found = _of_order(query, order.id)
        commit()
        return found


@blp.route("/hour-requests/<uuid:request_id>")
class HourRequestById(MethodView):
    """One question."""

    @blp.allow("clerk", "participant")
    @blp.append_only("a question is a fact: the same words again change nothing")
    @blp.arguments(AskHoursSchema)
    @blp.response(200, HourRequestSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], request_id: UUID) -> dict[str, Any]:
        """Ask a host to offer hours on some of these days; it is not told why."""
        order = orders.order_of(session(), actor(), data["order"])
        request = service.ask(
            session(), actor(), now(), order, request_id, data["placement"], data["days"]
        )
        set_version(request)
        commit()
        return answers.request_answer(session(), request)


@blp.route("/hour-requests/<uuid:request_id>/answer")
class Answer(MethodView):
    """The host's answer."""

    @blp.allow("host")
    @blp.conditional
    @blp.arguments(HoursAnswerSchema)
    @blp.response(200, HoursAskedSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], request_id: UUID) -> dict[str, Any]:
        """Offer hours inside the days asked for, which are shifts at once; or decline."""
        request = service.request_of(session(), actor(), request_id)
        check_version(request)
        given = service.Answer(
            data["verdict"], tuple(Span(**one) for one in data["windows"]), data["reply"]
        )
        service.answer(session(), actor(), now(), request, given)
        set_version(request)
        commit()
        return answers.asked_answer(session(), request)


@blp.route("/hour-requests/<uuid:request_id>/withdrawal")
class Withdrawal(MethodView):
    """Taking a question back."""

    @blp.allow("clerk", "participant")
    @blp.safe_to_repeat("a question taken back twice is taken back once")
    @blp.response(200, HourRequestSchema)
    @blp.may_fail(409)
    def put(self, request_id: UUID) -> dict[str, Any]:
        """Take a question back that the host has not answered."""
        request = service.request_of(session(), actor(), request_id)
        service.withdraw(session(), request)
        set_version(request)
        commit()
        return answers.request_answer(session(), request)
