"""Hosts and sites over HTTP."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask.views import MethodView

from api.attendances import lists as attendance_lists
from api.errors import Invalid
from api.hosts import codes, service
from api.hosts import texts as own
from api.hosts.models import Closure, Host, Site
from api.hosts.schemas import (
    ClosureSchema,
    CodeKeysSchema,
    CodeSchema,
    HostSchema,
    PresentSchema,
    SiteSchema,
)
from api.rules import days
from api.standing import service as standing
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page, page_schema
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("hosts", description="Host organizations, their sites, and when these are open.")
LATEST = timedelta(days=400)
A_WEEK = timedelta(days=7)

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _site_answer(site: Site) -> dict[str, Any]:
    return {
        "id": site.id,
        "version": site.version,
        "host": site.host_id,
        "host_name": site.host.name,
        "name": site.name,
        "address": site.address,
        "time_zone": site.time_zone,
        "closed_on_holidays": site.closed_on_holidays,
        "opening_hours": service.hours_now(site),
    }


def _closure_answer(closure: Closure, site: Site) -> dict[str, Any]:
    zone = ZoneInfo(site.time_zone)
    return {
        "id": closure.id,
        "starts_at": closure.starts_at.astimezone(zone),
        "ends_at": closure.ends_at.astimezone(zone),
        "cause": closure.cause,
        "note": closure.note,
    }


@blp.route("/hosts")
class Hosts(MethodView):
    """The hosts of a court."""

    @blp.allow("clerk")
    @blp.response(200, page_schema(HostSchema))
    def get(self) -> dict[str, Any]:
        """The hosts of the clerk's court, by name."""
        return page(service.hosts(session(), actor()))


@blp.route("/hosts/<uuid:host_id>")
class HostById(MethodView):
    """One host."""

    @blp.allow("clerk", "host")
    @blp.response(200, HostSchema)
    def get(self, host_id: UUID) -> Host:
        """One host."""
        host = service.host_of(session(), actor(), host_id)
        set_version(host)
        return host

    @blp.allow("clerk")
    @blp.conditional(creates=True)
    @blp.arguments(HostSchema)
    @blp.response(200, HostSchema)
    def put(self, data: dict[str, Any], host_id: UUID) -> Host:
        """Make a host, or rename it."""
        known = session().get(Host, host_id)
        check_version(service.host_of(session(), actor(), host_id) if known else None)
        host = service.put_host(session(), actor(), now(), host_id, data["name"])
        set_version(host)
        commit()
        return host


@blp.route("/sites")
class Sites(MethodView):
    """Sites in scope."""

    @blp.allow("clerk", "host")
    @blp.response(200, page_schema(SiteSchema))
    def get(self) -> dict[str, Any]:
        """The sites of the clerk's court, or of the host's person."""
        return page([_site_answer(site) for site in service.sites(session(), actor())])


@blp.route("/sites/<uuid:site_id>")
class SiteById(MethodView):
    """One site."""

    @blp.allow("clerk", "host", "site_device")
    @blp.response(200, SiteSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """One site with its opening hours."""
        site = service.site_of(session(), actor(), site_id)
        set_version(site)
        return _site_answer(site)

    @blp.allow("clerk")
    @blp.conditional(creates=True)
    @blp.arguments(SiteSchema)
    @blp.response(200, SiteSchema)
    def put(self, data: dict[str, Any], site_id: UUID) -> dict[str, Any]:
        """Make a site, or change it; new opening hours hold from today on."""
        known = session().get(Site, site_id)
        check_version(service.site_of(session(), actor(), site_id) if known else None)
        _refuse_unknown_zone(data["time_zone"])
        hours = [service.HoursGiven(**one) for one in data.pop("opening_hours")]
        site = service.put_site(session(), actor(), now(), site_id, opening_hours=hours, **data)
        standing.review_site(session(), site.id, now(), [], "timetable")
        set_version(site)
        commit()
        return _site_answer(site)


def _each_week(closure: Closure) -> list[datetime]:
    """An instant of every week that a closure touches, up to the next one."""
    until = min(closure.ends_at, now() + A_WEEK)
    weeks = max(0, (until - closure.starts_at) // A_WEEK)
    starts = [closure.starts_at + n * A_WEEK for n in range(weeks + 1)]
    return [*starts, until] if until > closure.starts_at else [closure.starts_at]


def _refuse_unknown_zone(name: str) -> None:
    try:
        days.zone(name)
    except ValueError as error:
        raise Invalid("no-such-time-zone", "/time_zone") from error


@blp.route("/sites/<uuid:site_id>/closures")
class Closures(MethodView):
    """When a site is closed."""

    @blp.allow("clerk", "host")
    @blp.response(200, page_schema(ClosureSchema))
    def get(self, site_id: UUID) -> dict[str, Any]:
        """The closures of a site that stand, newest first."""
        site = service.site_of(session(), actor(), site_id)
        return page([_closure_answer(one, site) for one in service.closures(session(), site)])


@blp.route("/sites/<uuid:site_id>/closures/<uuid:closure_id>")
class ClosureById(MethodView):
    """One closure."""

    @blp.allow("clerk", "host")
    @blp.append_only("a closure is a fact: the same words again change nothing")
    @blp.arguments(ClosureSchema)
    @blp.response(200, ClosureSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], site_id: UUID, closure_id: UUID) -> dict[str, Any]:
        """Say that the site is or was closed; shifts in it are stood down, not missed."""
        site = service.site_of(session(), actor(), site_id)
        if data["ends_at"] > now() + LATEST:
            raise Invalid("too-far-ahead", "/to")
        closure = service.close_site(session(), actor(), now(), site, closure_id, **data)
        standing.review_site(session(), site.id, now(), _each_week(closure), "closure")
        commit()
        return _closure_answer(closure, site)

    @blp.allow("clerk", "host")
    @blp.safe_to_repeat("a closure taken back twice is taken back once")
    @blp.response(200, ClosureSchema)
    def delete(self, site_id: UUID, closure_id: UUID) -> dict[str, Any]:
        """Take a closure back; what was recorded stays readable in the record."""
        site = service.site_of(session(), actor(), site_id)
        closure = service.withdraw_closure(session(), actor(), now(), site, closure_id)
        standing.review_site(session(), site.id, now(), _each_week(closure), "closure")
        commit()
        return _closure_answer(closure, site)


@blp.route("/sites/<uuid:site_id>/code")
class Code(MethodView):
    """The rotating code."""

    @blp.allow("site_device")
    @blp.response(200, CodeSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """The code to show now. Only the enrolled site device may ask."""
        site = service.site_of(session(), actor(), site_id)
        shown = codes.rotating(site, settings().public_url, now())
        return {
            "url": shown.url,
            "short_code": shown.short_code,
            "counter": shown.counter,
            "valid_from": shown.valid_from,
            "valid_until": shown.valid_until,
            "server_time": now(),
            "site": {"id": site.id, "name": site.name},
        }


@blp.route("/sites/<uuid:site_id>/code-keys")
class CodeKeys(MethodView):
    """Keys for a screen without a network."""

    @blp.allow("site_device")
    @blp.response(200, CodeKeysSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """The keys of the next 14 days; losing the tablet loses at most those."""
        site = service.site_of(session(), actor(), site_id)
        return {
            "site": {"id": site.id, "name": site.name},
            "key_id": site.key_id.hex(),
            "code_prefix": f"{settings().public_url}/c#",
            "keys": codes.day_keys(site, now()),
            "server_time": now(),
        }


@blp.route("/sites/<uuid:site_id>/present")
class Present(MethodView):
    """Who is here now."""

    @blp.allow("site_device", "host")
    @blp.response(200, page_schema(PresentSchema))
    def get(self, site_id: UUID) -> dict[str, Any]:
        """First names and arrival times of those who came today and have not left."""
        site = service.site_of(session(), actor(), site_id)
        zone = ZoneInfo(site.time_zone)
        rows = attendance_lists.present(session(), site, now())
        names = attendance_lists.first_names(session(), [row.order_id for row in rows])
        return page(
            [
                {
                    "first_name": names[row.order_id],
                    "checked_in_at": row.checked_in_at.astimezone(zone),
                }
                for row in rows
                if row.checked_in_at is not None
            ]
        )
