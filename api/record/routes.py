"""Her record over HTTP: as data, and as a page to print."""

from typing import Any

from flask import Response
from flask.views import MethodView

from api.errors import NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.record import pages
from api.record.answers import record_answer
from api.record.schemas import HerRecordSchema, RecordQuery
from api.record.span import span_of
from api.web.blueprint import Blueprint
from api.web.request import actor, language, now, session

blp = Blueprint("record", description="Everything the server holds about her hours, for her.")


def _mine(query: dict[str, Any]) -> dict[str, Any]:
    order_id = actor().order_id
    if order_id is None:
        raise NotFound
    order: Order = orders.order_of(session(), actor(), order_id)
    span = span_of(order, now(), query["first_day"], query["last_day"])
    return record_answer(session(), order, span, now(), language())


@blp.route("/me/record")
class MyRecord(MethodView):
    """Her record."""

    @blp.allow("participant")
    @blp.arguments(RecordQuery, location="query")
    @blp.response(200, HerRecordSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """All that is held about her hours; `earlier_to` says where the part before it ends."""
        return _mine(query)


@blp.route("/me/record/page")
class MyRecordPage(MethodView):
    """Her record on paper."""

    @blp.allow("participant")
    @blp.arguments(RecordQuery, location="query")
    @blp.serves("text/html")
    def get(self, query: dict[str, Any]) -> Response:
        """The same to read and to print. It needs no JavaScript."""
        return Response(pages.page(_mine(query), language()), mimetype="text/html")


@blp.route("/me/record/page.css")
class MyRecordStyle(MethodView):
    """How the page looks."""

    @blp.allow("anyone")
    @blp.serves("text/css")
    def get(self) -> Response:
        """Ink on paper."""
        return Response(pages.STYLE, mimetype="text/css")
