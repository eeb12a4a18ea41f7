"""Strict fields. None guesses: "3" is not 3, true is not 1, a time without offset is not a time.

A field is required unless it says `required=False` or has a `load_default`. Each documents its
own limits, so the OpenAPI document refuses what the server refuses. Faults are codes.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

import marshmallow as ma

from api.web.characters import LINE_PATTERN, LINES_PATTERN, is_line, is_lines, tidy
from api.web.faults import refuse

T = TypeVar("T")
MOST_DIGITS = 15
LARGEST = 10**MOST_DIGITS - 1
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")


class Strict(ma.fields.Field[T], Generic[T]):
    """The root of our fields. `says` is what the OpenAPI document says of it."""

    default_error_messages = {"required": "required", "null": "null-not-allowed"}

    def __init__(self, says: Mapping[str, Any], *, doc: str = "", **options: Any) -> None:
        """Options are marshmallow's: required, allow_none, load_default, data_key, dump_only."""
        if "load_default" not in options:
            options.setdefault("required", True)
        metadata = dict(says)
        if doc:
            metadata["description"] = doc
        if options.get("allow_none") and "enum" in metadata:
            metadata["enum"] = [*metadata["enum"], None]
        super().__init__(metadata=metadata, **options)

    def from_text(self, text: str) -> object:
        """The value that a query parameter's text stands for; unreadable text stays text."""
        return text


class Str(Strict[str]):
    """One line of text: trimmed, composed, at most `most` characters, nothing invisible."""

    documented = LINE_PATTERN

    def __init__(
        self, most: int, *, least: int = 1, pattern: str | None = None, **options: Any
    ) -> None:
        """`pattern` is matched from the first to the last character, after trimming."""
        self.most, self.least = most, least
        self.pattern = re.compile(pattern) if pattern else None
        says = {
            "type": "string",
            "minLength": least,
            "maxLength": most,
            "pattern": f"^(?:{pattern})$" if pattern else self.documented,
        }
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        if not self._clean(value):
            raise refuse("bad-characters")
        text = tidy(value)
        if len(text) > self.most:
            raise refuse("too-long", max=self.most)
        if len(text) < self.least:
            raise refuse("too-short" if text else "empty", min=self.least)
        if self.pattern and not self.pattern.fullmatch(text):
            raise refuse("wrong-form")
        return text

    def _clean(self, text: str) -> bool:
        return is_line(text)

    def _serialize(self, value: str | None, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(value)


class Text(Str):
    """Several lines of text: as `Str`, and line breaks are kept."""

    documented = LINES_PATTERN

    def _clean(self, text: str) -> bool:
        return is_lines(text)


class Secret(Str):
    """A password, a PIN, a code: as sent (never trimmed), never part of an answer."""

    def __init__(self, most: int, *, least: int = 1, **options: Any) -> None:
        """The length is in characters."""
        super().__init__(most, least=least, load_only=True, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        if not is_line(value):
            raise refuse("bad-characters")
        if not self.least <= len(value) <= self.most:
            raise refuse("wrong-length", min=self.least, max=self.most)
        return value


class Int(Strict[int]):
    """A whole number within a range. 3.0 is one, as in JSON Schema; "3", 3.7 and true are not."""

    def __init__(self, least: int, most: int, **options: Any) -> None:
        """Both ends are allowed."""
        self.least, self.most = least, most
        super().__init__({"type": "integer", "minimum": least, "maximum": most}, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise refuse("wrong-type")
        if value != value or value in (float("inf"), float("-inf")) or value != int(value):
            raise refuse("wrong-type")
        if not self.least <= value <= self.most:
            raise refuse("out-of-range", min=self.least, max=self.most)
        return int(value)

    def from_text(self, text: str) -> object:
        """Digits are a number; anything else stays what it is and is refused."""
        return int(text) if WHOLE.fullmatch(text) else text

    def _serialize(self, value: int | None, attr: Any, obj: Any, **kwargs: Any) -> int | None:
        return None if value is None else int(value)


class Minutes(Int):
    """Minutes, whole. By default up to a week's."""

    def __init__(self, most: int = 10_080, *, least: int = 0, **options: Any) -> None:
        """From `least` to `most` minutes."""
        super().__init__(least, most, **options)


class Count(Int):
    """How many: 0 or more."""

    def __init__(self, **options: Any) -> None:
        """Up to the largest number that every JSON reader keeps exact."""
        super().__init__(0, LARGEST, **options)


class Bool(Strict[bool]):
    """true or false, nothing that looks like it."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        super().__init__({"type": "boolean"}, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise refuse("wrong-type")
        return value

    def from_text(self, text: str) -> object:
        """The words true and false."""
        return {"true": True, "false": False}.get(text, text)


class Id(Strict[UUID]):
    """A UUID in its 36 characters."""

    form = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        says = {
            "type": "string",
            "format": "uuid",
            "minLength": 36,
            "maxLength": 36,
            "pattern": f"^{self.form.pattern}$",
        }
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> UUID:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        if not self.form.fullmatch(value):
            raise refuse("wrong-form")
        return UUID(value)

    def _serialize(self, value: UUID | None, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(value)


class Choice(Strict[str]):
    """One of a few words."""

    def __init__(self, words: Sequence[str], **options: Any) -> None:
        """The words are the whole list."""
        self.words = tuple(words)
        longest = max(map(len, self.words))
        says = {"type": "string", "enum": list(self.words), "maxLength": longest}
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        if value not in self.words:
            raise refuse("not-a-choice", choices=", ".join(self.words))
        return value
