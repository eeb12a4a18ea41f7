"""How sites are doing, and the insurance of those who work there, over HTTP."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.hosts import service as hosts
from api.rules.site_health import COVER_STATES
from api.site_health import cover, schemas, service
from api.site_health import texts as own
from api.site_health.models import Coverage
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, now, session

blp = Blueprint("site health", description="How sites are doing, and who is insured there.")
texts.add_faults(own.FAULTS)


def _health_answer(one: service.Health) -> dict[str, Any]:
    states = [row.cover.state for row in one.insured]
    return {
        "id": one.site.id,
        "name": one.site.name,
        "host_name": one.site.host.name,
        "answered": one.answered,
        "waiting": one.waiting,
        "silent_since": one.silence.since,
        "silent_weeks": one.silence.weeks,
        "closures": one.closures,
        "relying": one.relying,
        "placed": len(states),
        "cover": [{"state": name, "count": states.count(name)} for name in COVER_STATES],
    }


def _insured_answer(one: cover.Insured) -> dict[str, Any]:
    return {
        "order": one.order_id,
        "placement": one.placement_id,
        "first_name": one.first_name,
        "cover_state": one.cover.state,
        "covered_until": one.cover.until,
        "days_left": one.cover.days_left,
    }


@blp.route("/site-health")
class SiteHealth(MethodView):
    """How the sites in scope are doing."""

    @blp.allow("clerk", "host")
    @blp.response(200, schemas.SitesHealthSchema)
    def get(self) -> dict[str, Any]:
        """Answers, silence, closures, who relies on it and insurance, site by site."""
        found = service.of_sites(session(), actor(), now())
        return {"items": [_health_answer(one) for one in found]}


@blp.route("/sites/<uuid:site_id>/relying")
class SiteRelying(MethodView):
    """Who has no other site."""

    @blp.allow("clerk")
    @blp.response(200, schemas.SiteRelyingSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """First names of the women who would have nowhere to go if this site closed."""
        site = hosts.site_of(session(), actor(), site_id)
        found = service.relying(session(), [site], now())
        return {"items": [{"order": o.order_id, "first_name": o.first_name} for o in found]}


@blp.route("/sites/<uuid:site_id>/coverage")
class SiteCoverage(MethodView):
    """Who is insured there, and until when."""

    @blp.allow("clerk", "host")
    @blp.response(200, schemas.SiteCoverageSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """Everybody placed there today; first who is insured for the shortest time."""
        site = hosts.site_of(session(), actor(), site_id)
        found = cover.insured(session(), [site], now())
        return {"items": [_insured_answer(one) for one in found]}


@blp.route("/orders/<uuid:order_id>/placements/<uuid:placement_id>/coverages/<uuid:coverage_id>")
class CoverageById(MethodView):
    """What somebody said of the insurance of a placement."""

    @blp.allow("clerk", "host")
    @blp.append_only("what was said of an insurance is kept: the same again changes nothing")
    @blp.arguments(schemas.CoverageSchema)
    @blp.response(200, schemas.CoverageSchema)
    @blp.may_fail(409)
    def put(
        self, data: dict[str, Any], order_id: UUID, placement_id: UUID, coverage_id: UUID
    ) -> Coverage:
        """Enter from when to when she is insured; it changes nothing of her hours."""
        found = cover.say(session(), actor(), now(), order_id, placement_id, coverage_id, **data)
        commit()
        return found
