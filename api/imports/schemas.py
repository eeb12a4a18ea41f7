"""The shapes of imports."""

from api.imports.kinds import KINDS
from api.imports.models import STATES
from api.imports.words import REMARKS, RESULTS
from api.web.fields import Bool, Choice, Count, Id, Int, Str
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant


class ImportQuery(Schema):
    """What a file holds, and for an administrator whose it is."""

    kind = Choice(tuple(KINDS))
    court = Id(load_default=None)


class RunSchema(Schema):
    """Have a file written that was checked; `digest` says which file is meant."""

    digest = Str(64, least=64, pattern=r"[0-9a-f]{64}", doc="SHA-256 of the file, hexadecimal.")


class ImportSchema(Schema):
    """How far an import is: `checked_lines` of `lines`, then `counted_orders` of `orders`."""

    id = Id()
    kind = Choice(tuple(KINDS))
    state = Choice(STATES)
    stuck = Bool(doc="Its step failed again and again: nobody goes on with it unasked.")
    digest = Str(64)
    share = Int(0, 100, doc="How much of what is under way is done.")
    lines = Count()
    checked_lines = Count()
    new_lines = Count()
    same_lines = Count()
    wrong_lines = Count()
    orders = Count()
    counted_orders = Count()
    turned_down = Bool(doc="Something changed since it was checked; nothing was written.")
    made_at = Instant()
    made_by_name = Str(160)
    run_at = Instant(allow_none=True)
    done_at = Instant(allow_none=True)


class RemarkSchema(Schema):
    """Something about a line: the column, a stable code, and what to do."""

    code = Choice(tuple(REMARKS))
    column = Str(80, allow_none=True)
    wrong = Bool(doc="Whether the line cannot stand because of it.")
    text = Str(600)


class ImportLineSchema(Schema):
    """What becomes of a line of the file."""

    line = Int(1, 10_000_000)
    result = Choice(tuple(RESULTS))
    remarks = List(Nested(RemarkSchema), most=100)


class LinesQuery(PageQuery):
    """Which lines."""

    result = Choice(tuple(RESULTS), load_default=None)
