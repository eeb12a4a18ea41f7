"""Dates before the judge over HTTP: hers, a case's, the court's, and what becomes of each."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.accounts.models import Court
from api.appearances import answers, lists, service
from api.appearances.lists import Row, Span
from api.appearances.models import Appearance
from api.appearances.schemas import (
    AppearanceGivenSchema,
    AppearanceRowSchema,
    AppearanceSchema,
    AppearancesQuery,
    CannotComeSchema,
    FullAppearanceSchema,
    MyAppearancesQuery,
    OutcomeSchema,
    SpanQuery,
)
from api.errors import Conflict, NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.rules.appearances import Where
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("appearances", description="Reporting to the judge in person, on set dates.")


def _page(query: dict[str, Any], rows: Sequence[Row], answer: Any) -> dict[str, Any]:
    found = page_of(rows, query["limit"], lists.key)
    found["items"] = [answer(*row) for row in found["items"]]
    return found


def _full(appearance: Appearance) -> dict[str, Any]:
    order = session().get_one(Order, appearance.order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    set_version(appearance)
    answer = answers.full_answer(appearance, order)
    commit()
    return answer


@blp.route("/me/appearances")
class MyAppearances(MethodView):
    """Her dates."""

    @blp.allow("participant")
    @blp.arguments(MyAppearancesQuery, location="query")
    @blp.page_response(AppearanceSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her dates from today on, the next one first; or the past ones."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        order = orders.order_of(session(), actor(), order_id)
        read = lists.past if query["when"] == "past" else lists.coming
        rows = read(session(), order, now(), query["cursor"], query["limit"])
        return _page(query, rows, answers.appearance_answer)


@blp.route("/orders/<uuid:order_id>/appearances")
class OrderAppearances(MethodView):
    """The dates of a case."""

    @blp.allow("clerk")
    @blp.arguments(SpanQuery, location="query")
    @blp.page_response(AppearanceSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The dates of an order from a day to a day, in time order."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        span = Span(query["first"], query["last"])
        rows = lists.of_order(session(), order, span, query["cursor"], query["limit"])
        found = _page(query, rows, answers.appearance_answer)
        commit()
        return found


@blp.route("/appearances")
class Appearances(MethodView):
    """The court's list."""

    @blp.allow("clerk")
    @blp.arguments(AppearancesQuery, location="query")
    @blp.page_response(AppearanceRowSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The dates of the clerk's court from a day to a day, in one state or all."""
        court = session().get_one(Court, actor().court_id)
        rows = lists.of_court(
            session(),
            court.id,
            court.time_zone,
            Span(query["first"], query["last"]),
            query["state"],
            query["cursor"],
            query["limit"],
        )
        return _page(query, rows, answers.row_answer)


@blp.route("/appearances/<uuid:appearance_id>")
class AppearanceById(MethodView):
    """One date."""

    @blp.allow("clerk", "participant")
    @blp.response(200, FullAppearanceSchema)
    def get(self, appearance_id: UUID) -> dict[str, Any]:
        """One date with all that was said of it."""
        return _full(service.appearance_of(session(), actor(), appearance_id))

    @blp.allow("clerk")
    @blp.conditional(creates=True)
    @blp.arguments(AppearanceGivenSchema)
    @blp.response(200, FullAppearanceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], appearance_id: UUID) -> dict[str, Any]:
        """Set a single date, or move one that is to come, with a reason."""
        order = orders.order_of(session(), actor(), data["order"])
        where = Where(data["starts_at"], data["place"], data["bring"])
        known = session().get(Appearance, appearance_id)
        if known is not None and known.order_id != order.id:
            # Whether it is another's of this court or of another court is not told apart.
            raise Conflict("id-already-used")
        check_version(known)
        if known is None:
            known = service.set_date(
                session(), actor(), now(), order, appearance_id, where, data["reason"]
            )
        else:
            service.move(session(), actor(), now(), known, where, data["reason"])
        return _full(known)


@blp.route("/appearances/<uuid:appearance_id>/outcome")
class AppearanceOutcome(MethodView):
    """What became of a date."""

    @blp.allow("clerk")
    @blp.conditional
    @blp.arguments(OutcomeSchema)
    @blp.response(200, FullAppearanceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], appearance_id: UUID) -> dict[str, Any]:
        """Record that she came, is excused, or comes another day; or undo that. Never "missed"."""
        appearance = service.appearance_of(session(), actor(), appearance_id)
        check_version(appearance)
        service.record(session(), actor(), now(), appearance, service.Outcome(**data))
        return _full(appearance)


@blp.route("/appearances/<uuid:appearance_id>/cannot-come")
class CannotCome(MethodView):
    """Her word that she cannot come."""

    @blp.allow("participant")
    @blp.append_only("a message has an id of its own: the same words again change nothing")
    @blp.arguments(CannotComeSchema)
    @blp.response(200, FullAppearanceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], appearance_id: UUID) -> dict[str, Any]:
        """Say that she cannot come, and why if she wants: it waits for the clerk's answer."""
        appearance = service.appearance_of(session(), actor(), appearance_id)
        service.cannot_come(session(), actor(), now(), appearance, data["id"], data["text"])
        return _full(appearance)
