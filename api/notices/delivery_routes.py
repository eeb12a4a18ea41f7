"""Where gateways report: what became of a message, and what somebody answered to it."""

from typing import Any

from flask import Response, request
from flask.views import MethodView

from api.accounts.vault import vault_of
from api.errors import Forbidden, NotFound
from api.notices import deliveries
from api.notices.schemas import ChallengeQuery, ReportQuery
from api.providers import Gateway
from api.senders.callbacks import BadSignature, challenge, verify_and_read
from api.web.blueprint import Blueprint
from api.web.request import commit, now, session, settings

blp = Blueprint("deliveries", description="Signed reports of the gateways that carry messages.")

LARGEST_REPORT = 256 * 1024


def _gateway(kind: str) -> Gateway:
    ways = {"sms": settings().sms_gateway, "whatsapp": settings().whatsapp_gateway}
    found = ways.get(kind)
    if found is None:
        raise NotFound
    return found


def _address() -> str:
    """This address as the gateway was given it, whatever stands between it and us."""
    query = request.query_string.decode("latin-1")
    return f"{settings().public_url}{request.path}" + (f"?{query}" if query else "")


@blp.route("/deliveries/<kind>")
class Deliveries(MethodView):
    """Reports of the gateway of one kind of channel."""

    @blp.allow("anyone")
    @blp.arguments(ChallengeQuery, location="query")
    @blp.response(200, content_type="text/plain")
    def get(self, query: dict[str, Any], kind: str) -> Response:
        """Meta's question before it reports anything: the answer is what it sent, if it is ours."""
        asked = {f"hub.{name}": query[key] for name, key in CHALLENGE.items()}
        try:
            return Response(challenge(_gateway(kind), asked), mimetype="text/plain")
        except BadSignature:
            raise Forbidden("bad-signature") from None

    @blp.allow("anyone")
    @blp.safe_to_repeat("what became of a message is written down once")
    @blp.arguments(ReportQuery, location="query")
    @blp.signed("application/json", "application/x-www-form-urlencoded", body_limit=LARGEST_REPORT)
    @blp.response(204)
    @blp.may_fail(403)
    def post(self, query: dict[str, Any], kind: str) -> None:
        """What became of messages, and answers to them. Believed by its signature alone."""
        gateway = _gateway(kind)
        body = request.get_data(cache=True)
        try:
            reports = verify_and_read(gateway, _address(), dict(request.headers), body)
        except BadSignature:
            raise Forbidden("bad-signature") from None
        vault = vault_of(settings())
        deliveries.take_in(session(), vault, now(), kind, gateway.preset, reports)
        commit()


CHALLENGE = {"mode": "mode", "verify_token": "token", "challenge": "challenge"}
