"""Sign-in sheets over HTTP: made, found by their number, copied afterwards, taken back."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.attendances import service as attendances
from api.errors import Invalid
from api.hosts import service as hosts
from api.sheets import answers, entering, service, taking_back, weighing
from api.sheets import texts as own
from api.sheets.schemas import (
    DayOfSheetQuery,
    ExpectedListSchema,
    NewSheetEntrySchema,
    NewSheetSchema,
    SheetDaySchema,
    SheetEntrySchema,
    SheetPreviewSchema,
    SheetSchema,
    SheetSourceSchema,
    SheetsQuery,
)
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.faults import BadInput, Fault
from api.web.paging import page, page_schema
from api.web.request import actor, commit, language, now, session

blp = Blueprint("sheets", description="Sign-in sheets of paper, for days without power.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _given(data: dict[str, Any]) -> weighing.Given:
    return weighing.Given(data["day"], tuple(weighing.Row(**row) for row in data["rows"]))


@blp.route("/sites/<uuid:site_id>/sheets")
class Sheets(MethodView):
    """The sheets of a site."""

    @blp.allow("clerk", "host")
    @blp.arguments(SheetsQuery, location="query")
    @blp.response(200, page_schema(SheetSchema))
    @blp.may_fail(404)
    def get(self, query: dict[str, Any], site_id: UUID) -> dict[str, Any]:
        """The sheets of a site, newest first; or the one with the number that was typed."""
        site = hosts.site_of(session(), actor(), site_id)
        if query["number"] is not None:
            found = [service.numbered(session(), site, query["number"])]
        else:
            found = list(service.of_site(session(), site))
        return page([answers.sheet_answer(session(), one) for one in found])


@blp.route("/sites/<uuid:site_id>/sheets/<uuid:sheet_id>")
class SheetById(MethodView):
    """One sheet."""

    @blp.allow("host")
    @blp.append_only("a sheet never changes: the same days again are the same sheet")
    @blp.arguments(NewSheetSchema)
    @blp.response(200, SheetSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], site_id: UUID, sheet_id: UUID) -> dict[str, Any]:
        """Make a sheet for a day, or for up to a week; its number is printed on it."""
        site = hosts.site_of(session(), actor(), site_id)
        sheet = service.make(session(), actor(), now(), site, sheet_id, **data)
        answer = answers.sheet_answer(session(), sheet)
        commit()
        return answer


@blp.route("/sheets/<uuid:sheet_id>/people")
class SheetPeople(MethodView):
    """Who may stand on a sheet."""

    @blp.allow("host")
    @blp.arguments(DayOfSheetQuery, location="query")
    @blp.response(200, ExpectedListSchema)
    def get(self, query: dict[str, Any], sheet_id: UUID) -> dict[str, Any]:
        """Who is placed there on that day: first name, shifts, and what is on record."""
        sheet = service.sheet_of(session(), actor(), sheet_id)
        fault = weighing.day_fault(sheet, query["day"], now())
        if fault is not None:
            raise Invalid(fault, "/day")
        return answers.expected_answer(session(), sheet, query["day"])


@blp.route("/sheets/<uuid:sheet_id>/preview")
class SheetPreview(MethodView):
    """What a day of a sheet would do."""

    @blp.allow("host")
    @blp.safe_to_repeat("nothing is stored: it only says what would be")
    @blp.arguments(SheetDaySchema)
    @blp.response(200, SheetPreviewSchema)
    def post(self, data: dict[str, Any], sheet_id: UUID) -> dict[str, Any]:
        """Each line as it would count, beside what is on record; nothing is stored."""
        sheet = service.sheet_of(session(), actor(), sheet_id)
        given = _given(data)
        fault = weighing.day_fault(sheet, given.day, now())
        if fault is not None:
            raise Invalid(fault, "/day")
        looked = weighing.look(session(), sheet, given, now())
        return answers.preview_answer(sheet, looked, language())


@blp.route("/sheet-entries/<uuid:entry_id>")
class EntryById(MethodView):
    """One day of a sheet as it was copied."""

    @blp.allow("clerk", "host")
    @blp.response(200, SheetEntrySchema)
    def get(self, entry_id: UUID) -> dict[str, Any]:
        """One day of a sheet with its lines."""
        return answers.entry_answer(session(), service.entry_of(session(), actor(), entry_id))

    @blp.allow("host")
    @blp.append_only("what stands on a sheet is a fact: the same again changes nothing")
    @blp.arguments(NewSheetEntrySchema)
    @blp.response(200, SheetEntrySchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], entry_id: UUID) -> dict[str, Any]:
        """Copy a day of a sheet: all lines or none, marked as copied from paper."""
        sheet = service.sheet_of(session(), actor(), data["sheet"])
        try:
            entry = entering.enter(session(), actor(), now(), sheet, entry_id, _given(data))
        except entering.BadLines as bad:
            raise BadInput([(place, Fault(code)) for place, code in bad.faults]) from bad
        answer = answers.entry_answer(session(), entry)
        commit()
        return answer


@blp.route("/sheet-entries/<uuid:entry_id>/withdrawal")
class EntryWithdrawal(MethodView):
    """An entry taken back."""

    @blp.allow("host")
    @blp.safe_to_repeat("an entry that was taken back stays so")
    @blp.response(200, SheetEntrySchema)
    @blp.may_fail(409)
    def put(self, entry_id: UUID) -> dict[str, Any]:
        """Take an entry back within half an hour, by whoever made it."""
        entry = service.entry_of(session(), actor(), entry_id)
        taking_back.withdraw(session(), actor(), now(), entry)
        answer = answers.entry_answer(session(), entry)
        commit()
        return answer


@blp.route("/attendances/<uuid:attendance_id>/sheet")
class AttendanceSheet(MethodView):
    """Where an attendance was copied from."""

    @blp.allow("clerk", "host", "participant")
    @blp.response(200, SheetSourceSchema)
    def get(self, attendance_id: UUID) -> dict[str, Any]:
        """The sheet and her own line of it; not found where it was not copied from paper."""
        row = attendances.attendance_of(session(), actor(), attendance_id)
        return answers.source_answer(*service.line_of(session(), row))
