"""A court's reports of a month over HTTP, all in one file."""

from typing import Any

from flask import Response, stream_with_context

from api.papers import month_pack
from api.papers.service import Office
from api.reports import lists
from api.reports.schemas import MonthQuery
from api.web.blueprint import Blueprint
from api.web.request import actor, close_session, language, now, session, settings, wiring

blp = Blueprint("month-packs", description="All reports of a month in one file.")


@blp.route("/reports/monthly/pack")
@blp.allow("clerk")
@blp.arguments(MonthQuery, location="query")
@blp.serves("application/zip")
def pack(query: dict[str, Any]) -> Response:
    """The newest version of every report that the clerk's court was handed in for a month: a PDF
    each, and a list. It is made while it is sent; `X-Total-Reports` says how many there will be."""
    clerk, at, office = actor(), now(), Office.of(settings())
    assert clerk.court_id is not None
    found = lists.newest(session(), clerk.court_id, query["month"])
    made = month_pack.packed(
        wiring().sessions, clerk, at, found, office=office, language=language()
    )
    # Each report has a transaction of its own; this request's may not hold anything meanwhile.
    close_session()
    response = Response(stream_with_context(made), mimetype="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{month_pack.NAME}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Total-Reports"] = str(len(found))
    return response
