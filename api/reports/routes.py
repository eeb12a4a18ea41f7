"""Monthly reports over HTTP: written and handed in by a host, pulled by its court."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.reports import answers, facts, lists, service
from api.reports import texts as own
from api.reports.schemas import (
    CourtReportRowSchema,
    HandInSchema,
    MonthsSchema,
    ReportRowSchema,
    ReportSchema,
    ReportsQuery,
    SupportingPapersSchema,
    WrittenSchema,
)
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session

blp = Blueprint("reports", description="The host's monthly report to the court.")
ONE = "/orders/<uuid:order_id>/placements/<uuid:placement_id>/reports/<month:month>"

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _subject(order_id: UUID, placement_id: UUID, month: str) -> service.Subject:
    return service.subject_of(session(), actor(), now(), order_id, placement_id, month)


def _note_look(subject: service.Subject) -> None:
    """Who opens a report reads of one person: it is noted."""
    order = subject.order
    access_log.record_view(session(), actor(), order.id, order.participant_id, "report", now())


def _answer(subject: service.Subject) -> dict[str, Any]:
    draft, versions = service.draft_of(session(), subject), service.versions(session(), subject)
    if draft is not None:
        set_version(draft)
    return answers.report_answer(session(), actor(), subject, draft, versions)


@blp.route("/reports/months")
class Months(MethodView):
    """The last months."""

    @blp.allow("clerk", "host")
    @blp.response(200, MonthsSchema)
    def get(self) -> dict[str, Any]:
        """The last twelve months that are over: how many reports each asks for, how many came."""
        found = lists.month_counts(session(), actor(), now())
        return {"items": [answers.month_answer(one) for one in found]}


@blp.route("/reports/monthly")
class Monthly(MethodView):
    """The reports of a month."""

    @blp.allow("clerk", "host")
    @blp.arguments(ReportsQuery, location="query")
    @blp.page_response(ReportRowSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The reports that a month asks for, by site, with how far each is."""
        return _page(query, answers.row_answer)


@blp.route("/reports/monthly/court")
class MonthlyOfCourt(MethodView):
    """The reports of a month for the court's desk."""

    @blp.allow("clerk")
    @blp.arguments(ReportsQuery, location="query")
    @blp.page_response(CourtReportRowSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Which hosts handed in the reports of a month, and which have not. Nothing is sent to a
        court: it looks."""
        return _page(query, answers.court_row_answer)


def _page(query: dict[str, Any], answer: Any) -> dict[str, Any]:
    asked = lists.Asked(query["month"], query["site"], query["state"])
    rows = lists.rows(session(), actor(), asked, after=query["cursor"], limit=query["limit"])
    found = page_of(rows, query["limit"], lists.key)
    found["items"] = [answer(row, query["month"]) for row in found["items"]]
    return found


@blp.route(ONE)
class Report(MethodView):
    """One report."""

    @blp.allow("clerk", "host")
    @blp.response(200, ReportSchema)
    @blp.may_fail(409)
    def get(self, order_id: UUID, placement_id: UUID, month: str) -> dict[str, Any]:
        """What the record says of a placement and a month, and what the host wrote."""
        subject = _subject(order_id, placement_id, month)
        _note_look(subject)
        answer = _answer(subject)
        commit()
        return answer

    @blp.allow("host")
    @blp.conditional(creates=True)
    @blp.arguments(WrittenSchema)
    @blp.response(200, ReportSchema)
    @blp.may_fail(409)
    def put(
        self, data: dict[str, Any], order_id: UUID, placement_id: UUID, month: str
    ) -> dict[str, Any]:
        """Write activities, incidents, evidence and changes of insurance. Nothing is handed in."""
        subject = _subject(order_id, placement_id, month)
        draft = service.draft_of(session(), subject)
        check_version(draft)
        written = service.Written(
            activities=data["activities"],
            incidents=[_plain(one) for one in data["incidents"]],
            insurance=[_plain(one) for one in data["insurance"]],
            evidence=data["evidence"],
        )
        service.write(session(), actor(), now(), subject, draft, written)
        answer = _answer(subject)
        commit()
        return answer


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    day = one["day"]
    return {**one, "day": None if day is None else day.isoformat()}


@blp.route(f"{ONE}/versions")
class Versions(MethodView):
    """What is handed in."""

    @blp.allow("host")
    @blp.conditional
    @blp.arguments(HandInSchema)
    @blp.response(200, ReportSchema)
    @blp.may_fail(409)
    def put(
        self, data: dict[str, Any], order_id: UUID, placement_id: UUID, month: str
    ) -> dict[str, Any]:
        """Hand the report in: it stays as it is. A correction is a new version that says why."""
        subject = _subject(order_id, placement_id, month)
        if service.same_version(session(), subject, data["id"]) is not None:
            return _answer(subject)
        draft = service.draft_of(session(), subject)
        check_version(draft)
        assert draft is not None
        service.hand_in(session(), actor(), now(), subject, draft, data["id"], data["reason"])
        answer = _answer(subject)
        commit()
        return answer


@blp.route(f"{ONE}/papers")
class Papers(MethodView):
    """The papers that a report names."""

    @blp.allow("clerk")
    @blp.response(200, SupportingPapersSchema)
    @blp.may_fail(409)
    def get(self, order_id: UUID, placement_id: UUID, month: str) -> dict[str, Any]:
        """The papers behind a month's absences, for the court's copy: a host has their numbers."""
        subject = _subject(order_id, placement_id, month)
        handed_in = service.versions(session(), subject)
        if handed_in:
            shown = handed_in[-1].content["facts"]
        else:
            shown = facts.facts_of(session(), subject.order, subject.placement, subject.month)
        _note_look(subject)
        answer = answers.papers_answer(session(), subject, shown)
        commit()
        return answer
