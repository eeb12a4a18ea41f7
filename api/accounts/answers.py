"""From rows to what a client is sent: times in the court's zone, a code with its picture."""

from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from flask import request

from api.accounts import limits, matching, service, sessions
from api.accounts.cookie import set_cookie
from api.accounts.enrolments import Issued
from api.accounts.models import Court, Device, Enrolment, SignIn, SiteDevice
from api.accounts.vault import vault_of
from api.hosts import codes as pictures
from api.rules import codes, days
from api.rules.access import Actor
from api.web.request import actor, commit, now, session, settings


def address() -> str:
    """Where the request came from; used hashed, for counting tries alone."""
    return request.remote_addr or ""


def count_try(purpose: str, key: str) -> None:
    """Count one try for good, whatever becomes of it."""
    limits.count(session(), vault_of(settings()), now(), purpose, key)
    commit()


def signed_in(signed: sessions.SignedIn) -> service.SessionView:
    """Set the cookie and say who is signed in."""
    set_cookie(signed)
    return session_view(signed.actor)


def session_view(who: Actor) -> service.SessionView:
    """Who is signed in, and until when."""
    row = session().get_one(SignIn, who.session_id)
    return service.describe(session(), who, sessions.ends_at(row))


def enrolment(issued: Issued) -> dict[str, Any]:
    """A fresh code as text, address and picture."""
    code = codes.enrolment_token(issued.token)
    url = codes.url(settings().public_url, code)
    row = issued.enrolment
    return {
        "id": row.id,
        "code": code,
        "url": url,
        "svg": pictures.svg(url, printed=True).decode(),
        "expires_at": row.expires_at.astimezone(zone_of(row.court_id)),
    }


def device(row: Device) -> dict[str, Any]:
    """A phone as the desk sees it."""
    return {**_common(row), "locked": row.locked_at is not None}


def site_device(row: SiteDevice) -> dict[str, Any]:
    """A tablet as the desk and its host see it."""
    return _common(row)


def state_of(enrolment: Enrolment) -> dict[str, Any]:
    """What became of a code, for whoever waits beside it."""
    found = matching.device_of(session(), enrolment)
    return {
        "id": enrolment.id,
        "state": matching.state_of(enrolment, found, now()),
        "device": None if found is None else _common(found),
    }


def _common(row: Device | SiteDevice) -> dict[str, Any]:
    zone = zone_of(row.court_id)

    def local(instant: datetime | None) -> datetime | None:
        return instant.astimezone(zone) if instant else None

    return {
        "id": row.id,
        "label": row.label,
        "enrolled_at": local(row.enrolled_at),
        "last_seen_at": local(row.last_seen_at),
        "revoked_at": local(row.revoked_at),
        "revoked_reason": row.revoked_reason,
        "matched_at": local(row.matched_at),
        "two_words": _words_to_compare(row),
    }


def _words_to_compare(row: Device | SiteDevice) -> list[str] | None:
    """For the court alone: a site's own people must read them from the screen itself."""
    waits = row.matched_at is None and row.revoked_at is None
    return list(matching.words_of(session(), row)) if waits and actor().role == "clerk" else None


def zone_of(court_id: UUID) -> tzinfo:
    """The court's time zone."""
    return days.zone(session().get_one(Court, court_id).time_zone)
