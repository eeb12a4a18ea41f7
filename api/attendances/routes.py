"""Attendances over HTTP: the host's day, her record, the clerk's case, confirmations, decisions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from api.accounts import access_log
from api.attendances import answers, batches, lists, service
from api.attendances import texts as own
from api.attendances.models import Attendance
from api.attendances.schemas import (
    AnsweredSchema,
    BatchResultsSchema,
    BatchSchema,
    DayQuery,
    HostAttendanceSchema,
    SaidSchema,
    SpanQuery,
)
from api.errors import NotFound
from api.hosts import service as hosts
from api.orders import service as orders
from api.rules import days
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("attendances", description="Arrivals and departures, confirmed by people.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _key(row: Any) -> tuple[str, str]:
    return (row.starts_at.isoformat(), str(row.id))


@blp.route("/sites/<uuid:site_id>/attendances")
class SiteAttendances(MethodView):
    """A host's list."""

    @blp.allow("host")
    @blp.arguments(DayQuery, location="query")
    @blp.page_response(HostAttendanceSchema)
    def get(self, query: dict[str, Any], site_id: UUID) -> dict[str, Any]:
        """One day of a site, or with `waiting` all that waits for the host's word."""
        site = hosts.site_of(session(), actor(), site_id)
        rows = lists.of_site(
            session(),
            site,
            day=query["date"] or days.local_day(now(), site.time_zone),
            waiting=query["waiting"],
            after=query["cursor"],
            limit=query["limit"],
        )
        names = lists.first_names(session(), [row.order_id for row in rows])
        found = page_of(rows, query["limit"], _key)
        found["items"] = [answers.host_answer(row, names[row.order_id]) for row in found["items"]]
        return found


@blp.route("/me/attendances")
class MyAttendances(MethodView):
    """Her record."""

    @blp.allow("participant")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(AnsweredSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her attendances, newest first."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        rows = lists.of_order(session(), order_id, after=query["cursor"], limit=query["limit"])
        found = page_of(rows, query["limit"], _key)
        found["items"] = [answers.answered(row) for row in found["items"]]
        return found


@blp.route("/orders/<uuid:order_id>/attendances")
class OrderAttendances(MethodView):
    """The attendances of a case."""

    @blp.allow("clerk")
    @blp.arguments(SpanQuery, location="query")
    @blp.page_response(AnsweredSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The attendances of an order, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        rows = lists.of_order(
            session(),
            order.id,
            first=_day_start(query["first"], order.time_zone),
            last=_day_end(query["last"], order.time_zone),
            after=query["cursor"],
            limit=query["limit"],
        )
        found = page_of(rows, query["limit"], _key)
        found["items"] = [answers.answered(row) for row in found["items"]]
        commit()
        return found


def _day_start(day: Any, tz: str) -> datetime | None:
    return None if day is None else days.day_bounds(day, tz)[0]


def _day_end(day: Any, tz: str) -> datetime | None:
    return None if day is None else days.day_bounds(day + timedelta(days=1), tz)[0]


@blp.route("/attendances/<uuid:attendance_id>/confirmation")
class Confirmation(MethodView):
    """The host's word."""

    @blp.allow("host")
    @blp.conditional
    @blp.arguments(SaidSchema)
    @blp.response(200, HostAttendanceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], attendance_id: UUID) -> dict[str, Any]:
        """Confirm an attendance, give a missing time, or contest it with a reason."""
        row = service.attendance_of(session(), actor(), attendance_id)
        check_version(row)
        service.confirm(session(), actor(), now(), row, uuid4(), answers.said(data))
        set_version(row)
        commit()
        return _host_answer(row)


@blp.route("/confirmations/batch")
class ConfirmationBatch(MethodView):
    """Many words at once."""

    @blp.allow("host")
    @blp.idempotent
    @blp.arguments(BatchSchema)
    @blp.response(200, BatchResultsSchema)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Confirm or contest many attendances; each item succeeds or fails by itself."""
        results = batches.each(data["items"], _confirm, _host_answer)
        commit()
        return {"items": results}


def _confirm(row: Attendance, item: dict[str, Any]) -> None:
    service.confirm(session(), actor(), now(), row, uuid4(), answers.said(item))


def _host_answer(row: Attendance) -> dict[str, Any]:
    name = lists.first_names(session(), [row.order_id])[row.order_id]
    return answers.host_answer(row, name)
