"""Which ways to reach somebody this house has, and a yes taken back by mistake, over HTTP."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.channels import answers, people, returning
from api.channels.schemas import ChannelKindsSchema, ChannelSchema, MyChannelSchema
from api.settings import Settings
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, now, session, settings
from api.web.schema import Nothing

blp = Blueprint("channel kinds", description="Which ways there are, and one's own mistake undone.")

STANDS = "a channel that stands stays so"


def carried(settings: Settings) -> list[str]:
    """The kinds that somebody can carry here: the printed list needs people alone."""
    configured = {
        "push": True,
        "sms": settings.sms_gateway is not None,
        "whatsapp": settings.whatsapp_gateway is not None,
        "email": settings.mail_url is not None,
        "other": bool(settings.other_services),
        "paper": True,
    }
    return [kind for kind, there in configured.items() if there]


@blp.route("/channel-kinds")
class ChannelKinds(MethodView):
    """The ways that there are."""

    @blp.allow("participant", "host", "clerk")
    @blp.response(200, ChannelKindsSchema)
    def get(self) -> dict[str, Any]:
        """By what a person can be reached here, and the names of other services."""
        services = [one.name for one in settings().other_services]
        return {"kinds": carried(settings()), "services": services}


@blp.route("/me/channels/<uuid:channel_id>/return")
class MyReturn(MethodView):
    """A mistake undone."""

    @blp.allow("participant")
    @blp.safe_to_repeat(STANDS)
    @blp.arguments(Nothing)
    @blp.response(200, MyChannelSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], channel_id: UUID) -> dict[str, Any]:
        """She wants a channel again that she withdrew today."""
        person = people.herself(session(), actor())
        channel = returning.come_back(session(), actor(), now(), person, channel_id)
        commit()
        return answers.my_channel(channel, person, actor().device_id)


@blp.route("/staff/me/channels/<uuid:channel_id>/return")
class HostReturn(MethodView):
    """A mistake undone."""

    @blp.allow("host")
    @blp.safe_to_repeat(STANDS)
    @blp.arguments(Nothing)
    @blp.response(200, ChannelSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], channel_id: UUID) -> dict[str, Any]:
        """One wants a channel again that one withdrew today."""
        person = people.of_host(session(), actor())
        channel = returning.come_back(session(), actor(), now(), person, channel_id)
        commit()
        return answers.channel_answer(channel, person.time_zone)
