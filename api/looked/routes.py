"""Who looked, over HTTP: what a case is opened for, and the administrator's own view."""

from dataclasses import asdict
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response
from flask.views import MethodView

from api.accounts import looks
from api.looked import export, schemas, service
from api.looked import texts as own
from api.orders import service as orders
from api.rules import days
from api.rules.looks import RULE, Reading
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page, page_schema
from api.web.request import actor, commit, language, now, session

blp = Blueprint("looks", description="Who looked, and what for.")
texts.add_faults(own.FAULTS)
# The house's own calendar: an administrator belongs to no court.
HOUSE = "America/Bogota"


def _reading_answer(one: Reading, who: dict[UUID, service.Who]) -> dict[str, Any]:
    person = who.get(one.viewer, service.Who("—", "clerk", None))
    return {**asdict(one), **person._asdict()}


@blp.route("/orders/<uuid:order_id>/look")
class Look(MethodView):
    """What this case is opened for."""

    @blp.allow("clerk")
    @blp.response(200, schemas.PurposeSchema)
    def get(self, order_id: UUID) -> dict[str, str]:
        """What this session opens cases for, until it says otherwise."""
        orders.order_of(session(), actor(), order_id)
        return {"purpose": actor().purpose or looks.CHOSEN[0]}

    @blp.allow("clerk")
    @blp.safe_to_repeat("the same purpose said twice on a day is one line")
    @blp.arguments(schemas.PurposeSchema)
    @blp.response(200, schemas.PurposeSchema)
    def put(self, data: dict[str, str], order_id: UUID) -> dict[str, str]:
        """Say what this case is opened for: she reads it, and the next cases are opened for it."""
        order = orders.order_of(session(), actor(), order_id)
        looks.choose(session(), actor(), data["purpose"])
        looks.record_as(session(), actor(), now(), order.id, data["purpose"])
        commit()
        return data


@blp.route("/looks/week")
class LooksOfWeek(MethodView):
    """Unusual reading."""

    @blp.allow("admin")
    @blp.arguments(schemas.WeekQuery, location="query")
    @blp.response(200, schemas.ReadingsSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Who opened cases in a week beside what is usual, and the rule in figures."""
        week = query["week"] or days.week_of(now(), HOUSE)
        found, who = service.week(session(), actor(), days.parse_week(week))
        return {
            "week": week,
            "rule": RULE,
            "items": [_reading_answer(one, who) for one in found],
        }


@blp.route("/looks/counts")
class LookCounts(MethodView):
    """How often."""

    @blp.allow("admin")
    @blp.arguments(schemas.CountsQuery, location="query")
    @blp.response(200, page_schema(schemas.LookCountSchema))
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Looks by reader, by case (its number shortened) or by day."""
        by, first, last = query["by"], query["first"], query["last"]
        found = service.counts(session(), actor(), by, first, last)
        nobody = {"name": None, "role": None, "court_name": None}
        return page(
            [
                {
                    "key": one.key,
                    **(one.who._asdict() if one.who else nobody),
                    "cases": one.cases,
                    "readers": one.readers,
                    "looks": one.looks,
                }
                for one in found
            ]
        )


@blp.route("/looks/log")
class LookLog(MethodView):
    """The log as a file."""

    @blp.allow("admin")
    @blp.arguments(schemas.DaysQuery, location="query")
    @blp.serves("text/csv")
    def get(self, query: dict[str, Any]) -> Response:
        """Every look of some days, without names of participants and without case numbers."""
        rows = service.log(session(), actor(), query["first"], query["last"])
        file = Response(export.as_csv(rows, language()), mimetype="text/csv")
        day = now().astimezone(ZoneInfo(HOUSE)).date()
        file.headers["Content-Disposition"] = f'attachment; filename="consultas-{day}.csv"'
        return file
