"""Claims of a phone, kept as they came: any JSON, bounded in size and depth only."""

import json
from typing import Any

from api.web.faults import refuse
from api.web.fields import Strict


def as_ascii(value: object) -> str:
    """A value as JSON that every database can hold: NUL and half surrogates stay escaped."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def depth_of(value: object) -> int:
    """How deep lists and objects are nested; 0 for a plain value."""
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    return 0


class Raw(Strict[Any]):
    """Anything, up to `most` bytes of JSON and `depth` levels. Missing is None."""

    def __init__(self, most: int = 1024, *, depth: int = 3, doc: str = "", **options: Any) -> None:
        """A scan is refused only for what cannot be stored."""
        self.most, self.depth = most, depth
        options.setdefault("allow_none", True)
        if not options.get("required"):
            options.setdefault("load_default", None)
        super().__init__({"x-raw": True, "maxLength": most}, doc=doc, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Any:
        if depth_of(value) > self.depth:
            raise refuse("too-deep", max=self.depth)
        if len(as_ascii(value)) > self.most:
            raise refuse("too-long", max=self.most)
        return value

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:
        return value
