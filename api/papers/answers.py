"""From a paper to what a client is sent."""

from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.papers import codes, service
from api.papers.kinds import KINDS
from api.papers.models import MadePaper
from api.rules import days
from api.web.request import settings

PDF = "application/pdf"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is opened may neither run nor load anything, whatever a browser takes it for.
LOCKED_DOWN = "default-src 'none'; frame-ancestors 'none'; sandbox"
USUAL_ZONE = "America/Bogota"


def paper_answer(session: Session, paper: MadePaper) -> dict[str, Any]:
    """A paper as whoever may read it sees it."""
    kind = KINDS[paper.kind]
    seal = codes.seal_of(paper.code, settings().public_url)
    court = session.get(Court, paper.court_id) if paper.court_id else None
    zone = days.zone(court.time_zone if court else USUAL_ZONE)
    return {
        "id": paper.id,
        "kind": paper.kind,
        "subject": paper.subject_id,
        "title": kind.title(paper.language),
        "language": paper.language,
        "as_of": paper.as_of,
        "period": paper.period,
        "made_on": paper.made_on,
        "made_at": paper.made_at.astimezone(zone),
        "code": seal.code,
        "verify_url": seal.url,
        "formats": ["pdf", "csv", "xlsx"] if kind.sheet else ["pdf"],
    }


def checked_answer(session: Session, paper: MadePaper) -> dict[str, Any]:
    """The same, compared with what stands now."""
    current = service.is_current(session, paper)
    return {**paper_answer(session, paper), "current": current}


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    """A file under a name that says nothing about anybody."""
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    if media_type != PDF:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Content-Security-Policy"] = LOCKED_DOWN
    response.headers["Cache-Control"] = "no-store"
    return response
