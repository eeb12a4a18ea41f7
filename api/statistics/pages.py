"""The public pages of figures and their charts. They need no account and no JavaScript."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Response, current_app, request

from api.rules import days, releases
from api.statistics import page_making, publishing, service
from api.statistics.chart_values import Point
from api.statistics.charts import chart_of, svg
from api.statistics.definitions import TABLES
from api.statistics.page_making import Published, Reader
from api.statistics.page_templates import STYLE
from api.statistics.page_view import Cell, Cells
from api.web.blueprint import PREFIX, Blueprint
from api.web.fields import Choice
from api.web.request import LANGUAGES, language, now, session
from api.web.schema import Schema

blp = Blueprint("figures", description="Published figures as pages and charts.", url_prefix="/")

# A chart looks at nothing but itself: its style stands in it, and it runs nothing.
CHART_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
FIVE_MINUTES = 300
AN_HOUR = 3_600
A_YEAR = 31_536_000
MOST_OTHERS = 24
# A page is some 150 KB: a worker keeps those of a few releases, in both languages.
MOST_PAGES = 16


class LanguageQuery(Schema):
    """The language that a link chose; without one the browser's."""

    lang = Choice(LANGUAGES, load_default=None)


@blp.route("/cifras")
@blp.allow("anyone")
@blp.arguments(LanguageQuery, location="query")
@blp.serves("text/html")
def newest(asked: Mapping[str, Any]) -> Response:
    """The newest published figures, or when the first will come."""
    reader = _reader(asked)
    found = service.releases(session())
    if not found:
        return _kept(_first_to_come(reader), FIVE_MINUTES)
    others = tuple(one.name for one in found[1 : MOST_OTHERS + 1])
    return _kept(_figures(reader, found[0].name, found[0].digest, others), FIVE_MINUTES)


@blp.route("/cifras/<month:release>")
@blp.allow("anyone")
@blp.arguments(LanguageQuery, location="query")
@blp.serves("text/html", also=(404,))
def one_release(asked: Mapping[str, Any], release: str) -> Response:
    """The figures of one release, as they were published."""
    reader = _reader(asked)
    digests = {one.name: one.digest for one in service.releases(session())}
    if release not in digests:
        absent = page_making.absent_page(reader, list(digests)[:MOST_OTHERS])
        return Response(absent, status=404, mimetype="text/html")
    # Of the time before it only: what comes later must not change this page.
    others = tuple(name for name in digests if name < release)[:MOST_OTHERS]
    return _kept(_figures(reader, release, digests[release], others, fixed=True), A_YEAR)


@blp.route("/cifras/metodo")
@blp.allow("anyone")
@blp.arguments(LanguageQuery, location="query")
@blp.serves("text/html")
def method(asked: Mapping[str, Any]) -> Response:
    """What each figure means, how women are protected, and what is not known."""
    return _kept(page_making.method_page(_reader(asked)), AN_HOUR)


@blp.route("/cifras.css")
@blp.allow("anyone")
@blp.serves("text/css")
def style() -> Response:
    """How the pages look."""
    return _kept(STYLE, AN_HOUR, "text/css")


@blp.route(f"{PREFIX}/statistics/<release>/<table>.svg")
@blp.allow("anyone")
@blp.arguments(LanguageQuery, location="query")
@blp.serves("image/svg+xml")
def chart(asked: Mapping[str, Any], release: str, table: str) -> Response:
    """A published table as a chart: its national months, readable without colour."""
    found = service.table(session(), release, table)
    points: dict[tuple[str, str, str], Point] = {
        key: cell.hidden or 0 if cell.value is None else cell.value
        for key, cell in _cells(found).items()
    }
    spoken = asked["lang"] or language()
    answer = _kept(svg(chart_of(found.table, points, spoken), spoken), A_YEAR, "image/svg+xml")
    answer.headers["Content-Security-Policy"] = CHART_POLICY
    return answer


def _reader(asked: Mapping[str, Any]) -> Reader:
    return Reader(
        language=asked["lang"] or language(),
        here=request.path,
        chosen=asked["lang"] is not None,
        # The tour alone has this door; all its people are made up.
        made_up="demo" in current_app.blueprints,
    )


def _first_to_come(reader: Reader) -> str:
    """The page before the first release: the day from which it may come, if that is known."""
    first = publishing.first_month(session())
    day = releases.release_day(first) if first else None
    is_ahead = day is not None and day > days.local_day(now(), releases.ZONE)
    return page_making.none_page(reader, first, day if is_ahead else None)


@lru_cache(maxsize=MOST_PAGES)
def _figures(
    reader: Reader, name: str, digest: str, others: tuple[str, ...], *, fixed: bool = False
) -> str:
    """The page of a release. It never changes, so it is made once: its digest stands for it."""
    release = service.release_of(session(), name)
    tables = {code: _cells(service.table(session(), name, code)) for code in TABLES}
    day = days.local_day(release.published_at, releases.ZONE)
    return page_making.figures_page(reader, Published(name, day, tables), others, fixed=fixed)


def _cells(found: service.Published) -> Cells:
    return {
        (row.period, row.place, cell.column): Cell(cell.value, cell.hidden, cell.rate_percent)
        for row in found.rows
        for cell in row.cells
    }


def _kept(body: str | bytes, seconds: int, kind: str = "text/html") -> Response:
    """An answer that anybody may keep so long; a year is for what never changes."""
    data = body.encode() if isinstance(body, str) else body
    answer = Response(data, mimetype=kind)
    answer.set_etag(hashlib.sha256(data).hexdigest()[:32])
    fixed = ", immutable" if seconds == A_YEAR else ""
    answer.headers["Cache-Control"] = f"public, max-age={seconds}{fixed}"
    answer.make_conditional(request)
    return answer
