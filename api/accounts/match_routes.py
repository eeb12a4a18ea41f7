"""Two words compared: what became of a code, the clerk's yes or no, and the phone that asks."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import answers, devices, matching, schemas
from api.accounts.vault import vault_of
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("two words", description="A new device is known when a person compared its words.")

FIRST_STANDS = "what was said first stands; the same word again changes nothing"


@blp.route("/enrolments/<uuid:enrolment_id>")
class EnrolmentState(MethodView):
    """A code, for whoever waits beside it."""

    @blp.allow("clerk")
    @blp.response(200, schemas.EnrolmentStateSchema)
    def get(self, enrolment_id: UUID) -> Any:
        """What became of a code, and the two words of the device that used it."""
        return answers.state_of(matching.enrolment_of(session(), actor(), enrolment_id))


@blp.route("/devices/<uuid:device_id>/match")
class PhoneMatch(MethodView):
    """The words of a phone, compared."""

    @blp.allow("clerk")
    @blp.append_only(FIRST_STANDS)
    @blp.arguments(schemas.MatchSchema)
    @blp.response(200, schemas.DeviceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], device_id: UUID) -> Any:
        """The words agree: the phone is hers, the one before ends. They do not: it is revoked."""
        given = data["agrees"], data["how"]
        device = matching.match_phone(session(), actor(), now(), device_id, *given)
        commit()
        return answers.device(device)


@blp.route("/site-devices/<uuid:device_id>/match")
class TabletMatch(MethodView):
    """The words of a tablet, compared."""

    @blp.allow("clerk")
    @blp.append_only(FIRST_STANDS)
    @blp.arguments(schemas.MatchSchema)
    @blp.response(200, schemas.SiteDeviceSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], device_id: UUID) -> Any:
        """The words agree: the tablet may show codes. They do not: it is revoked."""
        given = data["agrees"], data["how"]
        device = matching.match_tablet(session(), actor(), now(), device_id, *given)
        commit()
        return answers.site_device(device)


@blp.route("/devices/<uuid:device_id>/matching")
class Matching(MethodView):
    """A phone that waits for its match."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("asking changes nothing")
    @blp.arguments(schemas.SignedChallengeSchema)
    @blp.response(200, schemas.MatchedSchema)
    @blp.may_fail(401)
    def post(self, data: dict[str, str], device_id: UUID) -> Any:
        """Whether the words were compared; known by its key alone, and told nothing else."""
        device = devices.recognise(
            session(),
            vault_of(settings()),
            now(),
            device_id,
            data["challenge"],
            data["signature"],
        )
        return {"matched": device.matched_at is not None}
