"""Parts of a path with a form of their own. A bad one is not found, like an absent thing."""

from typing import Any

from werkzeug.routing import BaseConverter, ValidationError

from api.rules.months import PATTERN, is_month
from api.web.characters import is_line
from api.web.time_fields import WEEK, is_week


class WeekInPath(BaseConverter):
    """`<week:week>`: an ISO week that exists, as text."""

    regex = r"[0-9]{4}-W[0-9]{2}"

    def to_python(self, value: str) -> str:
        """The week, if there is one of that name."""
        if not is_week(value):
            raise ValidationError()
        return value


class MonthInPath(BaseConverter):
    """`<month:month>`: a calendar month, `2026-11`, as text."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        """The month, if there is one of that name."""
        if not is_month(value):
            raise ValidationError()
        return value


def month_parameter(_converter: Any) -> dict[str, Any]:
    """How the OpenAPI document describes it."""
    return {"type": "string", "pattern": f"^({PATTERN})$", "maxLength": 7}


def week_parameter(_converter: Any) -> dict[str, Any]:
    """How the OpenAPI document describes it."""
    return {"type": "string", "pattern": f"^{WEEK.pattern}$", "maxLength": 8}


def uuid_parameter(_converter: Any) -> dict[str, Any]:
    """A UUID in a path, bounded."""
    return {"type": "string", "format": "uuid", "maxLength": 36}


LONGEST_PART = 200


def text_parameter(_converter: Any) -> dict[str, Any]:
    """Any other part of a path, bounded."""
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_PART, "pattern": "^[^/]+$"}


def is_fit(part: object) -> bool:
    """Whether a part of a path may be looked up at all: short, visible, storable."""
    return not isinstance(part, str) or (len(part) <= LONGEST_PART and is_line(part))
