"""The shapes of consents, and of what an organization is shown."""

from api.accounts.organizations import KINDS
from api.rules.consents import HELPING_KINDS, PURPOSES
from api.standing.schemas import STATES
from api.web.fields import Choice, Count, Id, Minutes, Str
from api.web.paging import CURSOR_LENGTH, LARGEST_PAGE
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

MOST_ORGANIZATIONS = 50
MOST_LOOKS = 10


class GivenConsentSchema(Schema):
    """Whom she lets in and for what, by the version of the text read; to a day, if she likes."""

    organization = Id()
    purpose = Choice(PURPOSES)
    words = Str(24)
    until = Day(load_default=None, allow_none=True)


class HoldingConsentSchema(Schema):
    """A consent that holds: under which id it was given, when, and until which day."""

    id = Id()
    given_at = Instant()
    until = Day(allow_none=True)


class AskedPurposeSchema(Schema):
    """A purpose in plain words, and her consent to it while it holds."""

    purpose = Choice(PURPOSES)
    words = Str(24)
    title = Str(80)
    shows = Str(300)
    hides = Str(300)
    consent = Nested(HoldingConsentSchema, allow_none=True)


class OrganizationLookSchema(Schema):
    """That somebody of the organization looked on a day, what for, and how often."""

    day = Day()
    purpose_text = Str(80)
    times = Count()


class LetInOrganizationSchema(Schema):
    """An organization that she can let in, for what she has, and its last looks."""

    id = Id()
    name = Str(120)
    kind = Choice(tuple(sorted(HELPING_KINDS)))
    about = Str(400)
    reach = Str(160)
    purposes = List(Nested(AskedPurposeSchema), most=len(PURPOSES))
    looks = List(Nested(OrganizationLookSchema), most=MOST_LOOKS)


class MyConsentsSchema(Schema):
    """Who may see what of hers; all of it ends with her order, on its last day."""

    ends_on = Day(allow_none=True)
    organizations = List(Nested(LetInOrganizationSchema), most=MOST_ORGANIZATIONS)


class SharedWarningSchema(Schema):
    """A warning that is open and of which she was told."""

    state = Choice(STATES)
    opened_at = Instant()


class SharedSlotSchema(Schema):
    """A time to come in which hours can be done; never where."""

    starts_at = Instant()
    ends_at = Instant()
    text = Str(80)


class SharedWeekSchema(Schema):
    """How her running week stands, and what would help."""

    week = WeekField()
    state = Choice(STATES)
    required_minutes = Minutes()
    credited_minutes = Minutes()
    provisional_minutes = Minutes()
    needed_minutes = Minutes(20_160)
    latest_start = Instant(allow_none=True)
    text = Str(600)
    help = Str(300)
    slots = List(Nested(SharedSlotSchema), most=10)
    warnings = List(Nested(SharedWarningSchema), most=1)


class SharedDateSchema(Schema):
    """Her next date at the court."""

    starts_at = Instant()
    where = Str(200)


class SharedShiftSchema(Schema):
    """A shift of hers to come."""

    starts_at = Instant()
    ends_at = Instant()
    site_name = Str(160)


class SharedPurposeSchema(Schema):
    """What she let the organization see, since when and until when."""

    code = Choice(PURPOSES)
    title = Str(80)
    given_at = Instant()
    until = Day(allow_none=True)


class SupportedRowSchema(Schema):
    """A woman in the list: her first name, what she shares, and how urgent her week is."""

    id = Id()
    first_name = Str(80)
    purposes = List(Choice(PURPOSES), most=len(PURPOSES))
    state = Choice(STATES, allow_none=True)
    date_on = Day(allow_none=True)


class SupportedPageSchema(Schema):
    """Women who let this organization in; without an organization there is nobody."""

    organization_name = Str(120, allow_none=True)
    organization_kind = Choice(KINDS, allow_none=True)
    items = List(Nested(SupportedRowSchema), most=LARGEST_PAGE)
    next = Str(CURSOR_LENGTH, allow_none=True)


class SupportedSchema(Schema):
    """One woman, as far as she lets this organization see: what she does not is null."""

    id = Id()
    first_name = Str(80)
    purposes = List(Nested(SharedPurposeSchema), most=len(PURPOSES))
    week = Nested(SharedWeekSchema, allow_none=True)
    court_date = Nested(SharedDateSchema, allow_none=True)
    shifts = List(Nested(SharedShiftSchema), most=100, allow_none=True)
