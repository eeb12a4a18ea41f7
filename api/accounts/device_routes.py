"""Enrolling phones and tablets with one-time codes, listing them, and taking them out of use."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import (
    access_log,
    answers,
    binding,
    clocks,
    devices,
    enrolments,
    matching,
    passwords,
    schemas,
)
from api.accounts.cookie import set_cookie
from api.accounts.vault import vault_of
from api.hosts.models import Site
from api.orders import service as orders
from api.scans.receipts import receipt_key
from api.web.blueprint import Blueprint
from api.web.paging import page
from api.web.request import actor, commit, now, session, settings
from api.web.schema import Nothing

blp = Blueprint("devices", description="Phones and tablets: enrolled, listed, revoked.")

ONCE = "a code is used once; the second time is told that it is spent"


@blp.route("/enrolments/opening")
class Opening(MethodView):
    """A code that was scanned."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("a code that is open stays open until the same minute")
    @blp.arguments(schemas.OpeningSchema)
    @blp.response(200, schemas.OpenedSchema)
    @blp.may_fail(410, 429)
    def post(self, data: dict[str, str]) -> Any:
        """Open an enrolment code: from now on it can be used for 15 minutes."""
        answers.count_try("enrolment-address", answers.address())
        opened = enrolments.open_code(session(), now(), enrolments.token_of(data["code"]))
        commit()
        return {
            "kind": opened.kind,
            "first_name": opened.first_name,
            "site_name": opened.site_name,
            "expires_at": opened.expires_at.astimezone(answers.zone_of(opened.court_id)),
        }


@blp.route("/enrolments/redemption")
class Redemption(MethodView):
    """A code becomes her phone."""

    @blp.allow("anyone")
    @blp.safe_to_repeat(ONCE)
    @blp.arguments(schemas.RedemptionSchema)
    @blp.response(201, schemas.RedeemedSchema)
    @blp.may_fail(410, 429)
    def post(self, data: dict[str, Any]) -> Any:
        """Bind her phone: its public key and a PIN of her choice.

        It reads nothing before somebody of the court has compared the two words; until then the
        phone before it stays in use.
        """
        key = data["public_key"]
        phone = binding.Phone(key["x"], key["y"], data["pin"], data["label"])
        # Said before a try is counted: choosing another PIN must not use the code up.
        passwords.refuse_trivial_pin(phone.pin)
        answers.count_try("enrolment-address", answers.address())
        token = enrolments.token_of(data["code"])
        enrolment = enrolments.claim(session(), now(), token, "participant")
        commit()
        device = binding.bind_phone(session(), vault_of(settings()), now(), enrolment, phone)
        words = matching.words_of(session(), device)
        commit()
        jwk = receipt_key(settings().secret_key).public_jwk()
        return {"device": device.id, "two_words": words, "receipt_key": jwk}


@blp.route("/enrolments/site-device")
class SiteDeviceRedemption(MethodView):
    """A code becomes a site's tablet."""

    @blp.allow("anyone")
    @blp.safe_to_repeat(ONCE)
    @blp.arguments(schemas.SiteDeviceRedemptionSchema)
    @blp.response(201, schemas.SiteDeviceRedeemedSchema)
    @blp.may_fail(410, 429)
    def post(self, data: dict[str, Any]) -> Any:
        """Bind a tablet to a site, with its public key if it can sign.

        Its cookie opens nothing before somebody of the court has compared the two words;
        `GET /session` says when that was done.
        """
        key = data["public_key"]
        tablet = binding.Tablet(data["label"], key and key["x"], key and key["y"])
        answers.count_try("enrolment-address", answers.address())
        token = enrolments.token_of(data["code"])
        enrolment = enrolments.claim(session(), now(), token, "site_device")
        commit()
        device, signed = binding.bind_site_device(session(), now(), enrolment, tablet)
        set_cookie(signed)
        answer = {
            "device": device.id,
            "site": session().get_one(Site, device.site_id),
            "two_words": matching.words_of(session(), device),
            "receipt_key": receipt_key(settings().secret_key).public_jwk(),
        }
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/enrolments")
class OrderEnrolments(MethodView):
    """Codes for her phone."""

    @blp.allow("clerk")
    @blp.idempotent
    @blp.arguments(Nothing)
    @blp.response(201, schemas.EnrolmentSchema)
    def post(self, data: dict[str, Any], order_id: UUID) -> Any:
        """A one-time code for her phone, good for 72 hours; earlier unused ones end."""
        issued = enrolments.issue_for_order(session(), actor(), now(), order_id)
        answer = answers.enrolment(issued)
        commit()
        return answer


@blp.route("/sites/<uuid:site_id>/enrolments")
class SiteEnrolments(MethodView):
    """Codes for a site's tablets."""

    @blp.allow("clerk")
    @blp.idempotent
    @blp.arguments(Nothing)
    @blp.response(201, schemas.EnrolmentSchema)
    def post(self, data: dict[str, Any], site_id: UUID) -> Any:
        """A one-time code for a tablet of the site, good for 72 hours."""
        issued = enrolments.issue_for_site(session(), actor(), now(), site_id)
        answer = answers.enrolment(issued)
        commit()
        return answer


@blp.route("/orders/<uuid:order_id>/devices")
class OrderDevices(MethodView):
    """Her phones."""

    @blp.allow("clerk")
    @blp.page_response(schemas.DeviceSchema)
    def get(self, order_id: UUID) -> Any:
        """The phones of an order, newest first."""
        order = orders.order_of(session(), actor(), order_id)
        access_log.record_view(session(), actor(), order.id, order.participant_id, "devices", now())
        commit()
        return page([answers.device(row) for row in devices.of_order(session(), order)])


@blp.route("/devices/<uuid:device_id>/revocation")
class DeviceRevocation(MethodView):
    """A phone out of use."""

    @blp.allow("clerk", "participant")
    @blp.append_only("a phone that is out of use stays so, for the reason first given")
    @blp.arguments(schemas.RevocationSchema)
    @blp.response(200, schemas.DeviceSchema)
    def put(self, data: dict[str, str], device_id: UUID) -> Any:
        """Take a phone out of use at once; what it has signed is still received."""
        device = devices.revoke(session(), actor(), now(), device_id, data["reason"])
        commit()
        return answers.device(device)


@blp.route("/sites/<uuid:site_id>/devices")
class SiteDevices(MethodView):
    """A site's tablets."""

    @blp.allow("clerk", "host")
    @blp.page_response(schemas.SiteDeviceSchema)
    def get(self, site_id: UUID) -> Any:
        """The tablets of a site, newest first."""
        found = devices.of_site(session(), actor(), site_id)
        return page([answers.site_device(row) for row in found])


@blp.route("/site-devices/<uuid:device_id>/revocation")
class SiteDeviceRevocation(MethodView):
    """A tablet out of use."""

    @blp.allow("clerk", "host")
    @blp.append_only("a tablet that is out of use stays so, for the reason first given")
    @blp.arguments(schemas.RevocationSchema)
    @blp.response(200, schemas.SiteDeviceSchema)
    def put(self, data: dict[str, str], device_id: UUID) -> Any:
        """Take a tablet out of use at once: it can show no further code."""
        reason = data["reason"]
        device = devices.revoke_site_device(session(), actor(), now(), device_id, reason)
        commit()
        return answers.site_device(device)


@blp.route("/sites/<uuid:site_id>/clock")
class SiteClock(MethodView):
    """The clock of a tablet."""

    @blp.allow("site_device")
    @blp.safe_to_repeat("what a tablet said of a stretch is kept once")
    @blp.arguments(schemas.ClockSchema)
    @blp.response(204)
    def post(self, data: dict[str, Any], site_id: UUID) -> None:
        """Tell by how much the codes shown here were ahead of the server's clock when checked."""
        clocks.note(session(), actor(), now(), site_id, clocks.Check(**data))
        commit()
