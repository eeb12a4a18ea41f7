"""What is wrong with one field: a stable code with the numbers of its sentence.

A fault travels through marshmallow as its message, so it is a string; it never holds input.
"""

from collections.abc import Iterator, Mapping
from typing import Self

from marshmallow import ValidationError


class Fault(str):
    """A code such as "too-long" and the numbers its sentence needs, such as max=80."""

    params: dict[str, str | int]

    def __new__(cls, code: str, **params: str | int) -> Self:
        """Name the case; `params` are limits of ours."""
        fault = super().__new__(cls, code)
        fault.params = params
        return fault


def refuse(code: str, **params: str | int) -> ValidationError:
    """The error that a field raises for this fault."""
    return ValidationError([Fault(code, **params)])


class BadInput(Exception):
    """Faults by place: `[(pointer, fault), ...]`. 422."""

    def __init__(self, faults: list[tuple[str, Fault]]):
        """Keep the faults in the order in which they were found."""
        self.faults = faults
        super().__init__("bad-input")


class BadBody(Exception):
    """A body that cannot be read at all. 400."""

    def __init__(self, code: str):
        """Name the case: malformed-body, body-too-complex, duplicate-key."""
        self.code = code
        super().__init__(code)


NEVER_ECHOED = {"unknown-field", "unknown-parameter"}


def flattened(messages: object, pointer: str = "") -> Iterator[tuple[str, Fault]]:
    """marshmallow's nested messages as (JSON pointer, fault).

    The name of an unknown field is the caller's own text: its fault points at what holds it.
    """
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from flattened(inner, f"{pointer}/{key}" if key != "_schema" else pointer)
    elif isinstance(messages, (list, tuple)):
        for inner in messages:
            yield from flattened(inner, pointer)
    else:
        fault = messages if isinstance(messages, Fault) else Fault(str(messages))
        yield (pointer.rpartition("/")[0] if fault in NEVER_ECHOED else pointer), fault
