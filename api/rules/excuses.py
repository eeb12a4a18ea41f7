"""How an excuse stands, from what was said of it. Pure: events in, state out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

# Care comes first wherever causes are listed: it is the easiest to file.
CAUSES: Final = ("care", "medical", "study", "legal", "host", "force_majeure", "other")

State = Literal["filed", "asked", "accepted", "refused", "withdrawn"]
Kind = Literal[
    "filed", "paper", "asked", "answered", "accepted", "refused", "withdrawn", "reopened"
]
# Somebody still has to decide.
WAITING: Final[tuple[State, ...]] = ("filed", "asked")

_LEADS_TO: Final[dict[Kind, State]] = {
    "filed": "filed",
    "asked": "asked",
    "answered": "filed",
    "accepted": "accepted",
    "refused": "refused",
    "withdrawn": "withdrawn",
    "reopened": "filed",
}
# A paper answers whoever asked for more, or refused for want of one; else it only adds to it.
_ANSWERED_BY_A_PAPER: Final[frozenset[State]] = frozenset({"asked", "refused"})


@dataclass(frozen=True, slots=True)
class Said:
    """One event of an excuse; `number` counts those of one excuse."""

    number: int
    kind: Kind
    at: datetime
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an excuse stands; `answer_by` only while more is asked for."""

    state: State
    answer_by: date | None = None


def stand(events: Iterable[Said], known_at: datetime | None = None) -> Stand | None:
    """How it stands, or stood as known at an instant; None before it was filed."""
    found: Stand | None = None
    for event in sorted(events, key=lambda one: one.number):
        if known_at is None or event.at <= known_at:
            found = _after(found, event)
    return found


def _after(before: Stand | None, event: Said) -> Stand | None:
    if event.kind == "paper":
        answers = before is not None and before.state in _ANSWERED_BY_A_PAPER
        return Stand("filed") if answers else before
    state = _LEADS_TO[event.kind]
    return Stand(state, event.answer_by if state == "asked" else None)
