"""Applications and decisions from a monitor's file, each named by the organization's own reference.
They go into the register, which is of no court."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.imports import cells
from api.imports.cells import Remarks, Wrong
from api.imports.columns import Column
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.observatory import catalogue, matching, service
from api.observatory.accounts import account_of, standing
from api.observatory.models import Application
from api.observatory.owners import owner_of
from api.observatory.service import Known
from api.rules import applications, days, departments, personal
from api.rules.applications import Account, Step

OUTCOMES = {
    written: code
    for written, code in catalogue.as_written(catalogue.STEPS).items()
    if code in applications.OUTCOMES
}
APPEALS = {
    **{"concedida": applications.APPEAL_GRANTED, "granted": applications.APPEAL_GRANTED},
    **{"negada": applications.APPEAL_DENIED, "denied": applications.APPEAL_DENIED},
}
REASONS = catalogue.as_written(catalogue.REASONS)
COURT_KINDS = catalogue.as_written(catalogue.COURT_KINDS)
SOURCES = catalogue.as_written(catalogue.SOURCES)
COLUMNS = (
    Column(
        "reference",
        "referencia",
        "reference",
        True,
        "2026-014",
        "Cómo la llama tu organización. Sin nombres ni números de caso.",
        "How your organization calls it. No names and no case numbers.",
    ),
    Column(
        "department",
        "departamento",
        "department",
        True,
        "Valle del Cauca",
        "El departamento del juzgado, por su nombre o su código del DANE.",
        "The court's department, by its name or its DANE code.",
    ),
    Column(
        "court_kind",
        "clase_juzgado",
        "court_kind",
        True,
        "sentence_court",
        "Juzgado de ejecución de penas, Juzgado de conocimiento, Tribunal superior, Corte "
        "Suprema u Otro.",
        "Sentence court, Trial court, High court, Supreme court or Other.",
    ),
    Column(
        "filed",
        "presentada",
        "filed",
        False,
        "2026-08-03",
        "El día en que se presentó, si se sabe.",
        "The day on which it was filed, if known.",
    ),
    Column(
        "outcome",
        "decision",
        "outcome",
        False,
        "denied",
        "Concedida, Negada o Retirada. Vacío: todavía espera.",
        "Granted, Denied or Withdrawn. Empty: it still waits.",
    ),
    Column(
        "decided",
        "fecha_decision",
        "decided",
        False,
        "2026-09-21",
        "El día de la decisión.",
        "The day of the decision.",
    ),
    Column(
        "reasons",
        "razones",
        "reasons",
        False,
        "marginality_not_proved; plan_not_current",
        "Por qué se negó, separadas por punto y coma: " + "; ".join(catalogue.REASONS) + ".",
        "Why it was denied, separated by semicolons: " + "; ".join(catalogue.REASONS) + ".",
    ),
    Column(
        "appealed",
        "apelada",
        "appealed",
        False,
        "2026-09-25",
        "El día en que se apeló.",
        "The day of the appeal.",
    ),
    Column(
        "appeal_outcome",
        "decision_apelacion",
        "appeal_outcome",
        False,
        "",
        "Concedida o Negada. Vacío: todavía espera.",
        "Granted or Denied. Empty: it still waits.",
    ),
    Column(
        "appeal_decided",
        "fecha_apelacion",
        "appeal_decided",
        False,
        "",
        "El día de la decisión de la apelación.",
        "The day of the decision on the appeal.",
    ),
    Column(
        "source",
        "fuente",
        "source",
        True,
        "decision_seen",
        "Cómo se sabe: " + "; ".join(es for es, _ in catalogue.SOURCES.values()) + ".",
        "How it is known: " + "; ".join(en for _, en in catalogue.SOURCES.values()) + ".",
    ),
    Column(
        "private_text",
        "nota_privada",
        "private_note",
        False,
        "",
        "Solo la lee tu organización. Sin nombres.",
        "Only your organization reads it. No names.",
    ),
)
# Which cell a fault of the rules is told at.
_PLACES = {
    applications.FILED: "filed",
    applications.APPEALED: "appealed",
    applications.APPEAL_GRANTED: "appeal_decided",
    applications.APPEAL_DENIED: "appeal_decided",
}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """An application as a line tells of it."""

    reference: str
    known: Known
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class KnownDecisions:
    """The organization's accounts by their references, and what of others looks like a line."""

    own: Mapping[str, Application]
    others: Sequence[tuple[Application, Account]]


def _department(cell: object) -> str:
    written = cells.text(cell, 80)
    found = departments.code_of(written)
    if found is None:
        raise Wrong("no-such-department", names="; ".join(departments.nearest(written)))
    return found


def _reasons(cell: object) -> tuple[str, ...]:
    named = [cells.one_of(part.strip(), REASONS) for part in cells.text(cell, 600).split(";")]
    return tuple(dict.fromkeys(named))


class Decisions(Kind[DecisionRow]):
    """Applications and decisions."""

    name = "decisions"
    of_court = False
    columns = COLUMNS

    def read(self, cells_: Cells, place: Place) -> DecisionRow:
        """Where it was filed, how it is known, and its steps."""
        reference = cells_.take("reference", lambda cell: cells.text(cell, 40))
        known = Known(
            cells_.take("department", _department),
            cells_.take("court_kind", lambda cell: cells.one_of(cell, COURT_KINDS)),
            cells_.take("source", lambda cell: cells.one_of(cell, SOURCES)),
            None,
            cells_.take("private_text", lambda cell: cells.text(cell, 2000)),
        )
        steps = _steps(cells_)
        if not cells_.wrong:
            _refuse_odd(cells_, steps, place)
        return DecisionRow(reference, known, steps)

    def key(self, row: DecisionRow) -> str:
        """The organization's own reference."""
        return row.reference

    def known(self, session: Session, place: Place, rows: Sequence[DecisionRow]) -> KnownDecisions:
        """The organization's own accounts, and everybody's with a day near one of these lines."""
        own = select(Application).where(Application.owner_id == owner_of(place.actor))
        mine = {one.reference: one for one in session.scalars(own) if one.reference}
        others = matching.of_others(session, owner_of(place.actor))
        return KnownDecisions(mine, [(one, account_of(one)) for one in others])

    def judge(
        self, item: Item[DecisionRow], known: KnownDecisions, earlier: Sequence[Item[DecisionRow]]
    ) -> Verdict:
        """A reference is one account. What looks like a person, or like another's account, is
        told; nothing is refused for it."""
        if earlier:
            return twice(earlier)
        row = item.row
        there = known.own.get(row.reference)
        if there is not None:
            others = _others(there, row)
            return self.differs(others) if others else same(item)
        told = [
            Remark(code, column, wrong=False)
            for column in ("reference", "private_text")
            for code in personal.looks(
                row.reference if column == "reference" else row.known.private_text
            )
        ]
        mine = Account(row.known.department, row.known.court_kind, row.steps)
        if any(applications.alike(mine, account) is not None for _, account in known.others):
            told.append(Remark("looks-known", wrong=False))
        return new(item, *told)

    def write(
        self, session: Session, place: Place, rows: Sequence[DecisionRow], known: object
    ) -> Sequence[Touched]:
        """Enter them, each under an id that the same line of the same organization always has."""
        owner = owner_of(place.actor)
        for row in rows:
            service.enter(
                session,
                place.actor,
                place.now,
                id_of(owner, row.reference),
                row.known,
                row.steps,
                row.reference,
            )
        return ()


def id_of(owner: UUID, reference: str) -> UUID:
    """The id of the account that an organization's file calls so."""
    return uuid5(owner, reference)


def _steps(cells_: Cells) -> tuple[Step, ...]:
    """What the cells say that happened; a decision and its day go together."""
    found = []
    for kind in (applications.FILED, applications.APPEALED):
        day = cells_.take_day(_PLACES[kind], _day)
        if day is not None:
            found.append(Step(kind, day))
    reasons = cells_.take("reasons", _reasons)
    outcome = _dated(cells_, "outcome", "decided", OUTCOMES)
    if outcome is not None:
        unknown = ("not_known",) if outcome[0] == applications.DENIED else ()
        found.append(Step(*outcome, reasons or unknown))
    elif reasons:
        cells_.refuse("reasons-of-a-refusal", "reasons")
    appeal = _dated(cells_, "appeal_outcome", "appeal_decided", APPEALS)
    if appeal is not None:
        found.append(Step(*appeal))
    return tuple(applications.in_time(found))


def _day(cell: object, remarks: Remarks, column: str) -> date:
    return cells.day(cell, remarks, column)


def _dated(cells_: Cells, what: str, when: str, words: dict[str, str]) -> tuple[str, date] | None:
    """A decision and its day: both, or neither."""
    kind = cells_.take(what, lambda cell: cells.one_of(cell, words))
    day = cells_.take_day(when, _day)
    if cells_.has(what) != cells_.has(when):
        cells_.refuse("decision-and-day", when if cells_.has(what) else what)
    return (kind, day) if kind is not None and day is not None else None


def _refuse_odd(cells_: Cells, steps: tuple[Step, ...], place: Place) -> None:
    if not steps:
        cells_.refuse("step-needed", "filed")
        return
    fault = applications.fault(steps, days.local_day(place.now, place.time_zone))
    if fault is not None:
        column = (
            "reasons" if fault.part == "reasons" else _PLACES.get(steps[fault.step].kind, "decided")
        )
        cells_.refuse(fault.code, column)


def _others(there: Application, row: DecisionRow) -> list[str]:
    """The columns in which an account says something else than a line."""
    stands = standing(there)
    recorded = stands.recorded
    theirs = {step.kind: step for step in stands.steps}
    ours = {step.kind: step for step in row.steps}
    columns = {
        "department": recorded.department == row.known.department,
        "court_kind": recorded.court_kind == row.known.court_kind,
        "source": recorded.source == row.known.source,
        "private_text": recorded.private_text == row.known.private_text,
    }
    for kind in applications.STEPS:
        mine, other = ours.get(kind), theirs.get(kind)
        column = _PLACES.get(kind, "outcome")
        columns[column] = columns.get(column, True) and (mine and mine.on) == (other and other.on)
        if kind == applications.DENIED:
            columns["reasons"] = set(mine.reasons if mine else ()) == set(
                other.reasons if other else ()
            )
    return [name for name, equal in columns.items() if not equal]
