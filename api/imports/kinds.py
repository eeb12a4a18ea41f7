"""The kinds of file, in the order in which a court brings them in; last those of monitors."""

from typing import Any

from api.errors import NotFound
from api.imports.decisions import Decisions
from api.imports.hosts import Hosts
from api.imports.hours import Hours
from api.imports.kind import Kind
from api.imports.orders import Orders
from api.imports.participants import Participants
from api.imports.sites import Sites

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind for kind in (Hosts(), Sites(), Participants(), Orders(), Hours(), Decisions())
}


def kind_of(name: str) -> Kind[Any]:
    """The kind of this name."""
    if name not in KINDS:
        raise NotFound
    return KINDS[name]
