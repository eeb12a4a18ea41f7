"""Her channels and a host's person's over HTTP: listed, added, put in order, withdrawn."""

from typing import Any
from uuid import UUID

from flask import request
from flask.views import MethodView

from api.accounts.vault import vault_of
from api.channels import answers, browsers, keeping, people
from api.channels import texts as own
from api.channels.addresses import Given, address_of
from api.channels.endpoints import Subscription
from api.channels.keeping import Consent
from api.channels.models import Channel
from api.channels.people import Person
from api.channels.schemas import (
    ChannelOrderSchema,
    ChannelSchema,
    ChannelsQuery,
    ConsentWordsSchema,
    MyChannelSchema,
    NewChannelSchema,
    NewHostChannelSchema,
    PushKeySchema,
)
from api.senders.web_push import application_server_key
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page
from api.web.request import actor, commit, language, now, session, settings
from api.web.schema import Nothing

blp = Blueprint("channels", description="How a person can be reached, with her consent to each.")

ADDED = "a channel has an id of its own: the same words again change nothing"
ORDERED = "the same order again is the same order"
WITHDRAWN = "a channel that has ended stays so, for the reason first given"

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _listed(person: Person, state: str) -> list[Channel]:
    if state == "standing":
        return list(keeping.standing_of(session(), person))
    keeping.end_revoked(session(), person)
    commit()
    return list(keeping.ended_of(session(), person))


def _added(person: Person, channel_id: UUID, data: dict[str, Any]) -> Channel:
    subscription = data["subscription"]
    given = Given(
        data["kind"],
        data["address"],
        data["service"],
        Subscription(**subscription) if subscription else None,
        browsers.name_of(request.headers.get("User-Agent", "")),
    )
    address = address_of(given, [one.name for one in settings().other_services])
    vault, consent = vault_of(settings()), Consent(data["consent"], data["words"])
    added = keeping.add(session(), vault, actor(), now(), person, channel_id, address, consent)
    commit()
    return added


def _mine(channel: Channel, person: Person) -> dict[str, Any]:
    return answers.my_channel(channel, person, actor().device_id)


@blp.route("/me/channels")
class MyChannels(MethodView):
    """Her channels."""

    @blp.allow("participant")
    @blp.arguments(ChannelsQuery, location="query")
    @blp.page_response(MyChannelSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Her channels that stand, in her order; or those that have ended."""
        person = people.herself(session(), actor())
        return page([_mine(one, person) for one in _listed(person, query["state"])])


@blp.route("/me/channels/order")
class MyChannelOrder(MethodView):
    """Which is tried first."""

    @blp.allow("participant")
    @blp.safe_to_repeat(ORDERED)
    @blp.arguments(ChannelOrderSchema)
    @blp.page_response(MyChannelSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Put her channels in order; every one that stands is named."""
        person = people.herself(session(), actor())
        rows = keeping.put_in_order(session(), actor(), now(), person, data["channels"])
        commit()
        return page([_mine(one, person) for one in rows])


@blp.route("/me/channels/<uuid:new_id>")
class MyNewChannel(MethodView):
    """One more channel."""

    @blp.allow("participant")
    @blp.append_only(ADDED)
    @blp.arguments(NewChannelSchema)
    @blp.response(200, MyChannelSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], new_id: UUID) -> dict[str, Any]:
        """Add a channel with her yes. A browser that subscribes anew replaces its old one."""
        person = people.herself(session(), actor())
        return _mine(_added(person, new_id, data), person)


@blp.route("/me/channels/<uuid:channel_id>/withdrawal")
class MyWithdrawal(MethodView):
    """A yes taken back."""

    @blp.allow("participant")
    @blp.append_only(WITHDRAWN)
    @blp.arguments(Nothing)
    @blp.response(200, MyChannelSchema)
    def put(self, data: dict[str, Any], channel_id: UUID) -> dict[str, Any]:
        """End a channel. To have it again, add it again."""
        person = people.herself(session(), actor())
        channel = keeping.withdraw(session(), actor(), now(), person, channel_id)
        commit()
        return _mine(channel, person)


@blp.route("/staff/me/channels")
class HostChannels(MethodView):
    """The channels of a host's person."""

    @blp.allow("host")
    @blp.arguments(ChannelsQuery, location="query")
    @blp.page_response(ChannelSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """One's own channels that stand, in order; or those that have ended."""
        person = people.of_host(session(), actor())
        rows = _listed(person, query["state"])
        return page([answers.channel_answer(one, person.time_zone) for one in rows])


@blp.route("/staff/me/channels/order")
class HostChannelOrder(MethodView):
    """Which is tried first."""

    @blp.allow("host")
    @blp.safe_to_repeat(ORDERED)
    @blp.arguments(ChannelOrderSchema)
    @blp.page_response(ChannelSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Put one's own channels in order; every one that stands is named."""
        person = people.of_host(session(), actor())
        rows = keeping.put_in_order(session(), actor(), now(), person, data["channels"])
        commit()
        return page([answers.channel_answer(one, person.time_zone) for one in rows])


@blp.route("/staff/me/channels/<uuid:new_id>")
class HostNewChannel(MethodView):
    """One more channel."""

    @blp.allow("host")
    @blp.append_only(ADDED)
    @blp.arguments(NewHostChannelSchema)
    @blp.response(200, ChannelSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any], new_id: UUID) -> dict[str, Any]:
        """Add a channel with one's own yes."""
        person = people.of_host(session(), actor())
        return answers.channel_answer(_added(person, new_id, data), person.time_zone)


@blp.route("/staff/me/channels/<uuid:channel_id>/withdrawal")
class HostWithdrawal(MethodView):
    """A yes taken back."""

    @blp.allow("host")
    @blp.append_only(WITHDRAWN)
    @blp.arguments(Nothing)
    @blp.response(200, ChannelSchema)
    def put(self, data: dict[str, Any], channel_id: UUID) -> dict[str, Any]:
        """End a channel. To have it again, add it again."""
        person = people.of_host(session(), actor())
        channel = keeping.withdraw(session(), actor(), now(), person, channel_id)
        commit()
        return answers.channel_answer(channel, person.time_zone)


@blp.route("/me/push-key")
class PushKey(MethodView):
    """What a browser needs to subscribe."""

    @blp.allow("participant", "host")
    @blp.response(200, PushKeySchema)
    def get(self) -> dict[str, str]:
        """The public key by which push services know this installation."""
        return {"key": application_server_key(settings().secret_key)}


@blp.route("/consent-words")
class ConsentWords(MethodView):
    """What is agreed to."""

    @blp.allow("participant", "host", "clerk")
    @blp.response(200, ConsentWordsSchema)
    def get(self) -> dict[str, Any]:
        """The sentences to agree to, word for word, with their versions."""
        return answers.consent_words(language())
