"""What a clerk does with attendances that wait for a word, and her own answer to what was said."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from api.attendances import answers, batches, deciding, lists, replies, service
from api.attendances.models import Attendance
from api.attendances.schemas import (
    AnsweredSchema,
    CourtAttendanceSchema,
    DecisionBatchResultsSchema,
    DecisionBatchSchema,
    DecisionSchema,
    InboxQuery,
    ReplySchema,
)
from api.orders.models import Order
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("deciding", description="Attendances that wait for a clerk, and her answers.")


@blp.route("/attendances")
class Inbox(MethodView):
    """The attendances of a court that wait for somebody."""

    @blp.allow("clerk")
    @blp.arguments(InboxQuery, location="query")
    @blp.page_response(CourtAttendanceSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The court's attendances in one state, oldest first: contested, presumed, with a time
        missing, claimed without a code, or waiting with something odd about them (flagged)."""
        rows = lists.of_court(
            session(),
            actor(),
            now(),
            state=query["state"],
            after=query["cursor"],
            limit=query["limit"],
        )
        found = page_of(rows, query["limit"], lists.court_key)
        found["items"] = [answers.court_answer(row, order) for row, order in found["items"]]
        return found


@blp.route("/attendances/<uuid:attendance_id>/decision")
class Decision(MethodView):
    """The clerk's decision."""

    @blp.allow("clerk")
    @blp.conditional
    @blp.arguments(DecisionSchema)
    @blp.response(200, AnsweredSchema)
    def put(self, data: dict[str, Any], attendance_id: UUID) -> dict[str, Any]:
        """Decide with reasons; lowering confirmed hours waits for a second person."""
        row = service.attendance_of(session(), actor(), attendance_id)
        check_version(row)
        deciding.decide(session(), actor(), now(), row, uuid4(), answers.said(data))
        set_version(row)
        commit()
        return answers.answered(row)


@blp.route("/attendances/<uuid:attendance_id>/decisions/<uuid:decision_id>/approval")
class Approval(MethodView):
    """The second person's word."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("an approval given twice is given once")
    @blp.response(200, AnsweredSchema)
    def put(self, attendance_id: UUID, decision_id: UUID) -> dict[str, Any]:
        """Let a decision stand that lowers confirmed hours; not by who made it."""
        row = service.attendance_of(session(), actor(), attendance_id)
        deciding.approve_decision(session(), actor(), now(), row, decision_id)
        set_version(row)
        commit()
        return answers.answered(row)


@blp.route("/decisions/batch")
class DecisionBatch(MethodView):
    """Many decisions at once."""

    @blp.allow("clerk")
    @blp.idempotent
    @blp.arguments(DecisionBatchSchema)
    @blp.response(200, DecisionBatchResultsSchema)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Accept many attendances, or take the acceptance back; each item succeeds or fails by
        itself. What lowers hours is decided one by one."""
        said = service.Said(data["verdict"], None, None, data["reasons"])

        def decide(row: Attendance, _item: dict[str, Any]) -> None:
            deciding.decide(session(), actor(), now(), row, uuid4(), said)

        results = batches.each(data["items"], decide, _court_answer)
        commit()
        return {"items": results}


def _court_answer(row: Attendance) -> dict[str, Any]:
    return answers.court_answer(row, session().get_one(Order, row.order_id))


@blp.route("/attendances/<uuid:attendance_id>/replies/<uuid:reply_id>")
class Reply(MethodView):
    """Her answer."""

    @blp.allow("participant")
    @blp.append_only("what she said is a fact: the same again changes nothing")
    @blp.arguments(ReplySchema)
    @blp.response(200, AnsweredSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], attendance_id: UUID, reply_id: UUID) -> dict[str, Any]:
        """Answer what was said of an attendance; the clerk who decides reads it."""
        row = service.attendance_of(session(), actor(), attendance_id)
        replies.answer(session(), actor(), now(), row, reply_id, data["text"])
        commit()
        return answers.answered(row)
