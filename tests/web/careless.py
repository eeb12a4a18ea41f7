"""Views with a mistake, or that fail on purpose: the base must find each out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api import errors
from api.web.blueprint import Blueprint
from api.web.request import commit, session
from tests.web.probe import NewNote, Note, NoteSchema, Said, found

careless = Blueprint("careless", description="Views with a mistake, which must be found out.")

FAILURES: Mapping[str, Exception] = {
    "conflict": errors.Conflict("conflict", kept=True),
    "gone": errors.Gone(),
    "locked": errors.Locked(),
    "slow-down": errors.TooMany(30),
    "invalid": errors.Invalid("out-of-range", "/hours", min=1, max=20),
    "unexpected": ZeroDivisionError("secret words of the inside"),
    "untaught": errors.Gone("never-heard-of"),
}


@careless.route("/notes/<uuid:note_id>/unchecked")
class Unchecked(MethodView):
    """A view that forgot something."""

    @careless.allow("anyone")
    @careless.conditional
    @careless.arguments(NoteSchema)
    @careless.response(200, NoteSchema)
    def put(self, data: dict[str, Any], note_id: UUID) -> Any:
        """Change a note without comparing versions."""
        note = found(note_id)
        note.line = data["line"]
        commit()
        return note


@careless.route("/forgetful")
class Forgetful(MethodView):
    """A view that forgot to commit."""

    @careless.allow("anyone")
    @careless.safe_to_repeat("it never stores anything")
    @careless.arguments(NewNote)
    @careless.response(201, NoteSchema)
    def post(self, data: dict[str, Any]) -> Any:
        """Lose a note."""
        note = Note(**data)
        session().add(note)
        return note


@careless.route("/failures/<kind>")
class Failures(MethodView):
    """Errors of each kind."""

    @careless.allow("anyone")
    @careless.may_fail(409, 410, 423, 429, 500)
    @careless.response(200, Said)
    def get(self, kind: str) -> Any:
        """Fail."""
        raise FAILURES.get(kind, errors.NotFound())
