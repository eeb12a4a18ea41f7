"""The shapes of who looked."""

from api.accounts.looks import CHOSEN
from api.looked.service import BYS
from api.rules.looks import WHYS
from api.web.fields import Choice, Count, Id, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, WeekField


class PurposeSchema(Schema):
    """What cases are opened for, until another purpose is said."""

    purpose = Choice(CHOSEN)


class WeekQuery(Schema):
    """Which week; without one the running week."""

    week = WeekField(load_default=None, allow_none=True)


class CountsQuery(Schema):
    """What is counted, and of which days, both inclusive; at most 92."""

    by = Choice(BYS)
    first = Day(data_key="from")
    last = Day(data_key="to")


class DaysQuery(Schema):
    """From a day to a day, both inclusive; at most 92."""

    first = Day(data_key="from")
    last = Day(data_key="to")


class ReaderRuleSchema(Schema):
    """When a reader is listed: from so many cases on a day or in a week and more than so many times
    every habit that is known; or so many cases of orders that are over; or so many that waited for
    nobody, when they are most of hers."""

    day_from = Count()
    week_from = Count()
    times = Count()
    habit_from = Count()
    ended_from = Count()
    calm_from = Count()


class ReadingSchema(Schema):
    """A reader's week beside what is usual for her and for others of her court."""

    viewer = Id()
    name = Str(120)
    role = Str(12)
    court_name = Str(160, allow_none=True)
    busiest = Day()
    day = Count()
    week = Count()
    calm = Count()
    ended = Count()
    own_day = Count(allow_none=True)
    court_day = Count(allow_none=True)
    own_week = Count(allow_none=True)
    court_week = Count(allow_none=True)
    why = List(Choice(WHYS), most=len(WHYS))


class ReadingsSchema(Schema):
    """A week's readers, those with a reason first, and the rule that lists them."""

    week = WeekField()
    rule = Nested(ReaderRuleSchema)
    items = List(Nested(ReadingSchema), most=5000)


class LookCountSchema(Schema):
    """How often cases were opened by a reader, on a day, or of a case; its number is shortened."""

    key = Str(40)
    name = Str(120, allow_none=True)
    role = Str(12, allow_none=True)
    court_name = Str(160, allow_none=True)
    cases = Count()
    readers = Count()
    looks = Count()
