"""One's own notices over HTTP: what she was told, and what a host's person was."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.channels.people import time_zone_of
from api.errors import NotFound
from api.hosts.models import Host
from api.notices import answers, service
from api.notices import texts as own
from api.notices.schemas import (
    HostInboxSchema,
    HostNoticeSchema,
    InboxQuery,
    InboxSchema,
    NoticeSchema,
    SeenUpToSchema,
    UnseenSchema,
)
from api.notices.service import Reader
from api.orders.models import Order
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, commit, language, now, session

blp = Blueprint("notices", description="What a person was told: always there, whatever arrived.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)
ONCE = "only the first time counts"


def _zone(reader: Reader) -> str:
    if reader.order_id is not None:
        return session().get_one(Order, reader.order_id).time_zone
    host = session().get(Host, actor().host_id)
    if host is None:
        raise NotFound
    return time_zone_of(session(), host.court_id)


def _inbox(query: dict[str, Any]) -> dict[str, Any]:
    reader = service.reader_of(actor())
    limit, about = query["limit"], query["about"]
    rows = service.inbox(session(), reader, now(), query["cursor"], limit, about)
    found = page_of(rows, limit, service.key)
    places = answers.places_of(session(), [row.notice for row in found["items"]])
    tz = _zone(reader)
    found["items"] = [
        answers.notice_answer(row, places, tz, language(), now()) for row in found["items"]
    ]
    return {**found, "unseen": service.unseen(session(), reader, now())}


def _saw(notice_id: UUID) -> dict[str, Any]:
    reader = service.reader_of(actor())
    row = service.one_of(session(), reader, now(), notice_id)
    row = service.see(session(), now(), row)
    places = answers.places_of(session(), [row.notice])
    commit()
    return answers.notice_answer(row, places, _zone(reader), language(), now())


def _saw_up_to(data: dict[str, Any]) -> dict[str, int]:
    reader = service.reader_of(actor())
    service.see_up_to(session(), reader, now(), data["up_to"])
    left = service.unseen(session(), reader, now())
    commit()
    return {"unseen": left}


@blp.route("/me/notices")
class MyNotices(MethodView):
    """Her list."""

    @blp.allow("participant")
    @blp.arguments(InboxQuery, location="query")
    @blp.response(200, InboxSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """What she was told, newest first, whatever channel carried it or did not."""
        return _inbox(query)


@blp.route("/me/notices/<uuid:notice_id>/seen")
class MyNoticeSeen(MethodView):
    """Having seen a notice."""

    @blp.allow("participant")
    @blp.safe_to_repeat(ONCE)
    @blp.response(200, NoticeSchema)
    def put(self, notice_id: UUID) -> dict[str, Any]:
        """It was on her screen: nothing more is sent of it."""
        return _saw(notice_id)


@blp.route("/me/notices/seen")
class MyNoticesSeen(MethodView):
    """Having seen them all."""

    @blp.allow("participant")
    @blp.safe_to_repeat(ONCE)
    @blp.arguments(SeenUpToSchema)
    @blp.response(200, UnseenSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """She has seen all that was due by then."""
        return _saw_up_to(data)


@blp.route("/staff/me/notices")
class HostNotices(MethodView):
    """The list of a host's person."""

    @blp.allow("host")
    @blp.arguments(InboxQuery, location="query")
    @blp.response(200, HostInboxSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """What one was told, newest first: tasks of the host, and nothing of how anybody stands."""
        return _inbox(query)


@blp.route("/staff/me/notices/<uuid:notice_id>/seen")
class HostNoticeSeen(MethodView):
    """Having seen a notice."""

    @blp.allow("host")
    @blp.safe_to_repeat(ONCE)
    @blp.response(200, HostNoticeSchema)
    def put(self, notice_id: UUID) -> dict[str, Any]:
        """It was on the screen: nothing more is sent of it."""
        return _saw(notice_id)


@blp.route("/staff/me/notices/seen")
class HostNoticesSeen(MethodView):
    """Having seen them all."""

    @blp.allow("host")
    @blp.safe_to_repeat(ONCE)
    @blp.arguments(SeenUpToSchema)
    @blp.response(200, UnseenSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """One has seen all that was due by then."""
        return _saw_up_to(data)
