"""Imports over HTTP: a template, a file, its check line by line, and having it written."""

import hashlib
import time
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from sqlalchemy.exc import IntegrityError

from api.accounts import answers as limits
from api.imports import answers, service, stalls, templates
from api.imports import texts as own
from api.imports.kinds import kind_of
from api.imports.models import Import
from api.imports.refusals import LARGEST
from api.imports.schemas import (
    ImportLineSchema,
    ImportQuery,
    ImportSchema,
    LinesQuery,
    RunSchema,
)
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.bodies import read_file
from api.web.paging import page, page_of, page_schema
from api.web.request import actor, close_session, commit, language, now, session

blp = Blueprint("imports", description="Hosts, sites, people, orders and past hours from files.")

CSV = "text/csv"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a file is its bytes say; browsers name the same file differently.
KINDS = (CSV, WORKBOOK, "application/octet-stream", "application/vnd.ms-excel")
# A request goes on with the work for so long; the clock does the rest.
PATIENCE_SECONDS = 2.0

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _work_on(found: Import) -> Import:
    """Go on with an import, one step a transaction; what is left the clock does."""
    commit()
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        service.hold(session(), found)
        try:
            more = service.step(session(), found, now())
            stalls.clear(session(), found.id)
        except IntegrityError:
            # Somebody else wrote the same meanwhile: the next step judges the lines by it.
            session().rollback()
            break
        commit()
        if not more:
            break
    session().refresh(found)
    return found


@blp.route("/imports")
class Imports(MethodView):
    """The newest imports."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.response(200, page_schema(ImportSchema))
    def get(self) -> dict[str, Any]:
        """The newest imports of the clerk's court, a monitor's own, or all for an administrator."""
        return page(answers.import_answers(session(), answers.of_court(session(), actor())))


@blp.route("/imports/<uuid:import_id>")
class ImportById(MethodView):
    """One import."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.response(200, ImportSchema)
    def get(self, import_id: UUID) -> dict[str, Any]:
        """How far it is."""
        return answers.import_answer(session(), service.import_of(session(), actor(), import_id))

    @blp.allow("clerk", "monitor", "admin")
    @blp.append_only("the same file again is the same import, which goes on where it was")
    @blp.file(*KINDS, body_limit=LARGEST)
    @blp.arguments(ImportQuery, location="query")
    @blp.response(200, ImportSchema)
    @blp.may_fail(409, 429)
    def put(self, query: dict[str, Any], import_id: UUID) -> dict[str, Any]:
        """Take a file in and check it line by line; nothing of it is written yet."""
        raw, kind = read_file(KINDS), query["kind"]
        court = service.court_for(session(), actor(), query["court"], kind)
        digest = hashlib.sha256(raw).digest()
        found = service.known_import(session(), actor(), import_id, kind, court, digest)
        if found is None:
            # Reading it takes its time: nobody waits for a row or a connection meanwhile.
            limits.count_try("import", str(actor().id))
            close_session()
            lines = service.lines_of(kind, raw)
            court = service.court_for(session(), actor(), query["court"], kind)
            found = service.take_in(session(), actor(), now(), import_id, kind, court, raw, lines)
        return answers.import_answer(session(), _work_on(found))


@blp.route("/imports/<uuid:import_id>/run")
class ImportRun(MethodView):
    """Have it written."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.safe_to_repeat("a file that is written already is not written again")
    @blp.arguments(RunSchema)
    @blp.response(200, ImportSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], import_id: UUID) -> dict[str, Any]:
        """Write a file that was checked without a wrong line: all of it, or nothing. Asked again
        it goes on with what is left to count."""
        digest = bytes.fromhex(data["digest"])
        found = service.run(session(), actor(), now(), import_id, digest)
        return answers.import_answer(session(), _work_on(found))


@blp.route("/imports/<uuid:import_id>/lines")
class ImportLines(MethodView):
    """What becomes of each line."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.arguments(LinesQuery, location="query")
    @blp.page_response(ImportLineSchema)
    def get(self, query: dict[str, Any], import_id: UUID) -> dict[str, Any]:
        """The lines that were checked, in their order, each with what to do."""
        found = service.import_of(session(), actor(), import_id)
        after = query["cursor"][0] if query["cursor"] else 0
        rows = answers.lines(session(), found.id, query["result"], int(after), query["limit"])
        cut = page_of(rows, query["limit"], lambda row: (row.line,))
        cut["items"] = [answers.line_answer(row, found.kind, language()) for row in cut["items"]]
        return cut


@blp.route("/imports/<uuid:import_id>/report.csv")
class ImportReport(MethodView):
    """All lines as a file."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.serves(CSV)
    def get(self, import_id: UUID) -> Response:
        """Every line and what became of it, to keep; it repeats nothing of the file."""
        found = service.import_of(session(), actor(), import_id)
        rows = answers.lines(session(), found.id, None, 0, found.lines)
        return _attached(answers.report(found, rows, language()), CSV, "importacion.csv")


@blp.route("/import-templates/<kind>.csv")
class TemplateAsText(MethodView):
    """A template as CSV."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.serves(CSV)
    def get(self, kind: str) -> Response:
        """The titles and an example, to fill in."""
        content = templates.as_csv(kind_of(kind), language())
        return _attached(content, CSV, "plantilla.csv")


@blp.route("/import-templates/<kind>.xlsx")
class TemplateAsWorkbook(MethodView):
    """A template as a workbook."""

    @blp.allow("clerk", "monitor", "admin")
    @blp.serves(WORKBOOK)
    def get(self, kind: str) -> Response:
        """The titles and an example, with a sheet that says what each column is."""
        content = templates.as_workbook(kind_of(kind), language())
        return _attached(content, WORKBOOK, "plantilla.xlsx")


def _attached(content: bytes, media_type: str, name: str) -> Response:
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
