"""Warnings over HTTP: the clerk's worklist, hers, and saying that one was read."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import Invalid, NotFound
from api.orders.models import Order
from api.rules import days
from api.warnings import answers, hearing, worklist
from api.warnings import texts as own
from api.warnings.models import Warning
from api.warnings.schemas import (
    AcknowledgementSchema,
    FullWarningSchema,
    MyWarningsSchema,
    ToldSchema,
    WarningSchema,
    WarningsQuery,
)
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, language, now, session

blp = Blueprint("warnings", description="Opened standings that somebody should act on.")
WEEKS_SHOWN = 3
LONGEST_PROMISE = timedelta(days=7)

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


@blp.route("/warnings")
class Warnings(MethodView):
    """The worklist."""

    @blp.allow("clerk")
    @blp.arguments(WarningsQuery, location="query")
    @blp.page_response(WarningSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Warnings of the clerk's court. Open ones from the last chance on, once she was told and
        two waking hours have passed."""
        limit, after = query["limit"], query["cursor"]
        if query["state"] == "open":
            rows = worklist.open_rows(session(), actor(), now(), after, limit, query["order"])
            found = page_of(rows, limit, worklist.open_key)
        else:
            rows = worklist.closed_rows(session(), actor(), after, limit, query["order"])
            found = page_of(rows, limit, worklist.closed_key)
        told = worklist.told(session(), [warning for warning, _ in found["items"]])
        found["items"] = [
            answers.warning_answer(warning, order, told[warning.id], language())
            for warning, order in found["items"]
        ]
        return found


def _full(warning: Warning) -> dict[str, Any]:
    order = session().get_one(Order, warning.order_id)
    told = worklist.told(session(), [warning])[warning.id]
    return answers.full_answer(warning, order, told, language())


@blp.route("/warnings/<uuid:warning_id>")
class WarningById(MethodView):
    """One warning."""

    @blp.allow("clerk", "participant")
    @blp.response(200, FullWarningSchema)
    def get(self, warning_id: UUID) -> dict[str, Any]:
        """One warning with everything that happened to it. Opening it is shown to her."""
        warning = hearing.warning_of(session(), actor(), warning_id)
        order = session().get_one(Order, warning.order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        set_version(warning)
        answer = _full(warning)
        commit()
        return answer


@blp.route("/warnings/<uuid:warning_id>/acknowledgement")
class Acknowledgement(MethodView):
    """Having read a warning."""

    @blp.allow("clerk", "participant")
    @blp.conditional
    @blp.arguments(AcknowledgementSchema)
    @blp.response(200, FullWarningSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], warning_id: UUID) -> dict[str, Any]:
        """Say that it was read; she may say when she will come. It closes nothing by itself."""
        warning = hearing.warning_of(session(), actor(), warning_id)
        check_version(warning)
        comes = data["will_come_at"]
        if comes is not None and not now() <= comes <= now() + LONGEST_PROMISE:
            raise Invalid("not-this-week", "/will_come_at")
        hearing.acknowledge(session(), actor(), now(), warning, comes)
        set_version(warning)
        commit()
        return _full(warning)


@blp.route("/me/warnings")
class MyWarnings(MethodView):
    """What she was told."""

    @blp.allow("participant")
    @blp.response(200, MyWarningsSchema)
    def get(self) -> dict[str, Any]:
        """The open warning of her week, and what she was told of this week and the two before."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        order = session().get_one(Order, order_id)
        zone = days.zone(order.time_zone)
        current = days.week_of(now(), order.time_zone)
        weeks = [days.later_week(current, -back) for back in range(WEEKS_SHOWN)]
        told = [t for t in hearing.tellings(session(), order.id, weeks) if t.due_at <= now()]
        warning = hearing.open_warning(session(), order.id, current)
        about = [] if warning is None else [t for t in told if t.warning_id == warning.id]
        return {
            # She hears in her own time: before its telling is due a warning is not hers to see.
            "warning": answers.warning_answer(warning, order, about, language())
            if warning is not None and about
            else None,
            "told": [answers.told_answer(one, zone, language()) for one in reversed(told)],
        }


@blp.route("/me/told/<uuid:telling_id>/seen")
class Seen(MethodView):
    """Having seen what one was told."""

    @blp.allow("participant")
    @blp.safe_to_repeat("only the first time counts")
    @blp.response(200, ToldSchema)
    def put(self, telling_id: UUID) -> dict[str, Any]:
        """It was on her screen."""
        telling = hearing.saw(session(), actor(), now(), telling_id)
        order = session().get_one(Order, telling.order_id)
        commit()
        return answers.told_answer(telling, days.zone(order.time_zone), language())
