"""A sign-in sheet for days without power: rows to write on, and a number to copy it by."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from api.papers.kind import Asked, Facts, Kind
from api.papers.press import Json
from api.rules import days
from api.sheets.models import SignInSheet
from api.sheets.weighing import placed_on
from api.shifts import service as shifts

# Lines of a day's page; those without a name are for whoever is not printed.
LINES: Final = 16
A_DAY: Final = timedelta(days=1)


def gather(session: Session, sheet_id: UUID, asked: Asked) -> Facts:
    """The sheet's number, place and days, with the first names of who is planned if asked for."""
    sheet = session.get_one(SignInSheet, sheet_id)
    count = (sheet.to_day - sheet.from_day).days + 1
    each = [sheet.from_day + number * A_DAY for number in range(count)]
    return {
        "number": f"{sheet.number[:4]}-{sheet.number[4:]}",
        "plain_number": sheet.number,
        "site": sheet.site.name,
        "host": sheet.site.host.name,
        "days": [_day(session, sheet, day) for day in each],
        "lines": LINES,
    }


def _day(session: Session, sheet: SignInSheet, day: date) -> dict[str, Json]:
    names = _planned(session, sheet, day) if sheet.with_names else []
    return {"day": day.isoformat(), "people": names}


def _planned(session: Session, sheet: SignInSheet, day: date) -> list[Json]:
    """Who has a shift there on that day; her first name alone, as the host knows it."""
    found: list[Json] = []
    for order in placed_on(session, sheet.site_id, day):
        here = [one for one in shifts.placements(session, order.id) if one.site_id == sheet.site_id]
        zone = days.zone(order.time_zone)
        for one in shifts.shifts_between(order, here, day, day):
            start, end = one.shift.starts_at.astimezone(zone), one.shift.ends_at.astimezone(zone)
            name = order.participant.first_name
            found.append({"first_name": name, "planned": f"{start:%H:%M}–{end:%H:%M}"})
    return found


def drawn(facts: Facts) -> dict[str, str]:
    """A code that opens the form with this number in it."""
    return {"code": f"/#sheet={facts['plain_number']}"}


KIND = Kind(
    name="sign_in_sheet",
    template="sign_in_sheet",
    roles=frozenset({"clerk", "host"}),
    subject="sheet",
    gather=gather,
    titles={"es": "Planilla de llegada y salida", "en": "Sign-in sheet"},
    file_name="constancia-planilla",
    dated=False,
    drawn=drawn,
)
