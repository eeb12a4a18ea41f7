"""What the register gives to the published figures: each application is one person, once.

Accounts that were joined are one application. Where two look alike and nobody has said yet whether
they are the same, the later one waits: a figure that was published twice over cannot be recalled.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.observatory import matching
from api.observatory.accounts import STRUCK, standing
from api.observatory.models import Application
from api.rules import applications
from api.rules.applications import Step
from api.rules.figures import Contribution
from api.rules.releases import month_of_day

# Of which tables' columns each step is one.
MEASURES = {
    applications.FILED: ("applications.filed",),
    applications.APPEALED: ("applications.appealed",),
    applications.GRANTED: ("decisions.all", "decisions.granted"),
    applications.DENIED: ("decisions.all", "decisions.denied", "refusals.all"),
}
DECISIONS = (applications.GRANTED, applications.DENIED)


def contributions(session: Session, before: date) -> list[Contribution]:
    """What happened before this day, by application, month and department."""
    query = select(Application).where(Application.state != STRUCK)
    rows = session.scalars(query.order_by(Application.entered_at, Application.id)).all()
    wholes: dict[UUID, list[Application]] = defaultdict(list)
    for row in rows:
        wholes[row.counted_as].append(row)
    waiting = _waiting(session, rows)
    return [
        one
        for whole, accounts in wholes.items()
        if whole not in waiting
        for one in _of(whole, accounts, before)
    ]


def _waiting(session: Session, rows: Sequence[Application]) -> set[UUID]:
    """The later of each two that look alike, as long as nobody has said what they are."""
    order = {row.id: number for number, row in enumerate(rows)}
    counted = {row.id: row.counted_as for row in rows}
    return {
        counted[max(pair, key=lambda each: order[each])]
        for pair in matching.unanswered(session, rows)
    }


def _of(whole: UUID, accounts: Sequence[Application], before: date) -> Iterator[Contribution]:
    department = accounts[0].department
    steps = [step for step in _steps(accounts) if step.on < before]

    def one(step: Step, measure: str, amount: int = 1) -> Contribution:
        return Contribution(whole, month_of_day(step.on), department, measure, amount)

    for step in steps:
        for measure in MEASURES.get(step.kind, ()):
            yield one(step, measure)
        if step.kind == applications.DENIED:
            for reason in step.reasons:
                yield one(step, f"refusals.{reason}")
    filed = next((step for step in steps if step.kind == applications.FILED), None)
    decided = next((step for step in steps if step.kind in DECISIONS), None)
    if filed and decided and decided.on >= filed.on:
        yield one(decided, "time_to_decide.decided")
        yield one(decided, "time_to_decide.median", (decided.on - filed.on).days)


def _steps(accounts: Sequence[Application]) -> list[Step]:
    """The steps of all accounts of an application: each kind from whoever entered it first, with
    the reasons that any of them knows."""
    found: dict[str, Step] = {}
    for account in accounts:
        for step in standing(account).steps:
            known = found.setdefault(step.kind, step)
            both = dict.fromkeys((*known.reasons, *step.reasons))
            if len(both) > 1:
                both.pop("not_known", None)
            found[step.kind] = Step(step.kind, known.on, tuple(both))
    if set(DECISIONS) <= found.keys():
        # Joined accounts that tell it both ways: the one that was entered first holds.
        first = {step.kind for step in standing(accounts[0]).steps}
        found.pop(DECISIONS[1] if DECISIONS[0] in first else DECISIONS[0])
    return applications.in_time(list(found.values()))
