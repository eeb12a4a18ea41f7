"""What is asked for when a court's record is taken out."""

from api.web.fields import Str
from api.web.schema import Schema


class ExportQuery(Schema):
    """Why. It is kept, and each woman of the court can see that her record was taken out."""

    reason = Str(300, least=3)
