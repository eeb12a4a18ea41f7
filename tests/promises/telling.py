"""What a door could tell: every field of its good answers, however deep, by its path."""

from collections.abc import Iterator
from typing import Any

from api.rules.access import shape
from api.rules.missed import KINDS
from api.rules.values import NUMBERS
from api.standing.schemas import STATES, StandingSchema

# Names under which a standing, its reasons, a cause or a warning is told anywhere.
NAMES = frozenset({*NUMBERS, *StandingSchema().fields, "short_week", "urgency"}) - {"state", "text"}
PARTS = ("excuse", "warning", "standing", "shortfall", "owed", "cause_of", "paper")
# A field may be called `state` or `kind`; it may not be able to say one of these.
VALUES = frozenset({*STATES, *KINDS}) - {"noted"}


def telling(document: dict[str, Any], rule: str, method: str) -> set[str]:
    """The paths of fields that say how she stands, in the good answers of a door."""
    return {
        path
        for path, schema in fields(document, rule, method)
        if _tells(path.rpartition(".")[2].removesuffix("[]"), schema)
    }


def _tells(name: str, schema: dict[str, Any]) -> bool:
    values = {value for value in schema.get("enum", ()) if value is not None}
    return name in NAMES or any(part in name for part in PARTS) or bool(values & VALUES)


def fields(
    document: dict[str, Any], rule: str, method: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a door's good answers with its path: "items[].decision.verdict"."""
    paths = {
        shape(path.replace("{", "<").replace("}", ">")): found
        for path, found in document["paths"].items()
    }
    operation = paths.get(shape(rule), {}).get(method.lower(), {})
    for status, answer in operation.get("responses", {}).items():
        if not status.startswith("2"):
            continue
        for media in _found(document, answer).get("content", {}).values():
            yield from _below(document, media.get("schema", {}), "", ())


def _found(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        _, _, kind, name = node["$ref"].split("/")
        node = document["components"][kind][name]
    return node


def _below(
    document: dict[str, Any], node: dict[str, Any], path: str, above: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    reference = node.get("$ref")
    if reference in above:
        return
    above = (*above, reference) if reference else above
    node = _found(document, node)
    for way in ("allOf", "anyOf", "oneOf"):
        for part in node.get(way, ()):
            yield from _below(document, part, path, above)
    if "items" in node:
        yield from _below(document, node["items"], f"{path}[]", above)
    for name, inner in node.get("properties", {}).items():
        inside = f"{path}.{name}".lstrip(".")
        yield inside, _found(document, inner)
        yield from _below(document, inner, inside, above)
