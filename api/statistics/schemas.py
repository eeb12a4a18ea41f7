"""The shapes of published figures."""

from typing import Final, get_args

from api.rules.departments import NAMES
from api.rules.figures import NATION, Hidden
from api.statistics.definitions import LICENCE, TABLES, UNKNOWN, Table, Unit
from api.web.fields import Choice, Count, Int, Str
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

CODES: Final = tuple(TABLES)
COLUMNS: Final = tuple(sorted({one.code for table in TABLES.values() for one in table.columns}))
UNITS: Final = get_args(Unit)
HIDDEN: Final = get_args(Hidden)
PLACES: Final = (NATION, *NAMES, UNKNOWN)
HALF_YEARS: Final = get_args(Table.__annotations__["half_years"])
LONGEST = 400
MOST_ROWS = 100_000


class FigureTableSchema(Schema):
    """A table's code, what it is called and what it is about."""

    code = Choice(CODES)
    title = Str(LONGEST)
    about = Str(LONGEST)


class ReleaseSchema(Schema):
    """The figures of all months from the first to the one that the release is named after."""

    release = Str(7)
    first_month = Str(7)
    previous = Str(7, allow_none=True)
    method = Count()
    digest = Str(64)
    published_at = Instant()
    tables = List(Nested(FigureTableSchema), most=len(CODES))


class ReleasesSchema(Schema):
    """All releases, the newest first; and from which day the next one may be made."""

    releases = List(Nested(ReleaseSchema), most=1000)
    next_release = Str(7)
    next_release_from = Day()


class FigureColumnSchema(Schema):
    """A column. `share_of`: of which column it is a share; `rounded_to`: in its own unit."""

    code = Choice(COLUMNS)
    title = Str(LONGEST)
    unit = Choice(UNITS)
    unit_name = Str(LONGEST)
    about = Str(LONGEST)
    share_of = Choice(COLUMNS, allow_none=True)
    rounded_to = Count()


class FigureCellSchema(Schema):
    """A rounded value, or why there is none. `rate_percent` is of rounded values."""

    column = Choice(COLUMNS)
    value = Int(0, 2**31 - 1, allow_none=True)
    hidden = Choice(HIDDEN, allow_none=True)
    rate_percent = Count(allow_none=True)


class FigureRowSchema(Schema):
    """A month or a half-year, of the nation or of a department."""

    period = Str(7)
    place = Choice(PLACES)
    place_name = Str(LONGEST)
    cells = List(Nested(FigureCellSchema), most=len(COLUMNS))


class FiguresSchema(Schema):
    """A table of a release."""

    release = Str(7)
    table = Choice(CODES)
    title = Str(LONGEST)
    about = Str(LONGEST)
    method = Count()
    published_at = Instant()
    previous = Str(7, allow_none=True)
    columns = List(Nested(FigureColumnSchema), most=len(COLUMNS))
    rows = List(Nested(FigureRowSchema), most=MOST_ROWS)


class HiddenReasonSchema(Schema):
    """Why a cell may be empty."""

    code = Choice(HIDDEN)
    about = Str(LONGEST)


class FigureSumSchema(Schema):
    """In each row the true figure of `whole` is the sum of those of `parts`."""

    whole = Choice(COLUMNS)
    parts = List(Choice(COLUMNS), most=len(COLUMNS))


class FigureTableMeaningSchema(FigureTableSchema):
    """What a table and its columns mean."""

    by_half_year = Choice(HALF_YEARS)
    columns = List(Nested(FigureColumnSchema), most=len(COLUMNS))
    sums = List(Nested(FigureSumSchema), most=len(COLUMNS))


class FiguresDictionarySchema(Schema):
    """What every name in a release means, by which rules, and who may use it."""

    release = Str(7)
    method = Count()
    licence = Choice((LICENCE,))
    licence_url = Str(LONGEST)
    licence_note = Str(LONGEST)
    rules = List(Str(LONGEST), most=40)
    hidden = List(Nested(HiddenReasonSchema), most=len(HIDDEN))
    tables = List(Nested(FigureTableMeaningSchema), most=len(CODES))
