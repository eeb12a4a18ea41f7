"""All reports of a court for a month in one file, made one after the other.

The file leaves while it is made: what is in memory is one report, however many there are. Each has
a transaction of its own, so that a reader who goes away has lost nothing.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from api.accounts import access_log
from api.database import unit_of_work
from api.orders.models import Order
from api.papers import codes, service
from api.papers.kind import Asked
from api.papers.kinds_of import monthly_report
from api.papers.service import Office
from api.papers.sheets import table_csv
from api.reports.models import ReportVersion
from api.rules.access import Actor

NAME = "constancia-informes.zip"
_HEADERS = {
    "es": ("Archivo", "Código", "Entidad", "Sede", "Participante", "Documento", "Proceso"),
    "en": ("File", "Code", "Organization", "Site", "Participant", "Document", "Case"),
}
Row = tuple[str, ...]


class _Parts(io.RawIOBase):
    """What was written since it was last taken; a file that cannot go back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._waiting += piece
        return len(piece)

    def take(self) -> bytes:
        """Everything that waits."""
        found, self._waiting = bytes(self._waiting), bytearray()
        return found


def packed(
    sessions: sessionmaker[Session],
    actor: Actor,
    now: datetime,
    versions: Sequence[UUID],
    *,
    office: Office,
    language: str,
) -> Iterator[bytes]:
    """The file, piece by piece: a PDF for each of these reports, and a list of them."""
    parts, rows = _Parts(), []
    with zipfile.ZipFile(parts, "w", zipfile.ZIP_STORED) as pack:
        for number, version_id in enumerate(versions, start=1):
            name = f"informe-{number:04d}.pdf"
            with unit_of_work(sessions) as session:
                pdf, row = _made(session, actor, now, version_id, office, language)
            pack.writestr(_dated(name, now), pdf)
            rows.append((name, *row))
            yield parts.take()
        listed = table_csv(_HEADERS[language], rows)
        pack.writestr(_dated("lista.csv", now), listed)
    yield parts.take()


def _made(
    session: Session,
    actor: Actor,
    now: datetime,
    version_id: UUID,
    office: Office,
    language: str,
) -> tuple[bytes, Row]:
    """One report as PDF, noted as every paper and every look is."""
    asked = Asked(None, None, language)
    kind = monthly_report.KIND
    issued = service.issue(session, actor, now, kind, version_id, asked, office=office)
    paper = issued.paper
    pdf = issued.pdf or service.print_of(paper, office)
    service.note_print(session, paper, pdf, now)
    order = session.get_one(Order, session.get_one(ReportVersion, version_id).order_id)
    access_log.record_view(session, actor, order.id, order.participant_id, "report", now)
    her = paper.facts["person"]
    site = (paper.facts["host"], paper.facts["site"])
    code = codes.written(paper.code)
    return pdf, (code, *site, her["name"], her["document"], her["case_number"])


def _dated(name: str, now: datetime) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, date_time=now.timetuple()[:6])
