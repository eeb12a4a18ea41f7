"""A court's whole record, taken out by its clerk: as CSV in a ZIP, as a workbook, as JSON."""

import io
import tempfile
from functools import partial
from typing import IO, Any, cast

from flask import Response, send_file
from flask.views import MethodView

from api.exports import service
from api.exports.forms import FORMS
from api.exports.schemas import ExportQuery
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, language, now, session

blp = Blueprint("exports", description="A court's whole record, with what each column means.")

ZIP = "application/zip"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
# More than this is on disk while it is made.
IN_MEMORY = 1 << 20


def _taken_out(form: str, media_type: str, reason: str) -> Response:
    """Make the whole file before the first byte leaves: half a record is never taken for one."""
    made = service.note(session(), actor(), now(), form, reason)
    court_id = made.court_id
    commit()
    # Whoever sends it closes it; nothing of it stays on disk.
    target = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115
    FORMS[form](target, service.sheets(), partial(service.rows, session(), court_id), language())
    small = target.tell() <= IN_MEMORY
    target.seek(0)
    if small:
        content = io.BytesIO(target.read())
        target.close()
        target = content
    return send_file(
        target,
        mimetype=media_type,
        as_attachment=True,
        download_name=f"constancia.{form}",
        max_age=0,
        conditional=False,
        etag=False,
    )


@blp.route("/exports/record.zip")
class RecordAsZip(MethodView):
    """CSV files."""

    @blp.allow("clerk")
    @blp.arguments(ExportQuery, location="query")
    @blp.serves(ZIP)
    def get(self, query: dict[str, Any]) -> Response:
        """A CSV file for each table and a dictionary, in a ZIP."""
        return _taken_out("zip", ZIP, query["reason"])


@blp.route("/exports/record.xlsx")
class RecordAsWorkbook(MethodView):
    """A workbook."""

    @blp.allow("clerk")
    @blp.arguments(ExportQuery, location="query")
    @blp.serves(WORKBOOK)
    def get(self, query: dict[str, Any]) -> Response:
        """A sheet for each table and a dictionary."""
        return _taken_out("xlsx", WORKBOOK, query["reason"])


@blp.route("/exports/record.json")
class RecordAsJson(MethodView):
    """JSON."""

    @blp.allow("clerk")
    @blp.arguments(ExportQuery, location="query")
    @blp.serves(JSON)
    def get(self, query: dict[str, Any]) -> Response:
        """An object with a list for each table and a dictionary."""
        return _taken_out("json", JSON, query["reason"])
