"""Excuses over HTTP: hers, the desk's, what is said of them, and the papers."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import Invalid, NotFound
from api.excuses import answers, lists, service
from api.excuses import texts as own
from api.excuses.models import Excuse
from api.excuses.schemas import (
    STATES,
    ExcuseAnswerSchema,
    ExcuseDecisionSchema,
    ExcuseRowSchema,
    ExcuseSchema,
    ExcusesQuery,
    NewExcuseSchema,
)
from api.orders.models import Order
from api.rules.excuses import WAITING
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("excuses", description="Causes for shifts that are missed, before or after.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _key(row: Any) -> tuple[str, str]:
    return (row["filed_at"].isoformat(), str(row["id"]))


def _answer(excuse: Excuse) -> dict[str, Any]:
    return answers.excuse_answers(session(), actor(), [excuse])[0]


def _note_look(excuse: Excuse) -> None:
    """Her cause and her words are health and family: who reads them is noted."""
    order = session().get_one(Order, excuse.order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "excuse", now())


@blp.route("/me/excuses")
class MyExcuses(MethodView):
    """Her excuses."""

    @blp.allow("participant")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(ExcuseSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her excuses with all that was said of them, newest first."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        rows = lists.of_order(session(), order_id, after=query["cursor"], limit=query["limit"])
        return page_of(answers.excuse_answers(session(), actor(), rows), query["limit"], key=_key)


@blp.route("/excuses")
class Excuses(MethodView):
    """The desk's list."""

    @blp.allow("clerk")
    @blp.arguments(ExcusesQuery, location="query")
    @blp.page_response(ExcuseRowSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The excuses of the clerk's court that wait, or are in a state; oldest first."""
        court_id = actor().court_id
        assert court_id is not None
        groups = {"waiting": WAITING, "all": STATES}
        rows = lists.of_court(
            session(),
            court_id,
            groups.get(query["state"], (query["state"],)),
            order_id=query["order"],
            after=query["cursor"],
            limit=query["limit"],
        )
        return page_of(answers.row_answers(session(), rows), query["limit"], key=_key)


@blp.route("/excuses/<uuid:excuse_id>")
class ExcuseById(MethodView):
    """One excuse."""

    @blp.allow("participant", "clerk")
    @blp.response(200, ExcuseSchema)
    def get(self, excuse_id: UUID) -> dict[str, Any]:
        """One excuse with all that was said of it."""
        excuse = service.excuse_of(session(), actor(), excuse_id)
        _note_look(excuse)
        set_version(excuse)
        answer = _answer(excuse)
        commit()
        return answer

    @blp.allow("participant", "clerk")
    @blp.append_only("what was filed stays as it is: the same words again change nothing")
    @blp.arguments(NewExcuseSchema)
    @blp.response(200, ExcuseSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], excuse_id: UUID) -> dict[str, Any]:
        """Say why she cannot come, or did not: her own, or for her by the court's desk."""
        order_id = data["order"] or actor().order_id
        if order_id is None:
            raise Invalid("required", "/order")
        given = service.Given(data["cause"], data["note"], tuple(data["shifts"]))
        excuse = service.file(session(), actor(), now(), order_id, excuse_id, given)
        set_version(excuse)
        answer = _answer(excuse)
        commit()
        return answer


@blp.route("/excuses/<uuid:excuse_id>/decision")
class Decision(MethodView):
    """The clerk's word."""

    @blp.allow("clerk")
    @blp.conditional
    @blp.arguments(ExcuseDecisionSchema)
    @blp.response(200, ExcuseSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], excuse_id: UUID) -> dict[str, Any]:
        """Accept, refuse with reasons, ask for more by a day, or undo the last of these."""
        excuse = service.excuse_of(session(), actor(), excuse_id)
        check_version(excuse)
        service.decide(session(), actor(), now(), excuse, service.Ruling(**data))
        _note_look(excuse)
        set_version(excuse)
        answer = _answer(excuse)
        commit()
        return answer


@blp.route("/excuses/<uuid:excuse_id>/answer")
class Answer(MethodView):
    """Her answer."""

    @blp.allow("participant")
    @blp.append_only("an answer has an id of its own: the same words again change nothing")
    @blp.arguments(ExcuseAnswerSchema)
    @blp.response(200, ExcuseSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], excuse_id: UUID) -> dict[str, Any]:
        """Answer what the desk asked, or a refusal: the excuse waits for the desk again."""
        excuse = service.excuse_of(session(), actor(), excuse_id)
        service.answer(session(), actor(), now(), excuse, data["id"], data["text"])
        set_version(excuse)
        answer = _answer(excuse)
        commit()
        return answer


@blp.route("/excuses/<uuid:excuse_id>/withdrawal")
class Withdrawal(MethodView):
    """Taking it back."""

    @blp.allow("participant", "clerk")
    @blp.safe_to_repeat("an excuse taken back twice is taken back once")
    @blp.response(200, ExcuseSchema)
    @blp.may_fail(409)
    def put(self, excuse_id: UUID) -> dict[str, Any]:
        """Take an excuse back: the shifts are hers to work again."""
        excuse = service.excuse_of(session(), actor(), excuse_id)
        service.withdraw(session(), actor(), now(), excuse)
        set_version(excuse)
        answer = _answer(excuse)
        commit()
        return answer
