"""Passes over HTTP: her phone's, printed cards, a tablet's roster, and who is at the tablet."""

import base64
from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import access_log
from api.accounts.vault import Vault, vault_of
from api.hosts import service as hosts
from api.orders import service as orders
from api.orders.models import Order
from api.passes import roster, service, site_pins
from api.passes import texts as own
from api.passes.models import Pass
from api.passes.schemas import (
    CardSchema,
    EndCardQuery,
    NewCardSchema,
    NewSitePinSchema,
    NewWitnessSchema,
    PassSchema,
    RosterSchema,
    SitePinSchema,
    WitnessSchema,
)
from api.passes.witnesses import LIFE, witness_key
from api.rules import days, passes
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import page
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("passes", description="Cards and passes of women who are scanned by the site.")

texts.add_problems(own.PROBLEMS)
texts.add_faults(own.FAULTS)


def _vault() -> Vault:
    return vault_of(settings())


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _order(order_id: UUID) -> Order:
    """An order of the clerk's court; she can see that its card was looked at."""
    order = orders.order_of(session(), actor(), order_id)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "card", now())
    return order


def _card(card: Pass, order: Order) -> dict[str, Any]:
    zone = days.zone(order.time_zone)
    return {
        "id": card.id,
        "made_at": card.made_at.astimezone(zone),
        "ended_at": None if card.ended_at is None else card.ended_at.astimezone(zone),
        "ended_reason": card.ended_reason,
    }


@blp.route("/me/pass")
class MyPass(MethodView):
    """Her phone's pass."""

    @blp.allow("participant")
    @blp.response(200, PassSchema)
    def get(self) -> dict[str, Any]:
        """What this phone makes its pass from, made when it first asks; over when the phone is."""
        mine = service.of_phone(session(), actor(), now())
        sites = [
            {"id": place.id, "name": place.name, "key_id": _b64(place.key_id)}
            for place in service.places(session(), mine.order_id, now())
        ]
        commit()
        return {"secret": _b64(mine.secret), "sites": sites}


@blp.route("/orders/<uuid:order_id>/card")
class OrderCard(MethodView):
    """Her printed card."""

    @blp.allow("clerk")
    @blp.idempotent
    @blp.arguments(NewCardSchema)
    @blp.response(201, CardSchema)
    def post(self, data: dict[str, Any], order_id: UUID) -> dict[str, Any]:
        """Make her a printed card; the one before is over, and its scans are looked at."""
        order = _order(order_id)
        card = service.make_card(session(), actor(), now(), order, data["reason"])
        commit()
        return _card(card, order)

    @blp.allow("clerk")
    @blp.safe_to_repeat("a card that is over stays over, for the reason first given")
    @blp.arguments(EndCardQuery, location="query")
    @blp.response(204)
    def delete(self, query: dict[str, str], order_id: UUID) -> None:
        """End her printed card; what was scanned with it before still counts."""
        service.end_card(session(), actor(), now(), _order(order_id), query["reason"])
        commit()


@blp.route("/orders/<uuid:order_id>/cards")
class OrderCards(MethodView):
    """Her printed cards."""

    @blp.allow("clerk")
    @blp.page_response(CardSchema)
    def get(self, order_id: UUID) -> dict[str, Any]:
        """Her printed cards, newest first: when each was made, and why it ended."""
        order = _order(order_id)
        found = [_card(card, order) for card in service.cards(session(), order)]
        commit()
        return page(found)


@blp.route("/sites/<uuid:site_id>/roster")
class Roster(MethodView):
    """Whom a tablet can greet."""

    @blp.allow("site_device")
    @blp.response(200, RosterSchema)
    def get(self, site_id: UUID) -> dict[str, Any]:
        """Tags of passes, first names that the passes alone open, and who can be there by PIN."""
        site = hosts.site_of(session(), actor(), site_id)
        return {
            "key_id": _b64(passes.site_key_id(site.id.bytes)),
            "server_time": now(),
            "from_day": roster.first_day(now()),
            "days": roster.DAYS_BEHIND + roster.DAYS_AHEAD,
            "entries": [
                {"tag": _b64(entry.tag), "name": _b64(entry.name)}
                for entry in roster.entries(session(), site, now())
            ],
            "people": [
                {"id": one.id, "name": one.name} for one in site_pins.people(session(), site)
            ],
        }


@blp.route("/sites/<uuid:site_id>/witnesses")
class Witnesses(MethodView):
    """Who is at the tablet."""

    @blp.allow("site_device")
    @blp.safe_to_repeat("each word stands for itself and nothing is stored but wrong tries")
    @blp.arguments(NewWitnessSchema)
    @blp.response(201, WitnessSchema)
    @blp.may_fail(403, 423, 429)
    def post(self, data: dict[str, Any], site_id: UUID) -> dict[str, Any]:
        """A host's person says by her PIN that she is at this tablet: good for 12 hours."""
        site = hosts.site_of(session(), actor(), site_id)
        person = site_pins.admit(session(), _vault(), now(), site, data["staff"])
        commit()
        site_pins.check(session(), _vault(), person.id, data["pin"])
        device_id = actor().device_id
        assert device_id is not None
        said = witness_key(settings().secret_key).say(person.id, device_id, site.id, now())
        until = (now() + LIFE).astimezone(days.zone(site.time_zone))
        commit()
        return {"witness": said, "name": person.name, "until": until}


@blp.route("/staff/me/site-pin")
class MySitePin(MethodView):
    """The PIN of a host's person."""

    @blp.allow("host")
    @blp.response(200, SitePinSchema)
    def get(self) -> dict[str, Any]:
        """Whether she set a PIN for the site's tablet."""
        mine = site_pins.is_set(session(), _me())
        return {"is_set": mine is not None, "locked": mine is not None and bool(mine.locked_at)}

    @blp.allow("host")
    @blp.safe_to_repeat("the same PIN again is the same PIN")
    @blp.arguments(NewSitePinSchema)
    @blp.response(200, SitePinSchema)
    def put(self, data: dict[str, str]) -> dict[str, Any]:
        """Set a PIN for the site's tablet, or another one; that unlocks it too."""
        site_pins.choose(session(), _vault(), now(), _me(), data["pin"])
        commit()
        return {"is_set": True, "locked": False}

    @blp.allow("host")
    @blp.safe_to_repeat("a PIN that is gone stays gone")
    @blp.response(204)
    def delete(self) -> None:
        """Take the PIN away: she is no longer offered at the tablet."""
        site_pins.drop(session(), _me())
        commit()


def _me() -> UUID:
    mine = actor().id
    assert mine is not None
    return mine
