"""The shapes of orders, their terms and pauses."""

from api.web.fields import Choice, Id, Int, Minutes, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

ZONE_PATTERN = r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}"
DOCUMENTS = ("CC", "CE", "TI", "PPT", "PA")
STATES = (
    "out_of_reach",
    "last_chance",
    "tight",
    "short",
    "awaiting",
    "no_spare",
    "on_track",
    "met",
    "excused",
    "cured",
    "not_required",
)


class PersonSchema(Schema):
    """Who serves the order."""

    first_name = Str(80)
    last_name = Str(80)
    document_type = Choice(DOCUMENTS)
    document_number = Str(32, pattern=r"[0-9A-Za-z-]{4,32}")
    language = Choice(("es", "en"), load_default="es")
    phone = Str(20, pattern=r"\+?[0-9 ]{7,19}", allow_none=True, load_default=None)


class NumbersSchema(Schema):
    """The numbers of an order, in minutes. Outside art. 38-H they wait for a second person."""

    weekly_required_minutes = Minutes()
    weekly_floor_minutes = Minutes()
    weekly_cap_minutes = Minutes(allow_none=True, doc="At most credited in a week; null: no cap.")
    daily_cap_minutes = Minutes(1440, least=1)


class TermsSchema(NumbersSchema):
    """One version of an order's terms."""

    id = Id()
    number = Int(1, 10_000)
    from_day = Day()
    reason = Text(2000, allow_none=True)
    state = Choice(("in_force", "proposed"), doc="Proposed terms wait for a second person.")
    created_at = Instant()


class NewTermsSchema(NumbersSchema):
    """A new version of the terms, from a day on."""

    from_day = Day()
    reason = Text(2000)


class PauseSchema(Schema):
    """Days in which the order asks for nothing, both inclusive."""

    id = Id(dump_only=True)
    from_day = Day(data_key="from")
    to_day = Day(data_key="to")
    reason = Text(2000)


class WithdrawalSchema(Schema):
    """Why a pause is taken back."""

    reason = Text(2000)


class WithdrawnPauseSchema(PauseSchema):
    """A pause that was taken back, when and why."""

    withdrawn_at = Instant()
    withdrawn_reason = Text(2000)


class FrameSchema(Schema):
    """What an order says beside its terms."""

    participant = Nested(PersonSchema)
    case_number = Str(23, pattern=r"[0-9]{23}", doc="The 23 digits of the case.")
    starts_on = Day()
    ends_on = Day(allow_none=True)
    time_zone = Str(64, pattern=ZONE_PATTERN, load_default="America/Bogota")
    total_required_minutes = Minutes(10_000_000, least=1, allow_none=True)
    monthly_report_due_day = Int(1, 20, load_default=5, doc="Business day of the next month.")


class NewOrderSchema(FrameSchema):
    """An order as a clerk takes it in; `terms` count for a new one and are ignored afterwards."""

    terms = Nested(NumbersSchema)


class OrderSchema(FrameSchema):
    """An order with all versions of its terms."""

    id = Id()
    version = Int(1, 10**9)
    terms = List(Nested(TermsSchema), most=1000)
    pauses = List(Nested(PauseSchema), most=1000)
    credited_total_minutes = Minutes(10_000_000)


class WhoseSchema(Schema):
    """Whose case a row of a clerk's list is of."""

    id = Id()
    case_number = Str(23)
    first_name = Str(80)
    last_name = Str(80)


class ReasonSchema(Schema):
    """Why: a stable code and a sentence."""

    code = Str(40)
    text = Str(400)
