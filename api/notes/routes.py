"""A court's notes on an order over HTTP. No host and no device has a door here."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask.views import MethodView

from api.accounts import access_log
from api.notes import service
from api.notes import texts as own
from api.notes.models import Note
from api.notes.schemas import NewNoteSchema, NoteSchema
from api.orders import service as orders
from api.rules import days
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.request import actor, commit, now, session

blp = Blueprint("notes", description="What a court's clerks write down about an order.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _answer(note: Note, corrected_by: UUID | None, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": note.id,
        "text": note.text,
        "pinned": note.pinned,
        "look_on": note.look_on,
        "working": note.working,
        "corrects": note.corrects,
        "corrected_by": corrected_by,
        "by_name": note.by_name,
        "at": note.at.astimezone(zone),
    }


@blp.route("/orders/<uuid:order_id>/notes")
class OrderNotes(MethodView):
    """The notes of a case."""

    @blp.allow("clerk")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(NoteSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """All notes, the newest first. Reading them is opening the case, and is shown to her."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        rows = service.of_order(session(), order.id, query["cursor"], query["limit"])
        found = page_of(rows, query["limit"], service.key)
        replaced = service.replacements(session(), found["items"])
        zone = days.zone(order.time_zone)
        items = [_answer(note, replaced.get(note.id), zone) for note in found["items"]]
        commit()
        return {**found, "items": items}


@blp.route("/orders/<uuid:order_id>/notes/<uuid:note_id>")
class OrderNote(MethodView):
    """One note."""

    @blp.allow("clerk")
    @blp.append_only("a note never changes: another one corrects it")
    @blp.arguments(NewNoteSchema)
    @blp.response(200, NoteSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, note_id: UUID) -> dict[str, Any]:
        """Write a note, or correct one by another."""
        order = orders.order_of(session(), actor(), order_id)
        note = service.write(session(), actor(), now(), order, note_id, service.Given(**data))
        replaced = service.replacements(session(), [note])
        commit()
        return _answer(note, replaced.get(note.id), days.zone(order.time_zone))
