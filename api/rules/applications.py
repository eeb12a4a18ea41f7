"""Applications for the substitute sentence and what happened to them, as somebody outside knows it.

Pure: which steps there are, which cannot stand beside each other, what they come to, and whether
two accounts look like accounts of the same application.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

FILED, GRANTED, DENIED, WITHDRAWN = "filed", "granted", "denied", "withdrawn"
APPEALED, APPEAL_GRANTED, APPEAL_DENIED = "appealed", "appeal_granted", "appeal_denied"
STEPS: Final = (
    *(FILED, GRANTED, DENIED, WITHDRAWN),
    *(APPEALED, APPEAL_GRANTED, APPEAL_DENIED),
)
OUTCOMES: Final = (GRANTED, DENIED, WITHDRAWN)
REFUSALS: Final = (DENIED, APPEAL_DENIED)
COURT_KINDS: Final = ("sentence_court", "trial_court", "high_court", "supreme_court", "other")
# Why it was refused: requirements of Ley 2292 (Código Penal 38-H, 38-I; C-256 of 2022, paragraph
# 272), the service plan and its place, the papers, the court.
REASONS: Final = (
    *("household_not_proved", "marginality_not_proved", "upkeep_not_linked"),
    *("sentence_too_long", "excluded_offence", "earlier_conviction"),
    *("plan_missing", "plan_not_current", "no_host", "no_commitment"),
    *("documents_missing", "court_not_competent", "other", "not_known"),
)
SOURCES: Final = (
    *("decision_seen", "hearing", "defender", "court_list"),
    *("official_answer", "told", "press", "other"),
)
# The law is in force since the day after this one: nothing of this kind was filed before.
SIGNED_ON: Final = date(2023, 3, 8)
NEAR: Final = timedelta(days=3)
# Which step a step cannot come before.
_AFTER: Final[Mapping[str, tuple[str, ...]]] = {
    GRANTED: (FILED,),
    DENIED: (FILED,),
    WITHDRAWN: (FILED, GRANTED, DENIED, APPEALED, APPEAL_GRANTED, APPEAL_DENIED),
    APPEALED: (FILED, GRANTED, DENIED),
    APPEAL_GRANTED: (FILED, GRANTED, DENIED, APPEALED),
    APPEAL_DENIED: (FILED, GRANTED, DENIED, APPEALED),
}
_APART: Final = ((GRANTED, DENIED), (APPEAL_GRANTED, APPEAL_DENIED))
_IN_TIME: Final = {kind: number for number, kind in enumerate((*STEPS[:3], *STEPS[4:], WITHDRAWN))}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an application on a day, and why if it was refused."""

    kind: str
    on: date
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be: a stable code, which step, and which part of it."""

    code: str
    step: int
    part: str = "on"


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody knows of an application, as far as two accounts can be compared."""

    department: str
    court_kind: str
    steps: tuple[Step, ...]


def fault(steps: Sequence[Step], today: date) -> Fault | None:
    """The first thing about these steps that cannot be; None if nothing."""
    for number, step in enumerate(steps):
        found = _alone(step, today) or _beside(step, steps, number)
        if found is not None:
            return Fault(found[0], number, found[1])
    return None


def _alone(step: Step, today: date) -> tuple[str, str] | None:
    if step.on > today:
        return "step-in-the-future", "on"
    if step.on < SIGNED_ON:
        return "step-before-the-law", "on"
    if step.kind == DENIED and not step.reasons:
        return "reasons-needed", "reasons"
    if step.reasons and step.kind not in REFUSALS:
        return "reasons-of-a-refusal", "reasons"
    if len(set(step.reasons)) < len(step.reasons):
        return "reason-twice", "reasons"
    return None


def _beside(step: Step, steps: Sequence[Step], number: int) -> tuple[str, str] | None:
    others = [other for place, other in enumerate(steps) if place != number]
    if any(other.kind == step.kind for other in steps[:number]):
        return "step-twice", "kind"
    for pair in _APART:
        if step.kind in pair and any(other.kind in pair for other in others):
            return "step-both-ways", "kind"
    before = [other for other in others if other.kind in _AFTER.get(step.kind, ())]
    if any(other.kind == FILED and step.on < other.on for other in before):
        return "step-before-filing", "on"
    return ("step-out-of-order", "on") if any(step.on < one.on for one in before) else None


def in_time(steps: Sequence[Step]) -> list[Step]:
    """The steps in their order."""
    return sorted(steps, key=lambda step: (step.on, _IN_TIME[step.kind]))


def outcome(steps: Sequence[Step]) -> Step | None:
    """The decision of the first court, or that it was withdrawn; None while it waits."""
    found = [step for step in in_time(steps) if step.kind in OUTCOMES]
    return found[0] if found else None


def alike(one: Account, other: Account) -> bool | None:
    """Whether two accounts look like the same application: True where all days that both know are
    the same, False where some are near, None where they are of different ones."""
    if (one.department, one.court_kind) != (other.department, other.court_kind):
        return None
    mine = {step.kind: step.on for step in one.steps}
    theirs = {step.kind: step.on for step in other.steps}
    for first, second in _APART:
        if {first, second} <= mine.keys() ^ theirs.keys():
            return None
    shared = [abs(mine[kind] - theirs[kind]) for kind in mine.keys() & theirs.keys()]
    if not shared or max(shared) > NEAR:
        return None
    return max(shared) == timedelta(0)
