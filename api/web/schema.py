"""Our Schema: unknown fields refused, strict fields alone, roles are classes and never `only`."""

from collections.abc import Mapping
from typing import Any, ClassVar

import marshmallow as ma

from api.web.faults import refuse
from api.web.fields import Strict

MOST_ITEMS = 50


class Schema(ma.Schema):
    """The shape of what comes in or goes out. Refuses to be defined with foreign fields."""

    class Meta:
        """Unknown fields are an error."""

        unknown = ma.RAISE

    error_messages: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        "unknown": "unknown-field",
        "type": "wrong-type",
        "invalid": "wrong-type",
    }

    def __init__(self, *, many: bool | None = None, **options: Any) -> None:
        """Refuse views cut out at run time: an empty `only` once exposed everything."""
        chosen = sorted(name for name, value in options.items() if value)
        if chosen:
            raise TypeError(f"{type(self).__name__} takes no {', '.join(chosen)}: write a class")
        super().__init__(many=many)

    def on_bind_field(self, field_name: str, field_obj: ma.fields.Field[Any]) -> None:
        """A vanilla marshmallow field coerces; it may not slip in."""
        if not isinstance(field_obj, (Strict, Nested, List)):
            raise TypeError(f"{type(self).__name__}.{field_name} must be a field of api.web")


class RawSchema(Schema):
    """For claims that are kept as they came: unknown fields are kept too, not refused."""

    class Meta:
        """Whatever a newer phone adds."""

        unknown = ma.INCLUDE


class Nested(ma.fields.Nested):
    """An object inside an object. Required unless it says otherwise."""

    default_error_messages = {"required": "required", "null": "null-not-allowed"}

    def __init__(self, schema: type[ma.Schema], *, doc: str = "", **options: Any) -> None:
        """Takes the common options; `only` and `exclude` do not exist here."""
        if {"only", "exclude", "many"} & set(options):
            raise TypeError("write a class for each view of a thing, and List(Nested(...))")
        if "load_default" not in options:
            options.setdefault("required", True)
        super().__init__(schema, metadata={"description": doc} if doc else {}, **options)

    def _load(self, value: Any, partial: Any = None) -> Any:
        if not isinstance(value, Mapping):
            raise refuse("wrong-type")
        return super()._load(value, partial)


class List(ma.fields.List[Any]):
    """At most `most` of something. Required unless it says otherwise."""

    default_error_messages = {
        "required": "required",
        "null": "null-not-allowed",
        "invalid": "wrong-type",
    }

    def __init__(
        self,
        inner: Strict[Any] | Nested,
        *,
        most: int = MOST_ITEMS,
        least: int = 0,
        doc: str = "",
        **options: Any,
    ) -> None:
        """`inner` is the field of one item."""
        self.most, self.least = most, least
        if "load_default" not in options:
            options.setdefault("required", True)
        metadata: dict[str, Any] = {"maxItems": most, "minItems": least}
        if doc:
            metadata["description"] = doc
        super().__init__(inner, metadata=metadata, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list):
            raise refuse("wrong-type")
        if len(value) > self.most:
            raise refuse("too-many", max=self.most)
        if len(value) < self.least:
            raise refuse("too-few", min=self.least)
        return super()._deserialize(value, attr, data, **kwargs)


class Nothing(Schema):
    """An empty object: what a command without arguments is sent."""
