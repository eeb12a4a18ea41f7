"""The shapes of a week's standing and of her own page."""

from api.attendances.schemas import AttendanceSchema
from api.rules.values import State
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str
from api.web.raw import Raw
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

STATES = State.__args__  # type: ignore[attr-defined]
SHIFT_STATES = ("done", "coming", "missed", "excused", "running", "stood_down")


class StepSchema(Schema):
    """One step of the verdict: a stable code, its numbers, and a sentence."""

    code = Str(40)
    params = Raw(2000)
    text = Str(400)


class SlotSchema(Schema):
    """A time to come that would close the gap."""

    starts_at = Instant()
    ends_at = Instant()
    minutes = Minutes()
    kind = Choice(("shift", "open"))
    text = Str(80)


class StandingSchema(Schema):
    """What is true of a week at an instant, with the numbers used."""

    week = WeekField()
    full_week = Bool()
    required_minutes = Minutes()
    confirmed_minutes = Minutes()
    provisional_minutes = Minutes()
    credited_minutes = Minutes()
    running_minutes = Minutes()
    over_cap_minutes = Minutes(20_160)
    excused_minutes = Minutes()
    excuse_pending_minutes = Minutes()
    claimed_minutes = Minutes()
    needed_minutes = Minutes(20_160)
    planned_minutes = Minutes()
    capacity_minutes = Minutes()
    latest_start = Instant(allow_none=True)
    state = Choice(STATES)
    short_minutes = Minutes()
    make_up_missed_minutes = Minutes()
    below_floor = Bool()
    provisional = Bool()
    missing_check_out = Bool()
    missing_check_in = Bool()
    look_again_at = Instant(allow_none=True)
    terms_version = Int(1, 10_000, allow_none=True)
    reasons = List(Nested(StepSchema), most=200)
    slots = List(Nested(SlotSchema), most=200)
    text = Str(600, doc="One sentence: to her on her own pages, about the week elsewhere.")


class WeekShiftSchema(Schema):
    """A shift of the week and how it went."""

    id = Id()
    starts_at = Instant()
    ends_at = Instant()
    site_name = Str(160)
    status = Choice(SHIFT_STATES)


class OpenSchema(Schema):
    """An attendance that has begun and not ended."""

    id = Id()
    checked_in_at = Instant()
    site_name = Str(160)


class WeekSchema(StandingSchema):
    """A week with its shifts and attendances."""

    starts_on = Day()
    ends_on = Day()
    shifts = List(Nested(WeekShiftSchema), most=200)
    attendances = List(Nested(AttendanceSchema), most=500)
    open_attendance = Nested(OpenSchema, allow_none=True)


class WeeksSchema(Schema):
    """Weeks in time order."""

    items = List(Nested(WeekSchema), most=60)


class AsOfQuery(Schema):
    """The instant whose knowledge is asked for; now when not said."""

    as_of = Instant(load_default=None)


class WeeksQuery(Schema):
    """From a week to a week, both inclusive; at most 60."""

    first = WeekField(data_key="from", load_default=None)
    last = WeekField(data_key="to", load_default=None)


class MySiteSchema(Schema):
    """Where she works her hours."""

    id = Id()
    name = Str(160)
    address = Str(240)


class MyOrderSchema(Schema):
    """Her order, in numbers."""

    id = Id()
    starts_on = Day()
    ends_on = Day(allow_none=True)
    total_required_minutes = Minutes(10_000_000, allow_none=True)
    credited_total_minutes = Minutes(10_000_000)
    owed_minutes = Minutes(10_000_000, allow_none=True)
    projected_end = Day(allow_none=True, doc="At the present pace; null without one.")
    complete = Bool(doc="All hours are done; the judge's word is still to come.")
    time_zone = Str(64)


class MeSchema(Schema):
    """Her own page."""

    first_name = Str(80)
    language = Choice(("es", "en"))
    order = Nested(MyOrderSchema)
    week = Nested(WeekSchema)
    sites = List(Nested(MySiteSchema), most=20)
    server_time = Instant()
