"""Scans over HTTP: one, or many that waited. What comes in is kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from flask.views import MethodView
from sqlalchemy.exc import IntegrityError

from api.accounts import limits
from api.accounts.answers import address
from api.accounts.vault import vault_of
from api.errors import Conflict, Invalid
from api.orders.models import Order
from api.passes.witnesses import witness_key
from api.rules import days
from api.scans import messages, odd, service
from api.scans import texts as own
from api.scans.receipts import receipt_key
from api.scans.schemas import (
    OddScanSchema,
    ReceiptSchema,
    ScanBatchSchema,
    ScanResultsSchema,
    ScanSchema,
)
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.failures import domain_problem
from api.web.paging import PageQuery, page_of
from api.web.problems import body_of
from api.web.request import actor, actor_or_anonymous, commit, language, now, session, settings

blp = Blueprint("scans", description="Captures of codes, kept whatever they look like.")
DEFAULT_ZONE = "America/Bogota"
DIRECTIONS = ("in", "out")
T = TypeVar("T")

texts.add_problems(own.PROBLEMS)


def _take(scan_id: UUID, claims: dict[str, Any]) -> service.Recorded:
    """Record a scan. A stranger's are kept too, so many an hour: the disk is everybody's."""
    sender = actor_or_anonymous()
    secret = settings().secret_key
    keys = receipt_key(secret), witness_key(secret)
    recorded = service.record(session(), sender, now(), scan_id, claims, *keys)
    if recorded.new and recorded.scan.order_id is None and not sender.is_signed_in:
        limits.count(session(), vault_of(settings()), now(), "scan-stranger", address())
    return recorded


def _again_if_overtaken(work: Callable[[], T]) -> T:
    """Do the work; once more when another delivery took one of its ids in between, which is then
    held."""
    try:
        return work()
    except IntegrityError:
        session().rollback()
        return work()


def _receipt(recorded: service.Recorded) -> dict[str, Any]:
    scan, site, attendance = recorded.scan, recorded.site, recorded.attendance
    zone = days.zone(_zone_of(recorded))
    code = messages.code_for(recorded)
    return {
        "scan": scan.id,
        "direction": scan.direction,
        "received_at": scan.received_at.astimezone(zone),
        "at": scan.at.astimezone(zone),
        "site": None if site is None else {"id": site.id, "name": site.name},
        "level": scan.level,
        "status": "received",
        "flags": scan.flags,
        "duplicate": not recorded.new,
        "message": {"code": code, "text": messages.text(code, recorded, zone, language())},
        "attendance": None
        if attendance is None
        else {
            "id": attendance.id,
            "checked_in_at": _local(attendance.checked_in_at, zone),
            "checked_out_at": _local(attendance.checked_out_at, zone),
            "state": attendance.state,
        },
        "proof": scan.receipt,
    }


def _zone_of(recorded: service.Recorded) -> str:
    if recorded.site is not None:
        return recorded.site.time_zone
    if recorded.appearance is not None:
        return session().get_one(Order, recorded.appearance.order_id).time_zone
    return DEFAULT_ZONE


def _local(instant: datetime | None, zone: Any) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)


@blp.route("/scans/<uuid:scan_id>")
class ScanById(MethodView):
    """One scan."""

    @blp.allow("anyone")
    @blp.append_only("a scan is a fact: the same again gives the same receipt")
    @blp.arguments(ScanSchema)
    @blp.response(200, ReceiptSchema, also=(201,))
    @blp.may_fail(409, 429)
    def put(self, claims: dict[str, Any], scan_id: UUID) -> Any:
        """Record a scan and give its receipt: 201 the first time, 200 when it was held already."""
        try:
            recorded = _again_if_overtaken(lambda: _take(scan_id, claims))
        except Conflict:
            commit()
            raise
        commit()
        return _receipt(recorded), 201 if recorded.new else 200


@blp.route("/scans/batch")
class ScanBatch(MethodView):
    """Many scans."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("each scan has an id of its own: the same again changes nothing")
    @blp.arguments(ScanBatchSchema, body_limit=256 * 1024)
    @blp.response(200, ScanResultsSchema)
    @blp.may_fail(429)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Record scans that waited; one result for each, and each stands by itself."""
        return {"items": [_by_itself(claims.pop("id"), claims) for claims in data["scans"]]}


@blp.route("/scans/odd")
class OddScans(MethodView):
    """Scans that reached nobody."""

    @blp.allow("clerk", "admin")
    @blp.arguments(PageQuery, location="query")
    @blp.page_response(OddScanSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Scans of nobody or nowhere known and contradicting ones, newest first: those of the
        clerk's court; an administrator sees those that belong to no court."""
        limit = query["limit"]
        found = odd.rows(session(), actor(), after=query["cursor"], limit=limit)
        page = page_of(found, limit, odd.key)
        return {**page, "items": [odd.answer(row) for row in page["items"]]}


def _by_itself(scan_id: UUID, claims: dict[str, Any]) -> dict[str, Any]:
    """Each in a transaction of its own: two screens that bring the scans of the same women must
    not wait for each other's turns."""
    result = _again_if_overtaken(lambda: _result(scan_id, claims))
    commit()
    return result


def _result(scan_id: UUID, claims: dict[str, Any]) -> dict[str, Any]:
    try:
        if claims["direction"] not in DIRECTIONS:
            raise Invalid("not-a-choice", "/direction", choices=", ".join(DIRECTIONS))
        recorded = _take(scan_id, claims)
    except (Conflict, Invalid) as error:
        problem = body_of(domain_problem(error))
        return {
            "id": scan_id,
            "status": problem["status"],
            "receipt": None,
            "problem": {name: problem[name] for name in ("type", "detail", "kept")},
        }
    status = 201 if recorded.new else 200
    return {"id": scan_id, "status": status, "receipt": _receipt(recorded), "problem": None}
