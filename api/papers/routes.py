"""Papers over HTTP: made, listed, opened as a file."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from api.accounts import access_log
from api.accounts import answers as limits
from api.errors import NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.papers import answers, lists, service
from api.papers import texts as own
from api.papers.kind import Asked, Sheet
from api.papers.kinds import KINDS
from api.papers.models import MadePaper
from api.papers.schemas import (
    CheckedPaperSchema,
    MadePaperSchema,
    NewPaperSchema,
    PapersQuery,
)
from api.papers.service import Office
from api.papers.sheets import table_csv, table_xlsx
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, commit, language, now, session, settings

blp = Blueprint("made-papers", description="Papers to print, each with a code to check it by.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _note_view(paper: MadePaper) -> None:
    """Whoever reads a paper of a case opened the case."""
    if paper.order_id is not None:
        order = session().get_one(Order, paper.order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())


@blp.route("/papers/<uuid:made_id>")
class PaperById(MethodView):
    """One paper."""

    @blp.allow("clerk", "host", "participant")
    @blp.response(200, CheckedPaperSchema)
    def get(self, made_id: UUID) -> dict[str, Any]:
        """A paper, compared with what stands now."""
        paper = service.paper_of(session(), actor(), made_id)
        _note_view(paper)
        answer = answers.checked_answer(session(), paper)
        commit()
        return answer

    @blp.allow("clerk", "host", "participant")
    @blp.append_only("a paper never changes: asked for again it is the same one")
    @blp.arguments(NewPaperSchema)
    @blp.response(200, MadePaperSchema, also=(201,))
    @blp.may_fail(409, 429)
    def put(self, data: dict[str, Any], made_id: UUID) -> tuple[dict[str, Any], int]:
        """Make a paper. One that says the same already is given under its own id (200)."""
        limits.count_try("made-paper", str(actor().id))
        fresh = session().get(MadePaper, made_id) is None
        paper = service.issue(
            session(),
            actor(),
            now(),
            service.kind_of(data["kind"]),
            data["subject"],
            Asked(data["as_of"], data["period"], data["language"] or language()),
            office=Office.of(settings()),
            paper_id=made_id,
        ).paper
        _note_view(paper)
        answer = answers.paper_answer(session(), paper)
        commit()
        return answer, 201 if fresh and paper.id == made_id else 200


@blp.route("/papers/<uuid:made_id>/file")
class PaperFile(MethodView):
    """A paper as PDF."""

    @blp.allow("clerk", "host", "participant")
    @blp.serves(answers.PDF)
    def get(self, made_id: UUID) -> Response:
        """The file, to open or to print: the same bytes each time."""
        paper = service.paper_of(session(), actor(), made_id)
        _note_view(paper)
        pdf = service.print_of(paper, Office.of(settings()))
        service.note_print(session(), paper, pdf, now())
        commit()
        return answers.file_answer(pdf, answers.PDF, f"{KINDS[paper.kind].file_name}.pdf")


def _table(made_id: UUID) -> tuple[MadePaper, Sheet]:
    """The paper's table, where it has one."""
    paper = service.paper_of(session(), actor(), made_id)
    kind = KINDS[paper.kind]
    if kind.sheet is None:
        raise NotFound
    _note_view(paper)
    table = kind.sheet(paper.facts, paper.language)
    commit()
    return paper, table


@blp.route("/papers/<uuid:made_id>/file.csv")
class PaperCsv(MethodView):
    """A paper's table as CSV."""

    @blp.allow("clerk", "host", "participant")
    @blp.serves(answers.CSV)
    def get(self, made_id: UUID) -> Response:
        """Its weeks as rows, where the paper lists any; nothing in it runs."""
        paper, table = _table(made_id)
        name = f"{KINDS[paper.kind].file_name}.csv"
        return answers.file_answer(table_csv(table.headers, table.rows), answers.CSV, name)


@blp.route("/papers/<uuid:made_id>/file.xlsx")
class PaperXlsx(MethodView):
    """A paper's table as XLSX."""

    @blp.allow("clerk", "host", "participant")
    @blp.serves(answers.XLSX)
    def get(self, made_id: UUID) -> Response:
        """The same as a spreadsheet."""
        paper, table = _table(made_id)
        kind = KINDS[paper.kind]
        content = table_xlsx(kind.title(paper.language), table.headers, table.rows)
        return answers.file_answer(content, answers.XLSX, f"{kind.file_name}.xlsx")


def _page(query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
    rows = lists.of_order(
        session(),
        actor(),
        order_id,
        kind=query["kind"],
        after=query["cursor"],
        limit=query["limit"],
    )
    found = page_of(rows, query["limit"], lists.key)
    found["items"] = [answers.paper_answer(session(), row) for row in found["items"]]
    return found


@blp.route("/orders/<uuid:order_id>/papers")
class OrderPapers(MethodView):
    """The papers of a case."""

    @blp.allow("clerk")
    @blp.arguments(PapersQuery, location="query")
    @blp.page_response(MadePaperSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The papers that were made of an order, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
        found = _page(query, order.id)
        commit()
        return found


@blp.route("/me/papers")
class MyPapers(MethodView):
    """Her papers."""

    @blp.allow("participant")
    @blp.arguments(PapersQuery, location="query")
    @blp.page_response(MadePaperSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her papers, newest first: those she made and those made for her."""
        order_id = actor().order_id
        if order_id is None:
            raise NotFound
        return _page(query, order_id)
