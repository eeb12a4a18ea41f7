"""Signing in and out, the key of receipts, and who looked at her record."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from api.accounts import (
    access_log,
    answers,
    devices,
    look_words,
    schemas,
    sentences,
    service,
    sessions,
)
from api.accounts.cookie import drop_cookie
from api.accounts.vault import Vault, vault_of
from api.scans.receipts import receipt_key
from api.web import texts
from api.web.blueprint import Blueprint
from api.web.paging import PageQuery, page_of
from api.web.request import actor, actor_or_anonymous, commit, language, now, session, settings

blp = Blueprint("sign-in", description="Sessions, and who looked at a record.")
texts.add_problems(sentences.PROBLEMS)
texts.add_faults(sentences.FAULTS)

OWN = "each sign-in opens a session of its own and harms no other"


def _vault() -> Vault:
    return vault_of(settings())


@blp.route("/sessions")
class Sessions(MethodView):
    """Staff at the door."""

    @blp.allow("anyone")
    @blp.safe_to_repeat(OWN)
    @blp.arguments(schemas.StaffSignInSchema)
    @blp.response(201, schemas.SessionSchema)
    @blp.may_fail(401, 429)
    def post(self, data: dict[str, str]) -> Any:
        """Sign in with e-mail, password and the authenticator's six digits."""
        person = service.admit_staff(session(), _vault(), now(), data["email"], answers.address())
        commit()
        signed = service.sign_in_staff(
            session(), _vault(), now(), person, data["password"], data["code"]
        )
        answer = answers.signed_in(signed)
        commit()
        return answer


@blp.route("/devices/<uuid:device_id>/challenge")
class Challenge(MethodView):
    """Something to sign."""

    @blp.allow("anyone")
    @blp.safe_to_repeat("a challenge is a signed stamp and nothing is stored")
    @blp.response(200, schemas.ChallengeSchema)
    def post(self, device_id: UUID) -> Any:
        """A challenge for a phone, good for two minutes; also for a phone that is not known."""
        challenge, expires_at = _vault().challenge(device_id, now())
        return {"challenge": challenge, "expires_at": expires_at}


@blp.route("/sessions/device")
class DeviceSessions(MethodView):
    """Her phone at the door."""

    @blp.allow("anyone")
    @blp.safe_to_repeat(OWN)
    @blp.arguments(schemas.DeviceSignInSchema)
    @blp.response(201, schemas.SessionSchema)
    @blp.may_fail(401, 423, 429)
    def post(self, data: dict[str, Any]) -> Any:
        """Sign in with the phone's key and her PIN."""
        device = devices.admit(
            session(), _vault(), now(), data["device"], data["challenge"], data["signature"]
        )
        commit()
        signed = devices.check_pin(session(), _vault(), now(), device, data["pin"])
        answer = answers.signed_in(signed)
        commit()
        return answer


@blp.route("/session")
class Session(MethodView):
    """The session of the cookie."""

    @blp.allow("signed_in")
    @blp.response(200, schemas.SessionSchema)
    def get(self) -> Any:
        """Who is signed in."""
        return answers.session_view(actor())

    @blp.allow("anyone")
    @blp.safe_to_repeat("who is signed out stays signed out")
    @blp.response(204)
    def delete(self) -> None:
        """Sign out. What the phone has stored and not sent yet stays on it."""
        session_id = actor_or_anonymous().session_id
        if session_id is not None:
            sessions.end(session(), now(), session_id)
        drop_cookie()
        commit()


@blp.route("/session/password")
class Password(MethodView):
    """The password of whoever is signed in."""

    @blp.allow("clerk", "host", "monitor", "admin")
    @blp.append_only("the same change a second time is refused for its used code")
    @blp.arguments(schemas.PasswordChangeSchema)
    @blp.response(204)
    @blp.may_fail(429)
    def put(self, data: dict[str, str]) -> None:
        """Choose a password of one's own. Ends all one's sessions: sign in again with it."""
        answers.count_try("password", str(actor().id))
        service.change_password(
            session(),
            _vault(),
            now(),
            actor(),
            data["password"],
            data["code"],
            data["new_password"],
        )
        drop_cookie()
        commit()


@blp.route("/receipt-key")
class ReceiptKey(MethodView):
    """The key of receipts."""

    @blp.allow("anyone")
    @blp.response(200, schemas.ReceiptKeySchema)
    def get(self) -> Any:
        """The public key with which anyone can check a receipt."""
        return receipt_key(settings().secret_key).public_jwk()


@blp.route("/me/access-log")
class MyAccessLog(MethodView):
    """Who looked."""

    @blp.allow("participant")
    @blp.arguments(PageQuery, location="query")
    @blp.response(200, schemas.AccessLogSchema)
    def get(self, query: dict[str, Any]) -> Any:
        """Who opened her case, on which day and what for, newest first; and how often in all."""
        her = actor().participant_id
        assert her is not None
        rows = access_log.of_participant(session(), her, query["limit"], query["cursor"])
        found = page_of(rows, query["limit"], key=lambda view: view.key)
        found["items"] = [_view_answer(view) for view in found["items"]]
        looked, readers = access_log.how_often(session(), her)
        return {**found, "looks": looked, "readers": readers}


def _view_answer(view: access_log.View) -> dict[str, Any]:
    return {
        "day": view.day,
        "role": view.role,
        "role_text": look_words.role_text(view.role, language()),
        "court_name": view.court_name,
        "organization_name": view.organization_name,
        "purpose": view.purpose,
        "purpose_text": look_words.for_her(view.purpose, language()),
        "times": view.times,
    }
