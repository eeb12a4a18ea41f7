"""The shapes of hosts, sites, closures and the site's codes."""

from api.hosts.service import CLOSURE_CAUSES
from api.web.fields import Bool, Choice, Id, Int, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant, LocalTime

ZONE_PATTERN = r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}"


class NamedSchema(Schema):
    """Something with a name, to show in a list."""

    id = Id()
    name = Str(160)


class HostSchema(Schema):
    """A host organization."""

    id = Id(dump_only=True)
    name = Str(160, doc="As people say it; never shown outside the app.")


class HoursSchema(Schema):
    """A stretch of one weekday (1 is Monday) in which the site is open."""

    weekday = Int(1, 7)
    opens_minute = LocalTime(data_key="from")
    closes_minute = LocalTime(data_key="to")


class SiteSchema(Schema):
    """One place of a host."""

    id = Id(dump_only=True)
    host_name = Str(160, dump_only=True)
    host = Id(doc="The host that it belongs to.")
    name = Str(160)
    address = Str(240)
    time_zone = Str(64, pattern=ZONE_PATTERN, doc="A zone of the tz database.")
    closed_on_holidays = Bool()
    opening_hours = List(Nested(HoursSchema), most=42)
    version = Int(1, 10**9, dump_only=True)


class ClosureSchema(Schema):
    """A time in which a site is closed though its hours say open."""

    id = Id(dump_only=True)
    starts_at = Instant(data_key="from")
    ends_at = Instant(data_key="to")
    cause = Choice(CLOSURE_CAUSES)
    note = Text(500, allow_none=True, load_default=None)


class CodeSchema(Schema):
    """The code that a site's screen shows now."""

    url = Str(200)
    short_code = Str(8)
    counter = Int(0, 2**32 - 1)
    valid_from = Instant()
    valid_until = Instant()
    server_time = Instant()
    site = Nested(NamedSchema)


class DayKeySchema(Schema):
    """A day (whole days since 1970 in UTC) and the key of its codes, base64url."""

    day = Int(0, 100_000)
    key = Str(43)


class CodeKeysSchema(Schema):
    """What a site's screen needs to show codes for 14 days without a network."""

    site = Nested(NamedSchema)
    key_id = Str(10)
    code_prefix = Str(200)
    keys = List(Nested(DayKeySchema), most=14)
    server_time = Instant()


class PresentSchema(Schema):
    """Somebody who is at the site now."""

    first_name = Str(80)
    checked_in_at = Instant()
