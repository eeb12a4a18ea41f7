"""The shapes of how a site is doing, and of insurance."""

from api.rules.site_health import COVER_STATES
from api.web.fields import Choice, Count, Id, Int, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, WeekField

MANY = 5000


class AnswerTimesSchema(Schema):
    """How long the host's answers took: of `n` answers in 13 weeks the middle and the slowest."""

    n = Count()
    median_minutes = Count()
    slowest_minutes = Count()


class CoverCountSchema(Schema):
    """How many of those placed there are insured so."""

    state = Choice(COVER_STATES)
    count = Count()


class SiteHealthSchema(Schema):
    """How a site is doing, in the last 13 weeks and today."""

    id = Id()
    name = Str(160)
    host_name = Str(160)
    answered = Nested(AnswerTimesSchema, allow_none=True)
    waiting = Count()
    silent_since = Day(allow_none=True)
    silent_weeks = List(WeekField(), most=20)
    closures = Count()
    relying = Count()
    placed = Count()
    cover = List(Nested(CoverCountSchema), most=len(COVER_STATES))


class SitesHealthSchema(Schema):
    """Every site in scope, by name."""

    items = List(Nested(SiteHealthSchema), most=MANY)


class RelyingSchema(Schema):
    """A woman who has no other site."""

    order = Id()
    first_name = Str(80)


class SiteRelyingSchema(Schema):
    """Who has no other site, by name."""

    items = List(Nested(RelyingSchema), most=MANY)


class InsuredSchema(Schema):
    """Somebody placed at the site, and until which day she is insured without a gap."""

    order = Id()
    placement = Id()
    first_name = Str(80)
    cover_state = Choice(COVER_STATES)
    covered_until = Day(allow_none=True)
    days_left = Int(-40_000, 40_000, allow_none=True)


class SiteCoverageSchema(Schema):
    """Everybody placed at a site today; first who is insured for the shortest time."""

    items = List(Nested(InsuredSchema), most=MANY)


class CoverageSchema(Schema):
    """From when to when a placement is insured against risks at work."""

    id = Id(dump_only=True)
    coverage_from = Day()
    coverage_to = Day()
