"""Quiet hours, what is switched off, and her support person, over HTTP."""

from typing import Any

from flask.views import MethodView

from api.accounts.vault import vault_of
from api.channels import answers, people, preferences, support
from api.channels.addresses import Given, address_of
from api.channels.keeping import Consent
from api.channels.models import NoticeSettings
from api.channels.people import Person
from api.channels.schemas import (
    MySupportSchema,
    NoticeSettingsSchema,
    QuietHoursSchema,
    SupportGivenSchema,
)
from api.channels.service import support_of
from api.errors import NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.web.blueprint import Blueprint
from api.web.preconditions import check_version, set_version
from api.web.request import actor, commit, now, session, settings
from api.web.schema import Nothing

blp = Blueprint("notice settings", description="When somebody is told, of what, and who with her.")


def _read(person: Person) -> dict[str, Any]:
    return _answer(preferences.chosen(session(), person))


def _answer(row: NoticeSettings | None) -> dict[str, Any]:
    if row is not None:
        set_version(row)
    return answers.settings_answer(row)


def _chosen(person: Person, data: dict[str, Any]) -> dict[str, Any]:
    people.take_turn(session(), person)
    row = preferences.chosen(session(), person)
    check_version(row)
    row = preferences.choose(session(), now(), person, row, data)
    commit()
    return _answer(row)


@blp.route("/me/notice-settings")
class MyNoticeSettings(MethodView):
    """Her quiet hours and switches."""

    @blp.allow("participant")
    @blp.response(200, NoticeSettingsSchema)
    def get(self) -> dict[str, Any]:
        """When she is told, and of what; with an ETag once she has chosen."""
        return _read(people.herself(session(), actor()))

    @blp.allow("participant")
    @blp.conditional(creates=True)
    @blp.arguments(NoticeSettingsSchema)
    @blp.response(200, NoticeSettingsSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Choose; the first time without If-Match."""
        return _chosen(people.herself(session(), actor()), data)


@blp.route("/staff/me/notice-settings")
class HostNoticeSettings(MethodView):
    """The quiet hours of a host's person."""

    @blp.allow("host")
    @blp.response(200, QuietHoursSchema)
    def get(self) -> dict[str, Any]:
        """When one is told; with an ETag once one has chosen."""
        return _read(people.of_host(session(), actor()))

    @blp.allow("host")
    @blp.conditional(creates=True)
    @blp.arguments(QuietHoursSchema)
    @blp.response(200, QuietHoursSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Choose; the first time without If-Match."""
        return _chosen(people.of_host(session(), actor()), data)


def _her_order() -> Order:
    order_id = actor().order_id
    if order_id is None:
        raise NotFound
    return orders.order_of(session(), actor(), order_id)


def _support(order: Order) -> dict[str, Any]:
    found = support_of(session(), order.id)
    channel = None if found is None else support.channel_of(session(), found)
    return answers.support_answer(found, channel, order.time_zone)


@blp.route("/me/support-person")
class MySupportPerson(MethodView):
    """Whom she wants told with her."""

    @blp.allow("participant")
    @blp.response(200, MySupportSchema)
    def get(self) -> dict[str, Any]:
        """Her support person, if she has named one."""
        return _support(_her_order())

    @blp.allow("participant")
    @blp.safe_to_repeat("the same person again, reached the same way, changes nothing")
    @blp.arguments(SupportGivenSchema)
    @blp.response(200, MySupportSchema)
    @blp.may_fail(409)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Name her support person; whoever it was before is told nothing more."""
        order = _her_order()
        named = support.Named(data["name"], data["language"])
        address = address_of(Given(data["kind"], data["address"]))
        consent = Consent(data["consent"], data["words"])
        vault = vault_of(settings())
        support.name(session(), vault, actor(), now(), order, named, address, consent)
        commit()
        return _support(order)


@blp.route("/me/support-person/withdrawal")
class MySupportWithdrawal(MethodView):
    """Nobody any more."""

    @blp.allow("participant")
    @blp.safe_to_repeat("whoever is told nothing more stays so")
    @blp.arguments(Nothing)
    @blp.response(200, MySupportSchema)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Have nobody told with her any more."""
        order = _her_order()
        support.withdraw(session(), actor(), now(), order)
        commit()
        return _support(order)
