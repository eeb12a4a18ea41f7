"""What each operation has declared: who may call it, and why repeating it does no harm."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from api.web.bodies import BODY_LIMIT

F = TypeVar("F", bound=Callable[..., Any])
Precondition = Literal["conditional", "append_only", "idempotent", "safe_to_repeat"]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_MARK = "_operation"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one route. `preconditions` must hold exactly one when it is unsafe.

    `files` are the media types of a body that is a file rather than JSON,
    `serves` those of an answer that is one, `serves_also` the statuses that may
    be told by one too: a page for people. `query_fault`: what is said of a
    filter that it does not take.
    """

    roles: frozenset[str] = frozenset()
    preconditions: tuple[Precondition, ...] = ()
    why: str = ""
    creates: bool = False
    body: type | None = None
    files: frozenset[str] = frozenset()
    serves: tuple[str, ...] = ()
    serves_also: tuple[int, ...] = ()
    query: type | None = None
    query_fault: str = "unknown-parameter"
    body_limit: int = BODY_LIMIT
    page: bool = False
    failures: frozenset[int] = frozenset()

    @property
    def is_conditional(self) -> bool:
        """Whether it asks for If-Match."""
        return "conditional" in self.preconditions

    @property
    def is_idempotent(self) -> bool:
        """Whether it asks for Idempotency-Key."""
        return "idempotent" in self.preconditions


NOT_DECLARED = Operation()


def declared(function: object) -> Operation:
    """What this view function declared so far."""
    found = getattr(function, _MARK, NOT_DECLARED)
    assert isinstance(found, Operation)
    return found


def declare(function: F, **changes: Any) -> F:
    """Note a declaration on a view function; wrappers carry it along."""
    setattr(function, _MARK, replace(declared(function), **changes))
    return function


def add_precondition(function: F, kind: Precondition, why: str = "", creates: bool = False) -> F:
    """Note one more precondition; two are a mistake that `contract.check` finds."""
    kinds = (*declared(function).preconditions, kind)
    return declare(function, preconditions=kinds, why=why, creates=creates)


def open_page(why: str) -> Callable[[F], F]:
    """Declare a plain Flask view (a page, a static file) that anyone may read; say why."""
    return lambda view: declare(view, roles=frozenset({"anyone"}), why=why, page=True)


def operation_for(view: object, method: str) -> Operation:
    """The declarations of a view (or its class) for a method; HEAD is GET without its body."""
    name = "get" if method == "HEAD" else method.lower()
    view_class = view if isinstance(view, type) else getattr(view, "view_class", None)
    return declared(getattr(view_class, name, None) if view_class else view)
