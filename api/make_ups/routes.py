"""Agreements to make up minutes over HTTP."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import NotFound
from api.make_ups import answers, lists, service
from api.make_ups import texts as own
from api.make_ups.models import MakeUp
from api.make_ups.schemas import (
    AgreementSchema,
    MakeUpProposalSchema,
    MakeUpSchema,
    MakeUpsQuery,
    MakeUpWordSchema,
)
from api.orders import service as orders
from api.rules.sessions import Span
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("make-ups", description="Dated agreements to work missed minutes later.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _page(query: dict[str, Any], rows: Sequence[MakeUp], answer: Any) -> dict[str, Any]:
    found = page_of(rows, query["limit"], lists.key)
    found["items"] = [answer(session(), row) for row in found["items"]]
    return found


@blp.route("/make-ups")
class MakeUps(MethodView):
    """Agreements in sight of a court or a host."""

    @blp.allow("clerk", "host")
    @blp.arguments(MakeUpsQuery, location="query")
    @blp.page_response(AgreementSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The agreements of the court or of the host's sites, newest first."""
        rows = lists.in_sight(
            session(),
            actor(),
            state=query["state"],
            after=query["cursor"],
            limit=query["limit"],
        )
        return _page(query, rows, answers.agreement_answer)


@blp.route("/me/make-ups")
class MyMakeUps(MethodView):
    """Her agreements."""

    @blp.allow("participant")
    @blp.arguments(MakeUpsQuery, location="query")
    @blp.page_response(MakeUpSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her agreements, newest first."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        return _of_order(query, order_id)


@blp.route("/orders/<uuid:order_id>/make-ups")
class OrderMakeUps(MethodView):
    """The agreements of a case."""

    @blp.allow("clerk")
    @blp.arguments(MakeUpsQuery, location="query")
    @blp.page_response(MakeUpSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The agreements of an order, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        found = _of_order(query, order.id)
        commit()
        return found


def _of_order(query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
    rows = lists.of_order(
        session(),
        order_id,
        state=query["state"],
        after=query["cursor"],
        limit=query["limit"],
    )
    return _page(query, rows, answers.make_up_answer)


@blp.route("/make-ups/<uuid:make_up_id>")
class MakeUpById(MethodView):
    """One agreement."""

    @blp.allow("clerk", "participant")
    @blp.response(200, MakeUpSchema)
    def get(self, make_up_id: UUID) -> dict[str, Any]:
        """One agreement with everything that was said on it."""
        make_up = service.make_up_of(session(), actor(), make_up_id)
        order = orders.order_of(session(), actor(), make_up.order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        answer = answers.make_up_answer(session(), make_up)
        set_version(make_up)
        commit()
        return answer

    @blp.allow("clerk", "participant")
    @blp.append_only("a proposal is a fact: the same words again change nothing")
    @blp.arguments(MakeUpProposalSchema)
    @blp.response(200, MakeUpSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], make_up_id: UUID) -> dict[str, Any]:
        """Propose to work minutes of a short week on given days; who proposes agrees."""
        order = orders.order_of(session(), actor(), data["order"])
        given = service.Proposal(
            short_week=data["short_week"],
            placement_id=data["placement"],
            sessions=tuple(Span(**one) for one in data["sessions"]),
            note=data["note"],
        )
        make_up = service.propose(session(), actor(), now(), order, make_up_id, given)
        set_version(make_up)
        commit()
        return answers.make_up_answer(session(), make_up)


@blp.route("/make-ups/<uuid:make_up_id>/word")
class Word(MethodView):
    """A party's word."""

    @blp.allow("clerk", "host", "participant")
    @blp.conditional
    @blp.arguments(MakeUpWordSchema)
    @blp.response(200, AgreementSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], make_up_id: UUID) -> dict[str, Any]:
        """Agree, decline, or cancel what is to come. It holds once all three agreed."""
        make_up = service.make_up_of(session(), actor(), make_up_id)
        check_version(make_up)
        service.say(session(), actor(), now(), make_up, service.Said(**data))
        set_version(make_up)
        commit()
        return answers.agreement_answer(session(), make_up)
