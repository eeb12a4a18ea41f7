"""A phone that takes itself out of use: its owner leaves, and its key is about to be no more."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from api.accounts import devices
from api.accounts.vault import vault_of
from api.web.blueprint import Blueprint
from api.web.fields import Str
from api.web.request import commit, now, session, settings
from api.web.schema import Schema

blp = Blueprint("retiring", description="Phones that are left.")


class RetirementSchema(Schema):
    """A signed challenge (ES256, raw r||s, base64url)."""

    challenge = Str(300, pattern=r"[A-Za-z0-9_-]+")
    signature = Str(86, least=86, pattern=r"[A-Za-z0-9_-]{86}")


@blp.route("/devices/<uuid:device_id>/retirement")
class Retirement(MethodView):
    """The last thing that a phone signs."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("a phone that is out of use is refused like one that never was")
    @blp.arguments(RetirementSchema)
    @blp.response(204)
    @blp.may_fail(401)
    def put(self, data: dict[str, Any], device_id: UUID) -> Response:
        """Take this phone out of use by its own signature: no session and no PIN is needed, and
        nothing is lost, because what it has signed was received or is received still."""
        vault = vault_of(settings())
        signed = (data["challenge"], data["signature"])
        device = devices.recognise(session(), vault, now(), device_id, *signed)
        devices.retire(session(), now(), device, "left")
        commit()
        return Response(status=204)
