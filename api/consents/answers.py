"""Consents as she reads them, and a supported woman as an organization may."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.accounts import look_words
from api.accounts.models import SupportOrganization
from api.consents import service, supported
from api.consents.models import ConsentEvent
from api.consents.supported import LetIn
from api.consents.words import NEWEST, TEXTS, help_text
from api.orders.models import Order
from api.rules import days
from api.rules.consents import PURPOSES
from api.standing.answers import standing_answer

MOST_SLOTS = 10


def hers(session: Session, order: Order, now: datetime, language: str) -> dict[str, Any]:
    """Every organization that she can let in, with what each may see now and has looked at."""
    given = {
        (one.organization_id, one.purpose): one for one in service.in_effect(session, order, now)
    }
    return {
        "ends_on": order.ends_on,
        "organizations": [
            _organization(session, order, one, given, language)
            for one in service.organizations(session)
        ],
    }


def _organization(
    session: Session,
    order: Order,
    one: SupportOrganization,
    given: dict[Any, ConsentEvent],
    language: str,
) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "about": one.about,
        "reach": one.reach,
        "purposes": [
            _purpose(purpose, given.get((one.id, purpose)), order, language) for purpose in PURPOSES
        ],
        "looks": [
            {
                "day": look.day,
                "purpose_text": look_words.for_her(look.purpose, language),
                "times": look.times,
            }
            for look in service.looks_of(session, order, one.id)
        ],
    }


def _purpose(
    purpose: Any, given: ConsentEvent | None, order: Order, language: str
) -> dict[str, Any]:
    """In the words that she agreed to; where she has not, in the newest."""
    words = given.words if given is not None and given.words else NEWEST[purpose]
    text = TEXTS[words][language]
    zone = days.zone(order.time_zone)
    return {
        "purpose": purpose,
        "words": words,
        "title": text.title,
        "shows": text.shows,
        "hides": text.hides,
        "consent": None
        if given is None
        else {"id": given.id, "given_at": given.at.astimezone(zone), "until": given.until},
    }


def row(session: Session, one: LetIn, now: datetime) -> dict[str, Any]:
    """A line of the list: what tells whom to help first, and no more."""
    order = one.order
    date = supported.next_date(session, order, now) if "court_date" in one.words else None
    zone = days.zone(order.time_zone)
    week = supported.week_of(session, order, now) if "week" in one.words else None
    return {
        "id": order.id,
        "first_name": order.participant.first_name,
        "purposes": [purpose for purpose in PURPOSES if purpose in one.words],
        "state": None if week is None else week.standing.state,
        "date_on": None if date is None else date.starts_at.astimezone(zone).date(),
    }


def whole(session: Session, one: LetIn, now: datetime, language: str) -> dict[str, Any]:
    """One woman, each part by its own consent."""
    order = one.order
    return {
        "id": order.id,
        "first_name": order.participant.first_name,
        "purposes": [
            _shared(one.words[purpose], order, language)
            for purpose in PURPOSES
            if purpose in one.words
        ],
        "week": _week(session, order, now, language) if "week" in one.words else None,
        "court_date": _date(session, order, now) if "court_date" in one.words else None,
        "shifts": _shifts(session, order, now) if "shifts" in one.words else None,
    }


def _shared(given: ConsentEvent, order: Order, language: str) -> dict[str, Any]:
    assert given.words is not None
    return {
        "code": given.purpose,
        "title": TEXTS[given.words][language].title,
        "given_at": given.at.astimezone(days.zone(order.time_zone)),
        "until": given.until,
    }


def _week(session: Session, order: Order, now: datetime, language: str) -> dict[str, Any]:
    zone = days.zone(order.time_zone)
    standing = supported.week_of(session, order, now).standing
    said = standing_answer(standing, now, language, hers=False)
    warning = supported.open_warning(session, order, now)
    opened = [] if warning is None else [warning]
    return {
        **{name: said[name] for name in ("week", "state", "latest_start", "text")},
        **{f"{name}_minutes": said[f"{name}_minutes"] for name in ("required", "credited")},
        **{f"{name}_minutes": said[f"{name}_minutes"] for name in ("provisional", "needed")},
        "help": help_text(standing, zone, language),
        "slots": [
            {name: slot[name] for name in ("starts_at", "ends_at", "text")}
            for slot in said["slots"][:MOST_SLOTS]
        ],
        "warnings": [
            {"state": one.state, "opened_at": one.opened_at.astimezone(zone)} for one in opened
        ],
    }


def _date(session: Session, order: Order, now: datetime) -> dict[str, Any] | None:
    found = supported.next_date(session, order, now)
    if found is None:
        return None
    zone = days.zone(order.time_zone)
    return {"starts_at": found.starts_at.astimezone(zone), "where": found.place}


def _shifts(session: Session, order: Order, now: datetime) -> list[dict[str, Any]]:
    zone = days.zone(order.time_zone)
    return [
        {
            "starts_at": shift.starts_at.astimezone(zone),
            "ends_at": shift.ends_at.astimezone(zone),
            "site_name": site_name,
        }
        for shift, site_name in supported.next_shifts(session, order, now)
    ]
