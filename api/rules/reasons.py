"""Why a standing is as it is: codes, each with the numbers it stands on. Texts are made elsewhere.

Minutes are ints, days and instants ISO 8601 text. The order is the order of the argument: what the
week asks, what was done, what is excused, what is missing, what is planned, what follows.
"""

from datetime import date, datetime

from api.rules.credit import Credit
from api.rules.frame import Frame
from api.rules.plan import Plan
from api.rules.sheet import Sheet, touches
from api.rules.values import Reason, Terms
from api.rules.verdict import Verdict, missing_check_in, missing_check_out


def reasons_at(
    sheet: Sheet, credit: Credit, plan: Plan, verdict: Verdict, now: int
) -> tuple[Reason, ...]:
    """The reasons of a verdict at a minute of the week."""
    found: list[Reason] = []
    _asked(sheet, found)
    _done(sheet, credit, now, found)
    _stood_down(sheet, credit, found)
    if sheet.required and now < sheet.frame.limit:
        _missing(sheet, plan, now, found)
    elif sheet.required:
        _closed(sheet, credit, verdict, found)
    return tuple(found)


def _asked(sheet: Sheet, found: list[Reason]) -> None:
    terms, days = sheet.facts.terms, sheet.frame.days
    if sheet.required:
        found.append(Reason("required", {"minutes": sheet.required}))
        if sheet.due:
            found.append(Reason("make_up_due", {"minutes": sheet.due}))
        return
    if sheet.full_week:
        found.append(Reason("nothing_required"))
    else:
        _not_full(terms, days[0], days[-1], found)


def _not_full(terms: Terms, first: date, last: date, found: list[Reason]) -> None:
    if first < terms.starts_on:
        found.append(Reason("not_required_partial", {"starts_on": terms.starts_on.isoformat()}))
    if terms.ends_on is not None and last > terms.ends_on:
        found.append(Reason("not_required_partial", {"ends_on": terms.ends_on.isoformat()}))
    for pause in terms.pauses:
        if touches(pause, first, last):
            days: dict[str, int | str] = {"from": pause.from_day.isoformat()}
            if pause.to_day is not None:
                days["to"] = pause.to_day.isoformat()
            found.append(Reason("paused", days))


def _done(sheet: Sheet, credit: Credit, now: int, found: list[Reason]) -> None:
    credited = {"minutes": credit.credited, "confirmed": credit.confirmed}
    found.append(Reason("credited", credited))
    for code, minutes in (
        ("provisional_hours", credit.credited - credit.confirmed),
        ("running_hours", credit.running),
        ("over_cap", credit.over_cap),
        ("claimed_hours", credit.claimed),
    ):
        if minutes:
            found.append(Reason(code, {"minutes": minutes}))
    if sheet.stays.arrivals and missing_check_out(sheet, now):
        found.append(Reason("missing_check_out"))
    if sheet.stays.departures and missing_check_in(sheet):
        found.append(Reason("missing_check_in"))


def _stood_down(sheet: Sheet, credit: Credit, found: list[Reason]) -> None:
    facts, frame = sheet.facts, sheet.frame
    observed = any(place.closed_on_holidays for place in facts.places)
    if observed and (frame.holidays or facts.extra_holidays):
        for day in frame.days:
            if frame.day(day) & frame.holidays or day in facts.extra_holidays:
                found.append(Reason("holiday", {"day": day.isoformat()}))
    for closure in (closure for place in facts.places for closure in place.closures):
        times = {
            "cause": closure.cause,
            "from": _local(closure.starts_at, frame),
            "to": _local(closure.ends_at, frame),
        }
        found.append(Reason("closure", times))
    if credit.excused:
        found.append(Reason("excused", {"minutes": credit.excused}))
    if credit.excuse_pending:
        found.append(Reason("excuse_pending", {"minutes": credit.excuse_pending}))


def _missing(sheet: Sheet, plan: Plan, now: int, found: list[Reason]) -> None:
    if plan.needed == 0:
        return
    needed, planned = plan.needed, plan.planned
    found.append(Reason("needed", {"minutes": needed}))
    for shift in sheet.shifts:
        if shift.missed_from is None or now < shift.missed_from or shift.excused:
            continue
        if shift.minutes & ~sheet.excusable:  # one that was stood down is nobody's miss
            found.append(Reason("shift_missed", {"shift": shift.id}))
    numbers: dict[str, int | str] = {"planned": planned, "needed": needed}
    if planned >= needed:
        found.append(Reason("planned_covers", numbers))
    else:
        numbers["short"] = needed - planned
        found.append(Reason("plan_falls_short", numbers))
    if plan.latest is None:
        found.append(Reason("beyond_capacity", {"capacity": plan.capacity, "needed": needed}))
        return
    at = sheet.frame.instant(plan.latest).isoformat(timespec="minutes")
    found.append(Reason("latest_start", {"at": at, "minutes_away": plan.latest - now}))


def _closed(sheet: Sheet, credit: Credit, verdict: Verdict, found: list[Reason]) -> None:
    facts = sheet.facts
    if facts.make_up_done_minutes:
        found.append(Reason("made_up", {"minutes": facts.make_up_done_minutes}))
    if verdict.short:
        found.append(Reason("short", {"minutes": verdict.short}))
    if verdict.make_up_missed:
        found.append(Reason("make_up_missed", {"minutes": verdict.make_up_missed}))
    if verdict.below_floor:
        numbers = {
            "floor": facts.terms.weekly_floor_minutes,
            "minutes": credit.credited + credit.excused,
        }
        found.append(Reason("below_floor", numbers))
    if verdict.provisional:
        found.append(Reason("may_still_change"))


def _local(instant: datetime, frame: Frame) -> str:
    return instant.astimezone(frame.zone).isoformat(timespec="minutes")
