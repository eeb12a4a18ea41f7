"""The shapes of papers: what is asked for, and what was made."""

from api.papers.kinds import KINDS
from api.web.fields import Bool, Choice, Id, Str
from api.web.paging import PageQuery
from api.web.schema import List, Schema
from api.web.time_fields import Day, Instant

PERIOD = r"\d{4}-\d{2}(-\d{2})?"
FORMATS = ("pdf", "csv", "xlsx")


class NewPaperSchema(Schema):
    """A paper to make. `as_of`: how things stand at the end of this day, today if left out."""

    kind = Choice(tuple(KINDS))
    subject = Id(doc="The order, site, agreement or other thing it is about, by its kind.")
    as_of = Day(allow_none=True, load_default=None)
    period = Str(10, pattern=PERIOD, allow_none=True, load_default=None)
    language = Choice(("es", "en"), allow_none=True, load_default=None)


class MadePaperSchema(Schema):
    """A paper that was made; its file is beside it."""

    id = Id()
    kind = Choice(tuple(KINDS))
    subject = Id()
    title = Str(120)
    language = Choice(("es", "en"))
    as_of = Day(allow_none=True)
    period = Str(10, allow_none=True)
    made_on = Day()
    made_at = Instant()
    code = Str(40, doc="As it is printed, to be typed.")
    verify_url = Str(400, doc="As it is drawn on the paper.")
    formats = List(Choice(FORMATS), most=3)


class CheckedPaperSchema(MadePaperSchema):
    """The same, compared with what stands now."""

    current = Bool(doc="Whether everything it says is still so.")


class PapersQuery(PageQuery):
    """Which papers, newest first."""

    kind = Choice(tuple(KINDS), load_default=None)
