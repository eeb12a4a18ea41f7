"""What an account says now: its events without those that were replaced or struck out."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.observatory.models import Application, ApplicationEvent
from api.rules import applications
from api.rules.applications import Account, Step

RECORDED = "recorded"
STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: how it is known, and the steps with their events, in their order."""

    recorded: ApplicationEvent
    struck: bool
    events: tuple[ApplicationEvent, ...]
    steps: tuple[Step, ...]


def standing(application: Application) -> Standing:
    """What an account says now."""
    replaced = {event.replaces for event in application.events}
    left = [event for event in application.events if event.id not in replaced]
    recorded = next(event for event in left if event.kind == RECORDED)
    pairs = [(step_of(event), event) for event in left if _is_step(event)]
    order = {step: number for number, step in enumerate(applications.in_time(_firsts(pairs)))}
    pairs.sort(key=lambda pair: order[pair[0]])
    return Standing(
        recorded,
        recorded.struck,
        tuple(event for _, event in pairs),
        tuple(step for step, _ in pairs),
    )


def _is_step(event: ApplicationEvent) -> bool:
    return event.kind != RECORDED and not event.struck


def _firsts(pairs: Sequence[tuple[Step, ApplicationEvent]]) -> list[Step]:
    return [step for step, _ in pairs]


def step_of(event: ApplicationEvent) -> Step:
    """An event as the rules read it."""
    assert event.on_day is not None
    return Step(event.kind, event.on_day, tuple(event.reasons))


def account_of(application: Application) -> Account:
    """An account as it is compared with others."""
    stands = standing(application)
    return Account(application.department, application.court_kind, stands.steps)


def state_of(stands: Standing) -> str:
    """What it has come to: the last step, `struck` when it was entered by mistake."""
    if stands.struck:
        return STRUCK
    return stands.steps[-1].kind if stands.steps else RECORDED
