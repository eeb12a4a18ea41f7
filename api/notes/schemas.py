"""The shapes of a court's notes."""

from api.web.fields import Bool, Id, Str, Text
from api.web.schema import Schema
from api.web.time_fields import Day, Instant


class NewNoteSchema(Schema):
    """A note as a clerk writes it."""

    text = Text(2000)
    pinned = Bool(load_default=False, doc="Shown before newer ones.")
    look_on = Day(
        allow_none=True,
        load_default=None,
        doc="From this day on the order is at the top of the desk, until a note is written on it.",
    )
    working = Bool(
        load_default=False,
        doc="A working note of the court: her record says that it exists and does not quote it.",
    )
    corrects = Id(allow_none=True, load_default=None, doc="The note whose place this one takes.")


class NoteSchema(Schema):
    """A note with who wrote it."""

    id = Id()
    text = Text(2000)
    pinned = Bool()
    look_on = Day(allow_none=True)
    working = Bool()
    corrects = Id(allow_none=True)
    corrected_by = Id(allow_none=True, doc="The note that took its place, if any.")
    by_name = Str(160)
    at = Instant()
