"""The shape of her record. Every field of it is explained in the record itself (`words`)."""

from api.web.fields import Bool, Choice, Count, Id, Int, Minutes, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, WeekField

MANY = 100_000


class RecordQuery(Schema):
    """From a day to a day, both inclusive; at most 400 days, by default the last ones."""

    first_day = Day(data_key="from", load_default=None)
    last_day = Day(data_key="to", load_default=None)


class RecordOrderSchema(Schema):
    """Her order."""

    case_number = Str(40)
    starts_on = Day()
    ends_on = Day(allow_none=True)
    time_zone = Str(64)
    total_required_minutes = Minutes(10_000_000, allow_none=True)
    credited_total_minutes = Minutes(10_000_000)
    owed_minutes = Minutes(10_000_000, allow_none=True)


class RecordTermsSchema(Schema):
    """One version of the order's numbers."""

    version = Int(1, 10_000)
    from_day = Day()
    weekly_required_minutes = Minutes()
    weekly_floor_minutes = Minutes()
    weekly_cap_minutes = Minutes(allow_none=True)
    daily_cap_minutes = Minutes()
    reason = Text(2000, allow_none=True)
    in_force = Bool()


class RecordPauseSchema(Schema):
    """Days in which nothing was asked of her."""

    from_day = Day()
    to_day = Day()
    reason = Text(2000)
    withdrawn_reason = Text(2000, allow_none=True)


class RecordWeekSchema(Schema):
    """A week as it stands now."""

    week = WeekField()
    state = Str(32)
    required_minutes = Minutes()
    credited_minutes = Minutes()
    confirmed_minutes = Minutes()
    provisional_minutes = Minutes()
    excused_minutes = Minutes()
    over_cap_minutes = Minutes(20_160)
    claimed_minutes = Minutes()
    short_minutes = Minutes()
    terms_version = Int(1, 10_000, allow_none=True)
    text = Str(600)


class RecordScanSchema(Schema):
    """A capture as it came, and as it was judged on arrival."""

    id = Id()
    direction = Choice(("in", "out"))
    at = Instant()
    method = Str(16)
    received_at = Instant()
    carrier = Str(16)
    code_kind = Str(8)
    level = Int(0, 9)
    flags = List(Str(40), most=50)
    signature_holds = Bool(allow_none=True)
    receipt = Text(4000)


class RecordWordSchema(Schema):
    """What somebody said or decided of an attendance."""

    kind = Choice(("host", "court", "approval", "you"))
    verdict = Str(12, allow_none=True)
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    reason = Text(2000, allow_none=True)
    by_name = Str(160, allow_none=True)
    at = Instant()
    waits = Bool()


class RecordAttendanceSchema(Schema):
    """Arrival to departure, with its evidence and every word said of it."""

    id = Id()
    day = Day()
    site_name = Str(160)
    checked_in_at = Instant(allow_none=True)
    checked_out_at = Instant(allow_none=True)
    minutes = Minutes(allow_none=True)
    state = Str(12)
    level = Int(0, 9)
    flags = List(Str(40), most=50)
    scans = List(Nested(RecordScanSchema), most=1000)
    words = List(Nested(RecordWordSchema), most=1000)


class RecordShiftSchema(Schema):
    """A shift that an excuse is about."""

    starts_at = Instant()
    ends_at = Instant()
    site_name = Str(160)


class RecordEventSchema(Schema):
    """What was said of an excuse or of a date."""

    kind = Str(12)
    text = Text(2000, allow_none=True)
    by_name = Str(160, allow_none=True)
    at = Instant()


class RecordExcuseSchema(Schema):
    """An excuse with all that was said of it."""

    id = Id()
    cause = Str(16)
    note = Text(2000, allow_none=True)
    state = Str(12)
    filed_at = Instant()
    filed_by_name = Str(160)
    answer_by = Day(allow_none=True)
    shifts = List(Nested(RecordShiftSchema), most=50)
    papers_added_at = List(Instant(), most=50)
    events = List(Nested(RecordEventSchema), most=1000)


class RecordToldSchema(Schema):
    """Something she was told of a week."""

    text = Text(2000)
    due_at = Instant()
    seen_at = Instant(allow_none=True)


class RecordWarningSchema(Schema):
    """A warning of a week that she was told of."""

    week = WeekField()
    state = Str(16)
    opened_at = Instant()
    closed_at = Instant(allow_none=True)
    closed_as = Str(12, allow_none=True)
    told = List(Nested(RecordToldSchema), most=100)


class RecordAppearanceSchema(Schema):
    """A date at the court with all that was said of it."""

    starts_at = Instant()
    place = Str(240)
    bring = Text(2000, allow_none=True)
    state = Str(12)
    cannot_come_at = Instant(allow_none=True)
    scanned_at = Instant(allow_none=True)
    events = List(Nested(RecordEventSchema), most=1000)


class RecordViewSchema(Schema):
    """Who opened her case on a day."""

    day = Day()
    role = Str(16)
    court_name = Str(160, allow_none=True)
    organization_name = Str(120, allow_none=True)
    purpose = Str(24)
    times = Count()


class RecordNoteSchema(Schema):
    """What the court wrote down about her case."""

    at = Instant()
    text = Text(2000)
    corrected = Bool()


class MeaningSchema(Schema):
    """What a name of this record means."""

    name = Str(40)
    meaning = Str(400)


class HerRecordSchema(Schema):
    """Her record from a day to a day. `earlier_to`: the last day of the part before this one."""

    made_at = Instant()
    first_day = Day()
    last_day = Day()
    earlier_to = Day(allow_none=True)
    first_name = Str(80)
    last_name = Str(80)
    order = Nested(RecordOrderSchema)
    terms = List(Nested(RecordTermsSchema), most=1000)
    pauses = List(Nested(RecordPauseSchema), most=1000)
    weeks = List(Nested(RecordWeekSchema), most=70)
    attendances = List(Nested(RecordAttendanceSchema), most=MANY)
    loose_scans = List(Nested(RecordScanSchema), most=MANY)
    excuses = List(Nested(RecordExcuseSchema), most=MANY)
    warnings = List(Nested(RecordWarningSchema), most=MANY)
    appearances = List(Nested(RecordAppearanceSchema), most=MANY)
    looked = List(Nested(RecordViewSchema), most=MANY)
    notes = List(Nested(RecordNoteSchema), most=MANY)
    working_notes = Count()
    dictionary = List(Nested(MeaningSchema), most=200)
