"""Requests for a change of plan over HTTP; their paper is made like every other."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import NotFound
from api.orders.models import Order
from api.papers import plan_requests
from api.papers.plan_models import PlanRequest
from api.rules import days
from api.web.blueprint import Blueprint
from api.web.fields import Choice, Id, Text
from api.web.request import actor, commit, now, session
from api.web.schema import Schema
from api.web.time_fields import Instant

blp = Blueprint("plan-requests", description="Her request for a change of plan.")
LONGEST = 2000


class NewPlanRequestSchema(Schema):
    """What she asks for instead, and why, in her own words."""

    order = Id(allow_none=True, load_default=None, doc="Whose it is; needed from a clerk alone.")
    wish = Text(LONGEST)
    reasons = Text(LONGEST)


class PlanRequestSchema(Schema):
    """A request as it was written down."""

    id = Id()
    order = Id()
    wish = Text(LONGEST)
    reasons = Text(LONGEST)
    written_by = Choice(("participant", "clerk"))
    asked_at = Instant()


def _answer(row: PlanRequest) -> dict[str, Any]:
    zone = days.zone(session().get_one(Order, row.order_id).time_zone)
    return {
        "id": row.id,
        "order": row.order_id,
        "wish": row.wish,
        "reasons": row.reasons,
        "written_by": row.asked_by_role,
        "asked_at": row.asked_at.astimezone(zone),
    }


@blp.route("/plan-requests/<uuid:plan_request_id>")
class PlanRequestById(MethodView):
    """One request."""

    @blp.allow("clerk", "participant")
    @blp.append_only("a request is a fact: the same words again change nothing")
    @blp.arguments(NewPlanRequestSchema)
    @blp.response(200, PlanRequestSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], plan_request_id: UUID) -> dict[str, Any]:
        """Write down what she asks for; the paper of it is made with this id as its subject."""
        order_id = actor().order_id if actor().role == "participant" else data["order"]
        if order_id is None or data["order"] not in (None, order_id):
            raise NotFound
        row = plan_requests.ask(
            session(), actor(), now(), order_id, plan_request_id, data["wish"], data["reasons"]
        )
        order = session().get_one(Order, row.order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        answer = _answer(row)
        commit()
        return answer
