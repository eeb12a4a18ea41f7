"""What people read when something does not work: kind, plain, and what to do next.

A feature adds its own with `add_problems` and `add_faults` beside its routes. `{names}` are filled
with limits of ours, never with what a caller sent.
"""

from collections.abc import Mapping
from typing import NamedTuple

from api.web.fault_texts import FAULTS
from api.web.problem_texts import PROBLEMS


class Sentence(NamedTuple):
    """A problem's title and what to do about it."""

    title: str
    detail: str


class _Known(dict[str, str | int]):
    """A missing number is left out rather than an error made of an error."""

    def __missing__(self, key: str) -> str:
        return "…"


_problems: dict[str, Mapping[str, tuple[str, str]]] = dict(PROBLEMS)
_faults: dict[str, Mapping[str, str]] = dict(FAULTS)


def add_problems(texts: Mapping[str, Mapping[str, tuple[str, str]]]) -> None:
    """Teach `{code: {"es": (title, detail), "en": (title, detail)}}`."""
    for code, by_language in texts.items():
        if code in _problems and _problems[code] != by_language:
            raise ValueError(f"two texts for the problem {code}")
        _problems[code] = by_language


def add_faults(texts: Mapping[str, Mapping[str, str]]) -> None:
    """Teach `{code: {"es": sentence, "en": sentence}}` for single fields."""
    for code, by_language in texts.items():
        if code in _faults and _faults[code] != by_language:
            raise ValueError(f"two texts for the fault {code}")
        _faults[code] = by_language


def knows_problem(code: str) -> bool:
    """Whether a problem of this code has its sentences."""
    return code in _problems


def knows_fault(code: str) -> bool:
    """Whether a field's fault of this code has its sentence."""
    return code in _faults


def problem_text(code: str, language: str, params: Mapping[str, str | int]) -> Sentence | None:
    """Title and detail, filled in; None for a code that was never taught."""
    if code not in _problems:
        return None
    title, detail = _problems[code][language]
    return Sentence(title.format_map(_Known(params)), detail.format_map(_Known(params)))


def fault_text(code: str, language: str, params: Mapping[str, str | int]) -> str:
    """One sentence about one field."""
    return _faults.get(code, _faults["invalid"])[language].format_map(_Known(params))


def every_problem() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """All problems taught so far, for the documentation and the tests."""
    return _problems


def every_fault() -> Mapping[str, Mapping[str, str]]:
    """All faults taught so far."""
    return _faults
