"""A clerk's lists of notices over HTTP: whom nothing has reached, and whether she was told."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.errors import NotFound
from api.notices import answers, lists, service, spoken
from api.notices.schemas import CaseNoticeSchema, InboxQuery, NewToldSchema
from api.notices.service import Row
from api.orders import service as orders
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.request import actor, commit, language, now, session
from api.web.schema import Nothing

blp = Blueprint("told", description="Was she told? Read by clerks, and never pushed to a court.")


def _answers(found: Sequence[Row]) -> list[dict[str, Any]]:
    ids = [row.notice.id for row in found]
    places = answers.places_of(session(), [row.notice for row in found])
    whose = lists.orders_of(session(), found)
    words, asked = spoken.words_on(session(), ids), lists.support_asked(session(), found)
    return [
        answers.case_answer(
            row,
            whose[row.notice.order_id],
            places,
            words.get(row.notice.id),
            asked.get(row.notice.id),
            language(),
            now(),
        )
        for row in found
        if row.notice.order_id is not None
    ]


@blp.route("/notices/unreached")
class Unreached(MethodView):
    """Whom nothing has reached."""

    @blp.allow("clerk")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(CaseNoticeSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Urgent notices that no way brought to her, the newest first, with what was tried."""
        court_id = actor().court_id
        if court_id is None:
            raise NotFound
        rows = lists.unreached(session(), court_id, now(), query["cursor"], query["limit"])
        found = page_of(rows, query["limit"], lists.unreached_key)
        return {**found, "items": _answers(found["items"])}


@blp.route("/orders/<uuid:order_id>/notices")
class OrderNotices(MethodView):
    """The notices of a case."""

    @blp.allow("clerk")
    @blp.arguments(InboxQuery, location="query")
    @blp.page_response(CaseNoticeSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """All that was due to her and to her support person, with every try, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        limit, about = query["limit"], query["about"]
        rows = lists.of_order(session(), order.id, now(), query["cursor"], limit, about)
        found = page_of(rows, limit, service.key)
        answer = {**found, "items": _answers(found["items"])}
        commit()
        return answer


@blp.route("/notices/<uuid:notice_id>/told")
class Told(MethodView):
    """Having told her."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("told twice is told once: the first word stands")
    @blp.arguments(NewToldSchema)
    @blp.response(200, CaseNoticeSchema)
    def put(self, data: dict[str, Any], notice_id: UUID) -> dict[str, Any]:
        """Somebody told her, by mouth: nothing more is sent of it."""
        row = spoken.notice_of(session(), actor(), now(), notice_id)
        told = spoken.Told(data["how"], data["told_at"])
        spoken.tell(session(), actor(), now(), row.notice, told)
        commit()
        return _answers([row])[0]


@blp.route("/notices/<uuid:notice_id>/told/withdrawal")
class ToldWithdrawal(MethodView):
    """A mistake."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("what was taken back stays so until somebody says it anew")
    @blp.arguments(Nothing)
    @blp.response(200, CaseNoticeSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], notice_id: UUID) -> dict[str, Any]:
        """She was not told after all, said on the same day: it goes on its way again."""
        row = spoken.notice_of(session(), actor(), now(), notice_id)
        spoken.take_back(session(), actor(), now(), row.notice)
        commit()
        return _answers([row])[0]
