"""The shapes of the register."""

from api.observatory.catalogue import SOURCES, WHYS
from api.observatory.models import EVENT_KINDS
from api.rules.applications import COURT_KINDS, REASONS, STEPS
from api.rules.departments import NAMES
from api.rules.personal import LOOKS
from api.web.fields import Bool, Choice, Id, Int, Str, Text
from api.web.paging import PageQuery
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant

KINDS = tuple(word.strip("' ") for word in EVENT_KINDS.split(","))
STATES = (*KINDS, "struck")
LOOKED_FOR = "What looks like a name or a number of somebody is warned of, and never published."


class NewApplicationStepSchema(Schema):
    """Something that happened on a day; a refusal says why."""

    kind = Choice(STEPS)
    on = Day()
    reasons = List(Choice(REASONS), most=len(REASONS), load_default=list)


class NewApplicationSchema(Schema):
    """An application as somebody outside knows of it. No names: texts are for one's own eyes."""

    department = Str(80, doc="Its name, or its code by the statistics office.")
    court_kind = Choice(COURT_KINDS)
    source = Choice(tuple(SOURCES))
    source_text = Text(400, allow_none=True, load_default=None, doc=LOOKED_FOR)
    private_text = Text(2000, allow_none=True, load_default=None, doc=LOOKED_FOR)
    reference = Str(40, allow_none=True, load_default=None, doc="How one calls it oneself.")
    steps = List(Nested(NewApplicationStepSchema), most=len(STEPS))


class NewApplicationEventSchema(Schema):
    """A later step; or, with `replaces` and `why`, what takes the place of what was said. `struck`:
    that never was. `recorded` puts right where it was filed and how it is known."""

    kind = Choice(KINDS)
    on = Day(allow_none=True, load_default=None)
    reasons = List(Choice(REASONS), most=len(REASONS), load_default=list)
    department = Str(80, allow_none=True, load_default=None)
    court_kind = Choice(COURT_KINDS, allow_none=True, load_default=None)
    source = Choice(tuple(SOURCES), allow_none=True, load_default=None)
    source_text = Text(400, allow_none=True, load_default=None)
    private_text = Text(2000, allow_none=True, load_default=None)
    replaces = Id(allow_none=True, load_default=None)
    why = Choice(tuple(WHYS), allow_none=True, load_default=None)
    struck = Bool(load_default=False)


class SameApplicationSchema(Schema):
    """Whether two accounts are of the same application."""

    same = Bool()


class TextWarningSchema(Schema):
    """A text that looks like it holds what should not be there: it was kept, for one's own eyes."""

    pointer = Str(40)
    code = Choice(LOOKS)
    message = Str(400)


class ApplicationStepSchema(Schema):
    """A step that stands, with the event that says it."""

    event = Id()
    kind = Choice(STEPS)
    on = Day()
    reasons = List(Choice(REASONS), most=len(REASONS))


class AlikeApplicationSchema(Schema):
    """An account that looks like this one. Whose it is, is told of one's own alone."""

    id = Id()
    own = Bool()
    exact = Bool(doc="Whether the days are the same; else some are up to three days apart.")
    reference = Str(40, allow_none=True)
    steps = List(Nested(ApplicationStepSchema), most=len(STEPS))


class ApplicationSchema(Schema):
    """An account of an application: what it says now. Texts and `reference` of one's own alone."""

    id = Id()
    own = Bool()
    department = Choice(tuple(NAMES))
    department_name = Str(80)
    court_kind = Choice(COURT_KINDS)
    state = Choice(STATES)
    source = Choice(tuple(SOURCES))
    source_text = Text(400, allow_none=True)
    private_text = Text(2000, allow_none=True)
    reference = Str(40, allow_none=True)
    steps = List(Nested(ApplicationStepSchema), most=len(STEPS))
    accounts = Int(1, 1000, doc="How many accounts of the same application there are, with this.")
    entered_at = Instant()
    entered_by_name = Str(160, allow_none=True)


class ApplicationEventSchema(Schema):
    """What was said at a time, by whom if it was one's own people, and what took its place."""

    id = Id()
    kind = Choice(KINDS)
    on = Day(allow_none=True)
    reasons = List(Choice(REASONS), most=len(REASONS))
    department = Choice(tuple(NAMES), allow_none=True)
    court_kind = Choice(COURT_KINDS, allow_none=True)
    source = Choice(tuple(SOURCES), allow_none=True)
    source_text = Text(400, allow_none=True)
    private_text = Text(2000, allow_none=True)
    replaces = Id(allow_none=True)
    replaced_by = Id(allow_none=True)
    why = Choice(tuple(WHYS), allow_none=True)
    struck = Bool()
    by_name = Str(160, allow_none=True)
    at = Instant()


class JoinedApplicationSchema(Schema):
    """Another account of the same application."""

    id = Id()
    own = Bool()


class WholeApplicationSchema(ApplicationSchema):
    """An account with its history, what it is joined with, and what looks like it."""

    history = List(Nested(ApplicationEventSchema), most=1000)
    joined = List(Nested(JoinedApplicationSchema), most=1000)
    alike = List(Nested(AlikeApplicationSchema), most=1000)
    warnings = List(Nested(TextWarningSchema), most=20)


class ApplicationsQuery(PageQuery):
    """Which accounts."""

    department = Choice(tuple(NAMES), load_default=None)
    state = Choice(STATES, load_default=None)
    own = Bool(load_default=None, doc="One's own alone.")
    alike = Bool(load_default=None, doc="One's own that look like another account.")


class RegisterChoiceSchema(Schema):
    """Something that can be chosen."""

    code = Str(40)
    name = Str(120)


class RegisterCatalogueSchema(Schema):
    """Everything that can be chosen in the register, in words."""

    departments = List(Nested(RegisterChoiceSchema))
    steps = List(Nested(RegisterChoiceSchema))
    court_kinds = List(Nested(RegisterChoiceSchema))
    reasons = List(Nested(RegisterChoiceSchema))
    sources = List(Nested(RegisterChoiceSchema))
    whys = List(Nested(RegisterChoiceSchema))
