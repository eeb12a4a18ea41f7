"""The shapes of sign-in sheets and of what was copied from them."""

from api.attendances.schemas import STATES, FaultSchema
from api.hosts.schemas import NamedSchema
from api.rules.settle import PAPER_SHEET
from api.web.fields import Bool, Choice, Id, Int, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime

MOST_ROWS = 60
OUTCOMES = ("added", "completed", "known")


class NewSheetSchema(Schema):
    """For which days, and whether the first names of who is placed there are printed."""

    from_day = Day()
    to_day = Day()
    with_names = Bool()


class SheetPhotoSchema(Schema):
    """That there is a photo."""

    id = Id()
    added_at = Instant()


class CopiedDaySchema(Schema):
    """One day of a sheet that was copied."""

    id = Id()
    day = Day()
    entered_by_name = Str(160)
    entered_at = Instant()
    withdrawn_at = Instant(allow_none=True)
    rows = Int(0, 10_000, doc="How many lines.")


class SheetSchema(Schema):
    """A sheet that was made, and what was copied from it."""

    id = Id()
    number = Str(9, doc="As it is printed: `7K2M-9QXT`.")
    site = Nested(NamedSchema)
    from_day = Day()
    to_day = Day()
    with_names = Bool()
    made_at = Instant()
    entries = List(Nested(CopiedDaySchema), most=1000)


class SheetsQuery(Schema):
    """All, or the one with this number."""

    number = Str(20, load_default=None)


class OnRecordSchema(Schema):
    """An attendance that stands at that time."""

    id = Id()
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    state = Choice(STATES)


class PlannedShiftSchema(Schema):
    """A shift as it is planned."""

    starts_at = Instant()
    ends_at = Instant()


class ExpectedSchema(Schema):
    """Somebody who is placed there on that day."""

    order = Id()
    first_name = Str(80)
    planned = List(Nested(PlannedShiftSchema), most=50)
    on_record = List(Nested(OnRecordSchema), most=200)


class DayOfSheetQuery(Schema):
    """Which day of the sheet."""

    day = Day()


class ExpectedListSchema(Schema):
    """Who may stand on a sheet of that day."""

    items = List(Nested(ExpectedSchema), most=1000)


class SheetRowSchema(Schema):
    """One line as it was copied, by the clock on the wall."""

    id = Id()
    order = Id(attribute="order_id")
    came = LocalTime()
    left = LocalTime()
    next_day = Bool(load_default=False, doc="She left on the day after.")


class SheetDaySchema(Schema):
    """One day of a sheet."""

    day = Day()
    rows = List(Nested(SheetRowSchema), least=1, most=MOST_ROWS)


class NewSheetEntrySchema(SheetDaySchema):
    """One day of a sheet, to be kept."""

    sheet = Id()


class RowResultSchema(Schema):
    """What a line would do, what stands beside it, or what is wrong with it."""

    id = Id()
    outcome = Choice(OUTCOMES, allow_none=True)
    checked_in_at = Instant()
    checked_out_at = Instant()
    on_record = List(Nested(OnRecordSchema), most=200)
    problem = Nested(FaultSchema, allow_none=True)


class SheetPreviewSchema(Schema):
    """A result per line; nothing was stored."""

    items = List(Nested(RowResultSchema), most=MOST_ROWS)


class SheetLineSchema(Schema):
    """One line that was copied, and the attendance that tells of it."""

    id = Id()
    order = Id()
    first_name = Str(80)
    checked_in_at = Instant()
    checked_out_at = Instant()
    outcome = Choice(OUTCOMES)
    attendance = Id()
    state = Choice(STATES, doc="Of that attendance.")


class SheetEntrySchema(Schema):
    """One day of a sheet as it was copied."""

    id = Id()
    sheet = Id()
    number = Str(9)
    site = Nested(NamedSchema)
    day = Day()
    source = Choice((PAPER_SHEET,))
    entered_by_name = Str(160)
    entered_at = Instant()
    undo_until = Instant()
    withdrawn_at = Instant(allow_none=True)
    photos = List(Nested(SheetPhotoSchema), most=5)
    rows = List(Nested(SheetLineSchema), most=MOST_ROWS)


class SheetSourceSchema(Schema):
    """The sheet that an attendance was copied from: her own line of it and nobody else's."""

    entry = Id()
    number = Str(9)
    day = Day()
    source = Choice((PAPER_SHEET,))
    entered_by_name = Str(160)
    entered_at = Instant()
    checked_in_at = Instant()
    checked_out_at = Instant()
    has_photo = Bool()
