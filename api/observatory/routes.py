"""The register over HTTP: accounts of applications, what happened to them, which are the same."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.errors import Invalid
from api.observatory import answers, catalogue, matching, service
from api.observatory import texts as own
from api.observatory.schemas import (
    ApplicationSchema,
    ApplicationsQuery,
    NewApplicationEventSchema,
    NewApplicationSchema,
    RegisterCatalogueSchema,
    SameApplicationSchema,
    WholeApplicationSchema,
)
from api.observatory.service import Known, Told
from api.rules.applications import Step
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page_of
from api.web.request import actor, commit, language, now, session

blp = Blueprint("decisions", description="Applications and decisions that monitors know of.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


@blp.route("/decisions")
class Decisions(MethodView):
    """The register."""

    @blp.allow("monitor", "admin")
    @blp.arguments(ApplicationsQuery, location="query")
    @blp.page_response(ApplicationSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Accounts of applications, the newest first; texts of one's own organization alone."""
        rows = answers.listed(session(), actor(), query, query["cursor"], query["limit"])
        cut = page_of(rows, query["limit"], answers.key)
        counts = answers.counts(session(), cut["items"])
        items = [answers.answer(one, actor(), counts[one.counted_as]) for one in cut["items"]]
        return {**cut, "items": items}


@blp.route("/decisions/catalogue")
class DecisionCatalogue(MethodView):
    """What can be chosen."""

    @blp.allow("monitor", "admin")
    @blp.response(200, RegisterCatalogueSchema)
    def get(self) -> dict[str, Any]:
        """Departments, steps, kinds of court, reasons and sources, in the caller's language."""
        return catalogue.choices(language())


@blp.route("/decisions/<uuid:decision_id>")
class DecisionById(MethodView):
    """One account."""

    @blp.allow("monitor", "admin")
    @blp.response(200, WholeApplicationSchema)
    def get(self, decision_id: UUID) -> dict[str, Any]:
        """What it says now, everything that was said, and what it is joined with."""
        found = service.application_of(session(), decision_id)
        return answers.whole(session(), found, actor(), language())

    @blp.allow("monitor")
    @blp.append_only("an account never changes: later steps and corrections are events")
    @blp.arguments(NewApplicationSchema)
    @blp.response(200, WholeApplicationSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], decision_id: UUID) -> dict[str, Any]:
        """Enter an account; what looks like it already is told."""
        steps = tuple(Step(one["kind"], one["on"], tuple(one["reasons"])) for one in data["steps"])
        found = service.enter(
            session(), actor(), now(), decision_id, _known(data), steps, data["reference"]
        )
        said = answers.whole(session(), found, actor(), language())
        commit()
        return said


@blp.route("/decisions/<uuid:decision_id>/events/<uuid:event_id>")
class DecisionEvent(MethodView):
    """A later step, or a correction."""

    @blp.allow("monitor")
    @blp.append_only("an event never changes: another one takes its place and says why")
    @blp.arguments(NewApplicationEventSchema)
    @blp.response(200, WholeApplicationSchema)
    @blp.may_fail(403, 409)
    def put(self, data: dict[str, Any], decision_id: UUID, event_id: UUID) -> dict[str, Any]:
        """Say what happened later, or put right what one's own account says."""
        told = Told(
            kind=data["kind"],
            on=data["on"],
            reasons=tuple(data["reasons"]),
            known=_known_again(data),
            private_text=None if data["kind"] == "recorded" else data["private_text"],
            replaces=data["replaces"],
            why=data["why"],
            struck=data["struck"],
        )
        found = service.add_event(session(), actor(), now(), decision_id, event_id, told)
        said = answers.whole(session(), found, actor(), language())
        commit()
        return said


@blp.route("/decisions/<uuid:decision_id>/matches/<uuid:other_id>")
class DecisionMatch(MethodView):
    """Whether two accounts are the same."""

    @blp.allow("monitor")
    @blp.safe_to_repeat("the same word again changes nothing; another word is another event")
    @blp.arguments(SameApplicationSchema)
    @blp.response(200, WholeApplicationSchema)
    @blp.may_fail(403)
    def put(self, data: dict[str, Any], decision_id: UUID, other_id: UUID) -> dict[str, Any]:
        """Say that two accounts are of the same application, counted once, or of two."""
        found = matching.say(session(), actor(), now(), decision_id, other_id, data["same"])
        said = answers.whole(session(), found, actor(), language())
        commit()
        return said


def _known(data: dict[str, Any]) -> Known:
    return Known(
        service.department_of(data["department"]),
        data["court_kind"],
        data["source"],
        data["source_text"],
        data["private_text"],
    )


def _known_again(data: dict[str, Any]) -> Known | None:
    """Where it was filed as a correction says it: all of it, or none."""
    parts = [data[name] for name in ("department", "court_kind", "source")]
    if not any(parts) and data["source_text"] is None:
        return None
    if not all(parts):
        raise Invalid("recorded-has-a-court", "/department")
    return _known(data)
