"""The shapes of placements, timetables and shifts."""

from api.web.fields import Bool, Id, Int, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime


class EntrySchema(Schema):
    """A weekly shift. `to` at or before `from` means the next day."""

    id = Id()
    weekday = Int(1, 7)
    starts_minute = LocalTime(data_key="from")
    ends_minute = LocalTime(data_key="to")
    from_day = Day()
    to_day = Day(allow_none=True)


class PlacementSchema(Schema):
    """A participant at a site with a weekly timetable."""

    id = Id(dump_only=True)
    version = Int(1, 10**9, dump_only=True)
    site = Id()
    site_name = Str(160, dump_only=True)
    from_day = Day()
    to_day = Day(allow_none=True)
    timetable = List(Nested(EntrySchema), most=50)


class ShiftSchema(Schema):
    """A dated shift: of a weekly one (`entry`) and the day it was planned for, or an added one."""

    id = Id()
    placement = Id()
    entry = Id(allow_none=True)
    day = Day(allow_none=True)
    moved = Bool(doc="Whether it is no longer where it was first planned.")
    site_name = Str(160)
    starts_at = Instant()
    ends_at = Instant()


class ExceptionSchema(Schema):
    """A departure from the timetable. It names a timetable's shift (`entry` and `day`) or a shift
    that was added (`shift`), and cancels it (no times) or moves it (both); naming neither, it adds
    a shift, whose id is its own. Of several about one shift the newest holds."""

    id = Id(dump_only=True)
    placement_id = Id(data_key="placement")
    entry_id = Id(data_key="entry", allow_none=True)
    day = Day(allow_none=True)
    shift_id = Id(data_key="shift", allow_none=True, load_default=None)
    starts_at = Instant(allow_none=True)
    ends_at = Instant(allow_none=True)
    reason = Text(500)


class ShiftsQuery(Schema):
    """From a day to a day, both inclusive; at most 400 days."""

    first = Day(data_key="from")
    last = Day(data_key="to")
