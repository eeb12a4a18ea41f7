"""Participants from a file, by their document. Of other courts' people nothing is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from api.imports import cells
from api.imports.columns import Column
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.orders.models import Participant

DOCUMENTS = {word.casefold(): word for word in ("CC", "CE", "TI", "PPT", "PA")}
LANGUAGES = {"es": "es", "en": "en"}
# A statement holds so many parameters at most, on the smaller of the databases.
MOST_NAMED = 500
T = TypeVar("T")
DOCUMENT = (
    Column(
        "document_type",
        "tipo_documento",
        "document_type",
        True,
        "CC",
        "CC, CE, TI, PPT o PA.",
        "CC, CE, TI, PPT or PA.",
    ),
    Column(
        "document_number",
        "numero_documento",
        "document_number",
        True,
        "1020304050",
        "El número del documento, sin puntos.",
        "The number of the document, without dots.",
    ),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A woman as a line tells of her."""

    document_type: str
    document_number: str
    first_name: str
    last_name: str
    language: str
    phone: str | None


def in_turns(all_: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as one statement can name."""
    rest = sorted(set(all_), key=repr)
    for start in range(0, len(rest), MOST_NAMED):
        yield rest[start : start + MOST_NAMED]


def document(cells_: Cells) -> tuple[str, str]:
    """The kind and number of her document."""
    kind = cells_.take("document_type", lambda cell: cells.one_of(cell, DOCUMENTS))
    number = cells_.take(
        "document_number",
        lambda cell: cells.matching(
            cells.text(cell, 40).replace(".", "").replace(" ", ""),
            r"[0-9A-Za-z-]{4,32}",
            "document-shape",
        ),
    )
    return kind, number


class Participants(Kind[PersonRow]):
    """Participants."""

    name = "participants"
    columns = (
        *DOCUMENT,
        Column(
            "first_name", "nombres", "first_name", True, "Marta", "Sus nombres.", "Her first name."
        ),
        Column(
            "last_name",
            "apellidos",
            "last_name",
            True,
            "Restrepo",
            "Sus apellidos.",
            "Her last name.",
        ),
        Column(
            "language",
            "idioma",
            "language",
            False,
            "es",
            "En qué idioma lee: es o en. Vacío: es.",
            "The language that she reads: es or en. Empty: es.",
        ),
        Column(
            "phone",
            "telefono",
            "phone",
            False,
            "3001234567",
            "Un teléfono, si lo dio.",
            "A telephone number, if she gave one.",
        ),
    )

    def read(self, cells_: Cells, place: Place) -> PersonRow:
        """Her document, her name, her language and telephone."""
        kind, number = document(cells_)
        return PersonRow(
            document_type=kind,
            document_number=number,
            first_name=cells_.take("first_name", lambda cell: cells.text(cell, 80)),
            last_name=cells_.take("last_name", lambda cell: cells.text(cell, 80)),
            language=cells_.take("language", lambda cell: cells.one_of(cell, LANGUAGES), "es"),
            phone=cells_.take(
                "phone", lambda cell: cells.matching(cell, r"\+?[0-9 ]{7,19}", "phone-shape", 40)
            ),
        )

    def key(self, row: PersonRow) -> str:
        """Her document."""
        return f"{row.document_type}|{row.document_number}"

    def known(
        self, session: Session, place: Place, rows: Sequence[PersonRow]
    ) -> dict[str, dict[str, Participant]]:
        """The court's participants with one of these numbers, by number and kind of document."""
        found: dict[str, dict[str, Participant]] = {}
        for numbers in in_turns(row.document_number for row in rows):
            query = select(Participant).where(
                Participant.court_id == place.court_id, Participant.document_number.in_(numbers)
            )
            for person in session.scalars(query):
                found.setdefault(person.document_number, {})[person.document_type] = person
        return found

    def judge(
        self,
        item: Item[PersonRow],
        known: dict[str, dict[str, Participant]],
        earlier: Sequence[Item[PersonRow]],
    ) -> Verdict:
        """A document is a person of this court."""
        if earlier:
            return twice(earlier)
        row = item.row
        here = known.get(row.document_number, {})
        person = here.get(row.document_type)
        if person is None:
            alike = [Remark("other-document-type", "document_type", wrong=False)] if here else []
            return new(item, *alike)
        others = [name for name, told in asdict(row).items() if getattr(person, name) != told]
        return self.differs(others) if others else same(item)

    def write(
        self, session: Session, place: Place, rows: Sequence[PersonRow], known: object
    ) -> Sequence[Touched]:
        """Make them."""
        made = [
            {"id": uuid4(), "court_id": place.court_id, "created_at": place.now, **asdict(row)}
            for row in rows
        ]
        if made:
            session.execute(insert(Participant), made)
        return ()
