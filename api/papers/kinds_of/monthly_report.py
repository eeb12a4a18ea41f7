"""The host's monthly report as it was handed in. The court's copy names her in full and lists the
supporting papers; the host's has her first name, and of the papers their numbers alone."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.errors import NotFound
from api.excuses.models import Paper
from api.orders.models import Order
from api.papers.kind import Asked, Facts, Kind, Sheet
from api.papers.press import Json
from api.reports import absences, facts, words
from api.reports.models import ReportVersion
from api.rules import days
from api.shifts.models import Placement


def gather(session: Session, version_id: UUID, asked: Asked) -> Facts:
    """What was handed in, and whether it was corrected or the record changed since."""
    version = session.get(ReportVersion, version_id)
    if version is None:
        raise NotFound
    order = session.get_one(Order, version.order_id)
    placement = session.get_one(Placement, version.placement_id)
    record = facts.facts_of(session, order, placement, version.month)
    handed_in: dict[str, Any] = version.content["facts"]
    own = asked.role == "host"
    found: Facts = {
        "month": version.month,
        "court": session.get_one(Court, version.court_id).name,
        "host": placement.site.host.name,
        "site": placement.site.name,
        "address": placement.site.address,
        "person": _first_name(order) if own else _person(order),
        "number": version.number,
        "newest": _newest(session, version) == version.number,
        "reason": version.reason,
        "by": version.actor_name,
        "at": f"{version.at.astimezone(days.zone(order.time_zone)):%Y-%m-%d %H:%M}",
        "due_on": version.due_on.isoformat(),
        "changed": list[Json](facts.changed(handed_in, record)),
        "own_copy": own,
        "minutes": handed_in["minutes"],
        "attendances": [_attendance(one, asked.language) for one in handed_in["attendances"]],
        "stood_down": [_stood_down(one, asked.language) for one in handed_in["stood_down"]],
        "absences": [_absence(one, asked.language) for one in handed_in["absences"]],
        "papers": [] if own else _papers(session, handed_in, order.time_zone),
        **_written(version.content["written"], asked.language),
    }
    return found


def _newest(session: Session, version: ReportVersion) -> int | None:
    return session.scalar(
        select(func.max(ReportVersion.number)).where(
            ReportVersion.placement_id == version.placement_id,
            ReportVersion.month == version.month,
        )
    )


def _first_name(order: Order) -> dict[str, Json]:
    return {"name": order.participant.first_name, "document": None, "case_number": None}


def _person(order: Order) -> dict[str, Json]:
    her = order.participant
    return {
        "name": f"{her.first_name} {her.last_name}",
        "document": f"{her.document_type} {her.document_number}",
        "case_number": order.case_number,
    }


def _attendance(one: dict[str, Any], language: str) -> dict[str, Json]:
    kept: dict[str, Json] = {name: one[name] for name in ("day", "came", "left", "minutes")}
    return {
        **kept,
        "state": words.attendance_state(one["state"], language),
        "by": one["confirmed_by"],
    }


def _stood_down(one: dict[str, Any], language: str) -> dict[str, Json]:
    kept: dict[str, Json] = {name: one[name] for name in ("day", "starts", "ends")}
    return {**kept, "cause": words.WORDS[language][f"cause_{one['cause']}"]}


def _absence(one: dict[str, Any], language: str) -> dict[str, Json]:
    kept: dict[str, Json] = {name: one[name] for name in ("day", "starts", "ends", "note")}
    return {
        **kept,
        "state": words.WORDS[language][f"state_{one['state']}"],
        "by": one["marked_by"],
        "papers": one["paper_references"],
    }


def _written(written: dict[str, Any], language: str) -> dict[str, Json]:
    say = words.WORDS[language]
    return {
        "activities": [
            {"kind": say[f"activity_{one['kind']}"], "text": one["text"]}
            for one in written["activities"]
        ],
        "incidents": [
            {"kind": say[f"incident_{one['kind']}"], "day": one["day"], "text": one["text"]}
            for one in written["incidents"]
        ],
        "insurance": [
            {"kind": say[f"insurance_{one['kind']}"], "day": one["day"], "text": one["text"]}
            for one in written["insurance"]
        ],
        "evidence": written["evidence"],
    }


def _papers(session: Session, handed_in: dict[str, Any], tz: str) -> list[Json]:
    """The papers behind the absences: number, kind and when each came."""
    query = select(Paper).where(Paper.id.in_(facts.ids(handed_in)))
    return [
        {
            "reference": absences.reference(one.id),
            "media_type": one.media_type,
            "pages": one.pages,
            "added": f"{one.added_at.astimezone(days.zone(tz)):%Y-%m-%d}",
        }
        for one in session.scalars(query.order_by(Paper.added_at, Paper.id))
    ]


_HEADERS = {
    "es": ("Qué", "Día", "Desde", "Hasta", "Minutos", "Estado", "Quién", "Texto"),
    "en": ("What", "Day", "From", "To", "Minutes", "State", "Who", "Text"),
}
_WHAT = {
    "es": {
        "attendances": "Jornada",
        "stood_down": "Turno suspendido",
        "absences": "Ausencia",
        "activities": "Actividad",
        "incidents": "Novedad",
        "insurance": "Riesgos laborales",
        "evidence": "Otra evidencia",
    },
    "en": {
        "attendances": "Attendance",
        "stood_down": "Shift stood down",
        "absences": "Absence",
        "activities": "Activity",
        "incidents": "Incident",
        "insurance": "Risk insurance",
        "evidence": "Other evidence",
    },
}


def sheet(found: Facts, language: str) -> Sheet:
    """Everything dated in the report, a row each."""
    rows = [
        _cells(_WHAT[language][part], one)
        for part in tuple(_WHAT[language])[:-1]
        for one in _list(found[part])
    ]
    if found["evidence"]:
        rows.append(_cells(_WHAT[language]["evidence"], {"text": found["evidence"]}))
    return Sheet(_HEADERS[language], rows)


def _list(value: Json) -> list[dict[str, Any]]:
    assert isinstance(value, list)
    return [one for one in value if isinstance(one, dict)]


def _cells(what: str, one: dict[str, Any]) -> list[str | int | None]:
    told = [one.get("note"), one.get("text"), *(one.get("papers") or [])]
    return [
        what,
        one.get("day"),
        one.get("came") or one.get("starts"),
        one.get("left") or one.get("ends"),
        one.get("minutes"),
        one.get("state") or one.get("cause") or one.get("kind"),
        one.get("by"),
        "; ".join(text for text in told if text) or None,
    ]


KIND = Kind(
    name="monthly_report",
    template="monthly_report",
    roles=frozenset({"clerk", "host"}),
    subject="report",
    gather=gather,
    titles={"es": "Informe mensual", "en": "Monthly report"},
    file_name="constancia-informe",
    dated=False,
    own_copy=True,
    sheet=sheet,
)
