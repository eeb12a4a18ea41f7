"""Two papers that carry a secret: her card, and the sheet with her one-time code.

They are printed and not kept. What a paper says is stored with it so that anybody can check it
later; a secret must not be. The code of a phone is known only while it is made (we keep its hash),
so whoever made it hands it back to be printed; the secret of a card is where the site's tablets
need it, and its print leaves no second copy that could be opened after the card is over.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.enrolments import MOST_TRIES, SPENT, token_of, usable_until
from api.accounts.models import Court, Enrolment
from api.accounts.vault import hash_of
from api.appearances import lists as dates
from api.errors import Gone, NotFound
from api.hosts.codes import svg
from api.orders import service as orders
from api.orders.models import Order
from api.papers import facts
from api.papers.press import Json, print_pdf
from api.passes import service as passes
from api.rules import codes, days
from api.rules.passes import card_token
from api.shifts import service as shifts

CARD: Final = {"es": "Agenda", "en": "Agenda"}
SHEET: Final = {"es": "Tu agenda", "en": "Your agenda"}
# So many weeks of shifts tell where and when she goes.
SHOWN: Final = timedelta(days=7)


def card(session: Session, order: Order, now: datetime, language: str, public_url: str) -> bytes:
    """Her card in use, to cut out: a first name, a code, and nothing that says what it is for."""
    found = passes.card_in_use(session, order)
    if found is None:
        raise NotFound("no-card-in-use")
    url = codes.url(public_url, card_token(found.secret))
    return print_pdf(
        "card",
        {"first_name": order.participant.first_name},
        language=language,
        title=CARD[language],
        made_on=days.local_day(now, order.time_zone),
        drawn={"code": svg(url, printed=True).decode()},
    )


def enrolment_sheet(
    session: Session, order: Order, now: datetime, code: str, language: str, public_url: str
) -> bytes:
    """Her one-time code as picture and text, and the conditions of her order to be read aloud."""
    token = token_of(code)
    made = _usable(session, order, now, token)
    assert token is not None
    url = codes.url(public_url, codes.enrolment_token(token))
    until = made.expires_at.astimezone(days.zone(order.time_zone))
    return print_pdf(
        "enrolment_sheet",
        {
            **conditions(session, order, now),
            "code": url,
            "until": f"{until:%Y-%m-%d %H:%M}",
        },
        language=language,
        title=SHEET[language],
        made_on=days.local_day(now, order.time_zone),
        drawn={"code": svg(url, printed=True).decode()},
    )


def _usable(session: Session, order: Order, now: datetime, token: bytes | None) -> Enrolment:
    """The enrolment that this code is of, while it can be used; printing does not open it."""
    made = None
    if token is not None:
        made = session.scalar(
            select(Enrolment).where(
                Enrolment.token_hash == hash_of(token), Enrolment.order_id == order.id
            )
        )
    if made is None or made.used_at is not None or made.withdrawn_at is not None:
        raise Gone(SPENT)
    if now >= usable_until(made) or made.tries >= MOST_TRIES:
        raise Gone(SPENT)
    return made


def conditions(session: Session, order: Order, now: datetime) -> dict[str, Json]:
    """How many hours, where and when, and the next date: what she should hear before she leaves."""
    today = days.local_day(now, order.time_zone)
    week = days.format_week(today)
    ends = days.week_bounds(week, order.time_zone)[1]
    terms = orders.terms_in_force(order.terms, days.parse_week(week), ends)
    return {
        "first_name": order.participant.first_name,
        "court": session.get_one(Court, order.court_id).name,
        "starts_on": order.starts_on.isoformat(),
        "ends_on": None if order.ends_on is None else order.ends_on.isoformat(),
        "weekly": terms.weekly_required_minutes,
        "daily": terms.daily_cap_minutes,
        "total": order.total_required_minutes,
        "shifts": _shifts(session, order, now),
        "next": _next(session, order, now),
    }


def _shifts(session: Session, order: Order, now: datetime) -> list[Json]:
    """Where and when she goes in the days to come, from the day that her order begins."""
    zone = days.zone(order.time_zone)
    first = max(days.local_day(now, order.time_zone), order.starts_on)
    placed = shifts.placements(session, order.id)
    found: list[Json] = []
    for one in shifts.shifts_between(order, placed, first, first + SHOWN):
        start, end = one.shift.starts_at.astimezone(zone), one.shift.ends_at.astimezone(zone)
        site = one.placement.site
        found.append(
            {
                "day": start.date().isoformat(),
                "from": f"{start:%H:%M}",
                "to": f"{end:%H:%M}",
                "site": site.name,
                "address": site.address,
            }
        )
    return found


def _next(session: Session, order: Order, now: datetime) -> dict[str, Json] | None:
    """Her next date before the court."""
    for date, _ in dates.coming(session, order, now, None, 20):
        if date.state == "set":
            at = facts.local(date.starts_at, order)
            return {"at": at, "place": date.place, "bring": date.bring}
    return None
