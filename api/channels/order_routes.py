"""What a clerk does for a woman without a smartphone: her channels, with the yes that was heard."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.accounts.vault import vault_of
from api.channels import answers, keeping, people
from api.channels.addresses import Given, address_of
from api.channels.keeping import Consent
from api.channels.models import Channel
from api.channels.schemas import ChannelSchema, ChannelsQuery, HeardChannelSchema
from api.orders import service as orders
from api.orders.models import Order
from api.web.blueprint import Blueprint
from api.web.paging import page
from api.web.request import actor, commit, now, session, settings
from api.web.schema import Nothing

blp = Blueprint("heard channels", description="Channels that a clerk adds as she was told to.")


def _order(order_id: UUID) -> Order:
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    return order


def _answer(channel: Channel, order: Order) -> dict[str, Any]:
    return answers.channel_answer(channel, order.time_zone)


@blp.route("/orders/<uuid:order_id>/channels")
class OrderChannels(MethodView):
    """The channels of a participant."""

    @blp.allow("clerk")
    @blp.arguments(ChannelsQuery, location="query")
    @blp.page_response(ChannelSchema)
    def get(self, query: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Her channels that stand, in her order, or those that have ended; never an address."""
        order = _order(order_id)
        person = people.of_order(order)
        if query["state"] == "standing":
            rows = keeping.standing_of(session(), person)
        else:
            keeping.end_revoked(session(), person)
            rows = keeping.ended_of(session(), person)
        commit()
        return page([_answer(one, order) for one in rows])


@blp.route("/orders/<uuid:order_id>/channels/<uuid:channel_id>")
class OrderChannel(MethodView):
    """One more channel."""

    @blp.allow("clerk")
    @blp.append_only("a channel has an id of its own: the same words again change nothing")
    @blp.arguments(HeardChannelSchema)
    @blp.response(200, ChannelSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], order_id: UUID, channel_id: UUID) -> dict[str, Any]:
        """Add a channel to which she said yes in the clerk's hearing; she sees who says so."""
        order = _order(order_id)
        address = address_of(Given(data["kind"], data["address"]))
        consent = Consent(True, data["words"], data["consented_on"])
        channel = keeping.add(
            session(),
            vault_of(settings()),
            actor(),
            now(),
            people.of_order(order),
            channel_id,
            address,
            consent,
        )
        commit()
        return _answer(channel, order)


@blp.route("/orders/<uuid:order_id>/channels/<uuid:channel_id>/withdrawal")
class OrderChannelWithdrawal(MethodView):
    """A yes taken back."""

    @blp.allow("clerk")
    @blp.append_only("a channel that has ended stays so, for the reason first given")
    @blp.arguments(Nothing)
    @blp.response(200, ChannelSchema)
    def put(self, data: dict[str, Any], order_id: UUID, channel_id: UUID) -> dict[str, Any]:
        """End a channel because she said so to the clerk; she sees who did it."""
        order = _order(order_id)
        person = people.of_order(order)
        channel = keeping.withdraw(session(), actor(), now(), person, channel_id)
        commit()
        return _answer(channel, order)
