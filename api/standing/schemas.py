"""The shapes of a week's standing, of her own page, and of a what-if."""

from api.attendances.schemas import AttendanceSchema
from api.rules.values import AttendanceState, ExcuseState, State
from api.web.fields import Bool, Choice, Id, Int, Minutes, Str
from api.web.raw import Raw
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime, WeekField

STATES = State.__args__  # type: ignore[attr-defined]
SHIFT_STATES = ("done", "coming", "missed", "excused", "running", "stood_down")
ZONE_PATTERN = r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}"


class ReasonSchema(Schema):
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
    reasons = List(Nested(ReasonSchema), most=200)
    slots = List(Nested(SlotSchema), most=200)
    text = Str(600, doc="One sentence to her.")


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
    time_zone = Str(64)


class MeSchema(Schema):
    """Her own page."""

    first_name = Str(80)
    language = Choice(("es", "en"))
    order = Nested(MyOrderSchema)
    week = Nested(WeekSchema)
    sites = List(Nested(MySiteSchema), most=20)
    server_time = Instant()


class PauseGiven(Schema):
    """Days without duty, both inclusive."""

    from_day = Day(data_key="from")
    to_day = Day(data_key="to", allow_none=True, load_default=None)


class TermsGiven(Schema):
    """The terms of the week."""

    time_zone = Str(64, pattern=ZONE_PATTERN, load_default="America/Bogota")
    weekly_required_minutes = Minutes(load_default=1200)
    weekly_floor_minutes = Minutes(load_default=300)
    weekly_cap_minutes = Minutes(allow_none=True, load_default=1200)
    daily_cap_minutes = Minutes(1440, load_default=480)
    starts_on = Day()
    ends_on = Day(allow_none=True, load_default=None)
    pauses = List(Nested(PauseGiven), load_default=list)


class HoursGiven(Schema):
    """A stretch of a weekday in which the site is open."""

    weekday = Int(1, 7)
    opens = LocalTime(data_key="from")
    closes = LocalTime(data_key="to")


class ClosureGiven(Schema):
    """A time in which the site is closed."""

    starts_at = Instant(data_key="from")
    ends_at = Instant(data_key="to")
    cause = Str(40, load_default="other")


class ShiftGiven(Schema):
    """A planned piece of work."""

    id = Str(80)
    starts_at = Instant()
    ends_at = Instant()


class AttendanceGiven(Schema):
    """Arrival to departure."""

    id = Str(80)
    checked_in_at = Instant(allow_none=True, load_default=None)
    checked_out_at = Instant(allow_none=True, load_default=None)
    state = Choice(AttendanceState.__args__)  # type: ignore[attr-defined]


class ExcuseGiven(Schema):
    """A cause for not coming to one shift."""

    shift = Str(80)
    state = Choice(ExcuseState.__args__)  # type: ignore[attr-defined]
    cause = Str(40)


class AssessmentSchema(Schema):
    """A week's facts and an instant: what would the standing be?"""

    week = WeekField()
    now = Instant()
    terms = Nested(TermsGiven)
    opening_hours = List(Nested(HoursGiven), most=200, load_default=list)
    closures = List(Nested(ClosureGiven), most=500, load_default=list)
    closed_on_holidays = Bool(load_default=True)
    shifts = List(Nested(ShiftGiven), most=500, load_default=list)
    attendances = List(Nested(AttendanceGiven), most=500, load_default=list)
    excuses = List(Nested(ExcuseGiven), most=500, load_default=list)
    make_up_due_minutes = Minutes(load_default=0)
    make_up_done_minutes = Minutes(load_default=0)
