"""The calendar's secret link over HTTP, and the calendar itself."""

from datetime import datetime
from typing import Any

from flask import Response, request
from flask.views import MethodView

from api.accounts.models import Court
from api.appearances import calendar, feeds
from api.appearances.models import CalendarFeed
from api.appearances.schemas import CalendarLinkSchema
from api.orders.models import Order
from api.rules import days
from api.web.blueprint import PREFIX, Blueprint
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("calendar", description="Dates as a calendar that other programs read.")


def _answer(feed: CalendarFeed | None, token: str | None) -> dict[str, Any]:
    url = None if token is None else f"{settings().public_url}{PREFIX}/calendar/{token}.ics"
    return {"url": url, "made_at": None if feed is None else _local(feed)}


def _local(feed: CalendarFeed) -> datetime:
    if feed.order_id is not None:
        zone = session().get_one(Order, feed.order_id).time_zone
    else:
        zone = session().get_one(Court, feed.court_id).time_zone
    return feed.recorded_at.astimezone(days.zone(zone))


@blp.route("/calendar-link")
class CalendarLink(MethodView):
    """One's own link: to her dates, or for a clerk to those of the court."""

    @blp.allow("participant", "clerk")
    @blp.response(200, CalendarLinkSchema)
    def get(self) -> dict[str, Any]:
        """Whether there is a link, and since when; the link itself is told once."""
        return _answer(feeds.link_of(session(), actor()), None)

    @blp.allow("participant", "clerk")
    @blp.idempotent
    @blp.response(201, CalendarLinkSchema)
    def post(self) -> dict[str, Any]:
        """Make a link. The one before opens nothing any more."""
        feed, token = feeds.make_link(session(), actor(), now())
        commit()
        return _answer(feed, token)

    @blp.allow("participant", "clerk")
    @blp.safe_to_repeat("a link that was revoked stays so")
    @blp.response(204)
    def delete(self) -> None:
        """Revoke the link: it opens nothing any more."""
        feeds.revoke_link(session(), actor(), now())
        commit()


@blp.route("/calendar/<token>.ics")
@blp.allow("anyone")
@blp.response(200, content_type="text/calendar")
def feed(token: str) -> Response:
    """The calendar that a secret link opens: when, and never what for."""
    opened = feeds.opened(session(), token, now())
    answer = Response(status=200, mimetype="text/calendar")
    answer.set_etag(calendar.tag(opened))
    if request.if_none_match.contains(answer.get_etag()[0] or ""):
        answer.status_code = 304
        return answer
    answer.set_data(calendar.written(opened))
    answer.headers["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return answer
