"""Published figures over HTTP: for anybody, fixed, and the same bytes for ever.

A release is never changed, so its answers may be kept by any cache between it and its readers.
"""

from typing import Any

from flask import Response, jsonify, make_response, request
from flask.views import MethodView

from api.statistics import answers, service, sheets, texts
from api.statistics.keeping import A_WHILE, fixed, known
from api.statistics.models import Release
from api.statistics.schemas import (
    FiguresDictionarySchema,
    FiguresSchema,
    ReleaseSchema,
    ReleasesSchema,
)
from api.web.blueprint import Blueprint
from api.web.request import language, now, session
from api.web.schema import Schema
from api.web.texts import add_faults, add_problems

add_problems(texts.PROBLEMS)
add_faults(texts.FAULTS)
blp = Blueprint("statistics", description="Published figures, about nobody.")

UNFILTERED = "fixed-tables"


def _json(schema: type[Schema], answer: dict[str, Any]) -> Response:
    return make_response(jsonify(schema().dump(answer)))


def _asked(release: str, table: str) -> tuple[Release, str]:
    """A release and the rest of the way to one of its tables, both of which there are."""
    own = service.table_of(table)
    return service.release_of(session(), release), f"/{own.code}"


@blp.route("/statistics")
class Releases(MethodView):
    """Releases."""

    @blp.allow("anyone")
    @blp.unfiltered(UNFILTERED)
    @blp.response(200, ReleasesSchema)
    def get(self) -> Response:
        """All releases, the newest first, and from which day the next may be made."""
        found = service.releases(session())
        answer = _json(ReleasesSchema, answers.listed(found, now(), language()))
        answer.headers["Cache-Control"] = A_WHILE
        answer.add_etag()
        answer.make_conditional(request)
        return answer


@blp.route("/statistics/<release>")
class OneRelease(MethodView):
    """A release."""

    @blp.allow("anyone")
    @blp.unfiltered(UNFILTERED)
    @blp.response(200, ReleaseSchema)
    def get(self, release: str) -> Response:
        """Its tables, its first month and its digest."""
        found = service.release_of(session(), release)
        answer = _json(ReleaseSchema, answers.release(found, language()))
        return fixed(found, answer)


@blp.route("/statistics/<release>/dictionary")
class Dictionary(MethodView):
    """The dictionary."""

    @blp.allow("anyone")
    @blp.unfiltered(UNFILTERED)
    @blp.response(200, FiguresDictionarySchema)
    def get(self, release: str) -> Response:
        """What every table, column and empty cell means, by which rules, and the licence."""
        found = service.release_of(session(), release)
        answer = _json(FiguresDictionarySchema, answers.dictionary(found, language()))
        return fixed(found, answer, "/dictionary")


@blp.route("/statistics/<release>/<table>")
class OneTable(MethodView):
    """A table."""

    @blp.allow("anyone")
    @blp.unfiltered(UNFILTERED)
    @blp.response(200, FiguresSchema)
    def get(self, release: str, table: str) -> Response:
        """A table of a release, every cell shown or with the reason why not."""
        found, rest = _asked(release, table)
        kept = known(found, rest)
        if kept is not None:
            return kept
        whole = service.table(session(), release, table)
        return fixed(found, _json(FiguresSchema, answers.published(whole, language())), rest)


@blp.route("/statistics/<release>/<table>.csv")
class OneTableAsFile(MethodView):
    """A table as a file."""

    @blp.allow("anyone")
    @blp.unfiltered(UNFILTERED)
    @blp.serves("text/csv")
    def get(self, release: str, table: str) -> Response:
        """A table of a release for a spreadsheet: one cell a line."""
        found, rest = _asked(release, table)
        rest += ".csv"
        kept = known(found, rest)
        if kept is not None:
            return kept
        whole = service.table(session(), release, table)
        file = Response(sheets.as_csv(whole, language()), mimetype="text/csv")
        name = f"constancia-{release}-{table}.csv"
        file.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return fixed(found, file, rest)
