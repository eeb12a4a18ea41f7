"""One route of every kind on the real web base, and the tables behind them."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from sqlalchemy import String, Uuid, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api import errors
from api.database import Versioned
from api.web.blueprint import Blueprint
from api.web.bodies import read_file
from api.web.fields import Bool, Choice, Id, Int, Secret, Str, Text
from api.web.paging import PageQuery, page_of
from api.web.preconditions import check_version, set_version
from api.web.raw import Raw
from api.web.request import actor, commit, language, now, session
from api.web.schema import List, Nested, RawSchema, Schema
from api.web.time_fields import Day, Instant, LocalTime, WeekField


class ProbeBase(DeclarativeBase):
    """Tables of the probe alone."""

    type_annotation_map = {UUID: Uuid}


class Note(Versioned, ProbeBase):
    """A versioned row."""

    __tablename__ = "probe_notes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(String(200), unique=True)


class NoteSchema(Schema):
    """A note."""

    id = Id(dump_only=True)
    line = Str(80)


class NewNote(Schema):
    """A note with an id made by its client."""

    id = Id()
    line = Str(80)


class Inner(Schema):
    """An object inside."""

    number = Int(1, 7)


class Everything(Schema):
    """One field of each kind."""

    line = Str(20, load_default="x")
    lines = Text(50, load_default="x")
    pin = Secret(12, least=4, required=False)
    number = Int(-5, 100, load_default=1)
    flag = Bool(load_default=True)
    at = Instant(load_default=None, allow_none=True)
    day = Day(required=False)
    time = LocalTime(required=False)
    week = WeekField(required=False)
    thing = Id(required=False)
    word = Choice(["in", "out"], load_default="in", allow_none=True)
    inner = Nested(Inner, required=False)
    many = List(Nested(Inner), most=3, required=False)


class Query(PageQuery):
    """Filters."""

    number = Int(0, 9, required=False)
    flag = Bool(required=False)


class Claim(RawSchema):
    """Kept as it came."""

    direction = Choice(["in", "out"])
    clock = Raw(64)


class Said(Schema):
    """What the probe says."""

    text = Str(200)


blp = Blueprint("probe", description="Routes of every kind.")


@blp.route("/notes")
class Notes(MethodView):
    """Notes."""

    @blp.allow("anyone")
    @blp.arguments(Query, location="query")
    @blp.page_response(NoteSchema)
    def get(self, query: dict[str, Any]) -> Any:
        """List notes."""
        after = query["cursor"]
        wanted = select(Note).order_by(Note.line).limit(query["limit"] + 1)
        if after:
            wanted = wanted.where(Note.line > after[0])
        return page_of(session().scalars(wanted).all(), query["limit"], lambda note: [note.line])

    @blp.allow("anyone")
    @blp.idempotent
    @blp.arguments(NewNote)
    @blp.response(201, NoteSchema)
    def post(self, data: dict[str, Any]) -> Any:
        """Make a note."""
        note = Note(**data)
        session().add(note)
        commit()
        set_version(note)
        return note


@blp.route("/notes/<uuid:note_id>")
class NoteById(MethodView):
    """One note."""

    @blp.allow("anyone")
    @blp.response(200, NoteSchema)
    def get(self, note_id: UUID) -> Any:
        """One note."""
        return found(note_id)

    @blp.allow("anyone")
    @blp.conditional(creates=True)
    @blp.arguments(NoteSchema)
    @blp.response(200, NoteSchema, also=[201])
    def put(self, data: dict[str, Any], note_id: UUID) -> Any:
        """Make or change a note."""
        note = session().get(Note, note_id)
        check_version(note)
        made = note is None
        note = note or Note(id=note_id)
        note.line = data["line"]
        session().add(note)
        commit()
        set_version(note)
        return note, 201 if made else 200

    @blp.allow("anyone")
    @blp.conditional
    @blp.response(204)
    def delete(self, note_id: UUID) -> None:
        """Drop a note."""
        note = found(note_id)
        check_version(note)
        session().delete(note)
        commit()


def found(note_id: UUID) -> Note:
    """The note, its version on the answer."""
    note = session().get(Note, note_id)
    if note is None:
        raise errors.NotFound()
    set_version(note)
    return note


@blp.route("/notes/<uuid:note_id>/overtaken")
class Overtaken(MethodView):
    """A view that somebody overtakes between its look and its write."""

    @blp.allow("anyone")
    @blp.conditional
    @blp.arguments(NoteSchema)
    @blp.response(200, NoteSchema)
    def put(self, data: dict[str, Any], note_id: UUID) -> Any:
        """Change a note that changes meanwhile."""
        note = found(note_id)
        check_version(note)
        session().execute(text("update probe_notes set version = version + 1"))
        note.line = data["line"]
        commit()
        return note


@blp.route("/everything")
class Echo(MethodView):
    """All fields."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("nothing is stored")
    @blp.arguments(Everything)
    @blp.response(200, Everything)
    def post(self, data: dict[str, Any]) -> Any:
        """Say it back."""
        return data


@blp.route("/claims")
class Claims(MethodView):
    """Raw values."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("nothing is stored")
    @blp.arguments(Claim, body_limit=2048)
    @blp.response(200, Claim)
    def post(self, data: dict[str, Any]) -> Any:
        """Say it back."""
        return data


@blp.route("/files")
class Files(MethodView):
    """A body that is a file."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("nothing is stored")
    @blp.file("image/png", body_limit=100_000)
    @blp.response(200, Said)
    def post(self) -> Any:
        """Say how large it is."""
        return {"text": str(len(read_file(("image/png",))))}

    @blp.allow("anyone")
    @blp.serves("image/png", "application/pdf")
    def get(self) -> Response:
        """A file."""
        return Response(b"%PDF-", mimetype="application/pdf")


@blp.route("/weeks/<week:week>")
class Week(MethodView):
    """A week."""

    @blp.allow("clerk", "host")
    @blp.response(200, Said)
    def get(self, week: str) -> Any:
        """Say the week and who asks."""
        return {"text": f"{week} {actor().role} {language()} {now().isoformat()}"}


@blp.route("/secrets")
class Secrets(MethodView):
    """For clerks."""

    @blp.allow("clerk")
    @blp.safe_to_repeat("nothing is stored")
    @blp.response(200, Said)
    def post(self) -> Any:
        """A command without a body."""
        return {"text": "done"}
