"""The shape of a what-if: a week's facts as somebody wrote them down.

Apart from the other shapes so that `constancia assess` starts without a database or a web server.
"""

from api.rules.values import AttendanceState, ExcuseState
from api.web.fields import Bool, Choice, Int, Minutes, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime, WeekField

ZONE_PATTERN = r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}"


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
