"""The desk over HTTP: the caseload by urgency, a search, and what waits in the inboxes."""

from typing import Any

from flask.views import MethodView

from api.desk import reading, waiting
from api.desk import texts as own
from api.desk.answers import answers
from api.desk.narrowing import Narrow, refuse_impossible_case
from api.desk.schemas import DeskQuery, DeskSearchSchema, InboxCountsSchema, OrderRowSchema
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, language, now, session

blp = Blueprint("desk", description="The clerk's desk: one court's orders, by urgency.")

texts.add_faults(own.FAULTS)


def _page(asked: dict[str, Any], pointer: str) -> dict[str, Any]:
    narrow = Narrow(
        state=asked["state"],
        group=asked["urgency"],
        host=asked["host"],
        site=asked["site"],
        reached=asked["reached"],
        waiting=asked["waiting"],
        noted=asked["noted"],
        text=asked["q"],
    )
    after, limit = asked["cursor"], asked["limit"]
    rows = reading.rows(session(), actor(), now(), narrow, after, limit)
    if after is None:
        refuse_impossible_case(narrow.text, rows, pointer, now())
    found = page_of(rows, limit, reading.key)
    found["items"] = answers(session(), found["items"], language(), now())
    return found


@blp.route("/orders")
class Orders(MethodView):
    """The desk."""

    @blp.allow("clerk")
    @blp.arguments(DeskQuery, location="query")
    @blp.page_response(OrderRowSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The caseload of the clerk's court: what a note wants looked at today, then by urgency,
        then by name; each row with its reason in words, what was tried and whether it reached
        her."""
        return _page(query, "?q")


@blp.route("/orders/search")
class OrderSearch(MethodView):
    """The desk, looked through."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("it only reads; a name in a body is in no address and no log")
    @blp.arguments(DeskSearchSchema)
    @blp.page_response(OrderRowSchema)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same rows by name, document or case number. The screens ask here, so that no name
        is ever part of an address."""
        return _page(data, "/q")


@blp.route("/inboxes")
class Inboxes(MethodView):
    """What waits."""

    @blp.allow("clerk")
    @blp.response(200, InboxCountsSchema)
    def get(self) -> dict[str, Any]:
        """How much waits for a clerk's word in each inbox of the court."""
        found = waiting.counts(session(), actor(), now())
        return {"items": [{"list": name, "count": found[name]} for name in waiting.LISTS]}
