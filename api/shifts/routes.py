"""Placements and shifts over HTTP."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask.views import MethodView

from api.make_ups import service as make_ups
from api.rules import days
from api.shifts import models, service
from api.shifts import texts as own
from api.shifts.models import Placement
from api.shifts.schemas import ExceptionSchema, PlacementSchema, ShiftSchema, ShiftsQuery
from api.standing import service as standing
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page, page_schema
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session
from api.web.schema import List, Nested, Schema

blp = Blueprint("shifts", description="Placements, weekly timetables, and the shifts they make.")
A_DAY = 24 * 60

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


class ShiftsSchema(Schema):
    """Dated shifts in time order."""

    items = List(Nested(ShiftSchema), most=5000)


def _placement_answer(placement: Placement) -> dict[str, Any]:
    return {
        "id": placement.id,
        "version": placement.version,
        "site": placement.site_id,
        "site_name": placement.site.name,
        "from_day": placement.from_day,
        "to_day": placement.to_day,
        "timetable": [
            {
                "id": entry.entry_id,
                "weekday": entry.weekday,
                "starts_minute": entry.starts_minute,
                "ends_minute": entry.ends_minute
                if entry.ends_minute <= A_DAY
                else entry.ends_minute - A_DAY,
                "from_day": entry.from_day,
                "to_day": entry.to_day,
            }
            for entry in placement.timetable
        ],
    }


def _departure_answer(exception: models.ShiftException, zone: ZoneInfo) -> dict[str, Any]:
    start, end = exception.starts_at, exception.ends_at
    return {
        "id": exception.id,
        "placement_id": exception.placement_id,
        "entry_id": exception.entry_id,
        "day": exception.day,
        "shift_id": exception.shift_id,
        "starts_at": None if start is None else start.astimezone(zone),
        "ends_at": None if end is None else end.astimezone(zone),
        "reason": exception.reason,
    }


def _entry(one: dict[str, Any]) -> service.EntryGiven:
    """A shift that ends at or before its start ends on the next day."""
    if one["ends_minute"] <= one["starts_minute"]:
        one = {**one, "ends_minute": one["ends_minute"] + A_DAY}
    return service.EntryGiven(**one)


@blp.route("/orders/<uuid:order_id>/placements")
class Placements(MethodView):
    """The placements of an order."""

    @blp.allow("clerk", "participant", "host")
    @blp.response(200, page_schema(PlacementSchema))
    def get(self, order_id: UUID) -> dict[str, Any]:
        """Every placement of an order, oldest first."""
        order = service.order_for(session(), actor(), order_id)
        found = service.visible(actor(), service.placements(session(), order.id))
        return page([_placement_answer(one) for one in found])


@blp.route("/orders/<uuid:order_id>/placements/<uuid:placement_id>")
class PlacementById(MethodView):
    """One placement."""

    @blp.allow("clerk", "participant", "host")
    @blp.response(200, PlacementSchema)
    def get(self, order_id: UUID, placement_id: UUID) -> dict[str, Any]:
        """One placement with its timetable."""
        order = service.order_for(session(), actor(), order_id)
        placement = service.placement_of(session(), actor(), order, placement_id)
        set_version(placement)
        return _placement_answer(placement)

    @blp.allow("clerk", "host")
    @blp.conditional(creates=True)
    @blp.arguments(PlacementSchema)
    @blp.response(200, PlacementSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, placement_id: UUID) -> dict[str, Any]:
        """Place her at a site with a weekly timetable, or change it from today on."""
        order = service.order_for(session(), actor(), order_id)
        known = session().get(Placement, placement_id)
        check_version(known if known and known.order_id == order.id else None)
        placement = service.put_placement(
            session(),
            actor(),
            now(),
            order,
            placement_id,
            site_id=data["site"],
            from_day=data["from_day"],
            to_day=data["to_day"],
            entries=[_entry(one) for one in data["timetable"]],
        )
        standing.review(session(), order, now(), fact="timetable")
        set_version(placement)
        commit()
        return _placement_answer(placement)


@blp.route("/orders/<uuid:order_id>/shifts")
class Shifts(MethodView):
    """The dated shifts of an order."""

    @blp.allow("clerk", "participant", "host")
    @blp.arguments(ShiftsQuery, location="query")
    @blp.response(200, ShiftsSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """The shifts from a day to a day, in time order."""
        order = service.order_for(session(), actor(), order_id)
        zone = days.zone(order.time_zone)
        placed = service.visible(actor(), service.placements(session(), order.id))
        return {
            "items": [
                {
                    "id": one.shift.id,
                    "placement": one.placement.id,
                    "entry": one.planned.entry_id,
                    "day": one.planned.day,
                    "moved": one.planned.moved,
                    "site_name": one.placement.site.name,
                    "starts_at": one.shift.starts_at.astimezone(zone),
                    "ends_at": one.shift.ends_at.astimezone(zone),
                }
                for one in service.shifts_between(order, placed, query["first"], query["last"])
            ]
        }


@blp.route("/orders/<uuid:order_id>/shifts/<uuid:exception_id>")
class ShiftException(MethodView):
    """A departure from the timetable."""

    @blp.allow("clerk", "host")
    @blp.append_only("a departure is a fact: the same words again change nothing")
    @blp.arguments(ExceptionSchema)
    @blp.response(200, ExceptionSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, exception_id: UUID) -> dict[str, Any]:
        """Cancel, move or add a dated shift."""
        order = service.order_for(session(), actor(), order_id)
        make_ups.refuse_agreed(session(), order, data["shift_id"])
        placement_id = data.pop("placement_id")
        exception = service.except_shift(
            session(),
            actor(),
            now(),
            order,
            exception_id,
            placement_id,
            service.DepartureGiven(**data),
        )
        around = service.weeks_around(session(), order, exception, now())
        standing.review(session(), order, now(), around, "timetable")
        commit()
        return _departure_answer(exception, days.zone(order.time_zone))
