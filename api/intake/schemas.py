"""The shapes of entering an order: what looks odd, who is here already, what was taken back."""

from api.orders.schemas import NewOrderSchema
from api.rules.intake import CODES
from api.web.fields import Bool, Choice, Id, Int, Str, Text
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Instant


class CheckedOrderSchema(NewOrderSchema):
    """An order as it was typed. The weeks of the sentence serve the check and are not kept."""

    id = Id()
    sentence_weeks = Int(1, 5200, allow_none=True, load_default=None)


class IntakeRemarkSchema(Schema):
    """Something that looks odd. It stops nobody."""

    code = Choice(CODES)
    pointer = Str(60)
    text = Str(300)


class TwinSchema(Schema):
    """An order of the clerk's own court."""

    id = Id()
    case_number = Str(23)
    first_name = Str(80)
    last_name = Str(80)


class ChecksSchema(Schema):
    """What to look at before an order is entered."""

    remarks = List(Nested(IntakeRemarkSchema), most=20)
    second_person = Bool(doc="Its terms wait for a second person.")
    same_case = Nested(TwinSchema, allow_none=True)
    same_document = List(Nested(TwinSchema), most=20)


class UndoSchema(Schema):
    """Whether an order can still be taken back."""

    may_undo = Bool()


class WithdrawalGivenSchema(Schema):
    """Why it was a mistake."""

    reason = Text(2000)


class WithdrawnSchema(Schema):
    """Something taken back: by whom, when and why."""

    id = Id()
    order = Id()
    placement = Id(allow_none=True)
    reason = Text(2000)
    by_name = Str(160)
    at = Instant()


class TwinSideSchema(Schema):
    """One of two orders that may be the same."""

    id = Id()
    court_of = Str(160)
    entered_at = Instant()


class TwinOrdersSchema(Schema):
    """Two orders of two courts with one document or one case number."""

    orders = List(Nested(TwinSideSchema), most=2)
    because = Choice(("document", "case_number"))
