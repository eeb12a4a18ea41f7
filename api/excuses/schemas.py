"""The shapes of excuses, what is said of them, and that a paper arrived."""

from api.excuses.papers import PDF
from api.excuses.service import MOST_PAPERS
from api.hosts.schemas import NamedSchema
from api.rules.excuses import CAUSES
from api.web.fields import Choice, Count, Id, Int, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

MOST_SHIFTS = 14
STATES = ("filed", "asked", "accepted", "refused", "withdrawn")
EVENTS = ("filed", "paper", "asked", "answered", "accepted", "refused", "withdrawn", "reopened")
FILERS = ("participant", "clerk")


class NewExcuseSchema(Schema):
    """A cause for not coming to some shifts, past or coming; only cause and shifts are needed."""

    order = Id(allow_none=True, load_default=None, doc="Whose it is; needed from a clerk alone.")
    cause = Choice(CAUSES)
    note = Text(2000, allow_none=True, load_default=None)
    shifts = List(Id(), least=1, most=MOST_SHIFTS)


class ExcusedShiftSchema(Schema):
    """A shift that an excuse is for, with the times it had when it was filed."""

    id = Id()
    site = Nested(NamedSchema)
    starts_at = Instant()
    ends_at = Instant()


class PaperSchema(Schema):
    """That a paper arrived. `media_type` is told to clerks, who may open it."""

    id = Id()
    added_at = Instant()
    media_type = Choice(("image/jpeg", PDF), allow_none=True)


class ExcuseEventSchema(Schema):
    """What was said of an excuse, by whom and when."""

    kind = Choice(EVENTS)
    text = Text(2000, allow_none=True)
    answer_by = Day(allow_none=True)
    by_name = Str(160)
    by_role = Choice(FILERS)
    at = Instant()


class ExcuseFrameSchema(Schema):
    """What every view of an excuse says. `answer_by`: until when more was asked for."""

    id = Id()
    version = Int(1, 10**9)
    order = Id()
    cause = Choice(CAUSES)
    shifts = List(Nested(ExcusedShiftSchema), most=MOST_SHIFTS)
    state = Choice(STATES)
    answer_by = Day(allow_none=True)
    filed_by_name = Str(160)
    filed_by_role = Choice(FILERS)
    filed_at = Instant()


class ExcuseSchema(ExcuseFrameSchema):
    """An excuse with all that was said of it, oldest first."""

    note = Text(2000, allow_none=True)
    papers = List(Nested(PaperSchema), most=MOST_PAPERS)
    events = List(Nested(ExcuseEventSchema), most=1000)


class ExcuseRowSchema(ExcuseFrameSchema):
    """A row of the desk's list; her words and papers are opened one by one, and that is noted."""

    first_name = Str(80)
    last_name = Str(120)
    case_number = Str(40)
    paper_count = Count()


class ExcusesQuery(PageQuery):
    """Which ones; `waiting` are those filed and those of which more was asked. Of one order, or of
    the court."""

    state = Choice(("waiting", "all", *STATES), load_default="waiting")
    order = Id(allow_none=True, load_default=None)


class ExcuseDecisionSchema(Schema):
    """A clerk's word: refusing needs a reason, asking a question and a last day; `reopen` undoes
    what was said last."""

    verdict = Choice(("accept", "refuse", "ask", "reopen"))
    text = Text(2000, allow_none=True, load_default=None)
    answer_by = Day(allow_none=True, load_default=None)


class ExcuseAnswerSchema(Schema):
    """Her words, with an id that her phone made."""

    id = Id()
    text = Text(2000)
