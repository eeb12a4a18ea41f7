"""Dates as a calendar that other programs read. It says when, and to nobody what for or where."""

import hashlib
import json
from datetime import timedelta

from icalendar import Calendar, Event, vDuration

from api.appearances.feeds import Opened
from api.appearances.models import Appearance
from api.orders.models import Order
from api.rules import days

# Part of the tag: raise it when the same dates would be written otherwise.
FORM = 1
LASTS = timedelta(minutes=30)
REFRESH = timedelta(hours=4)
GONE = frozenset({"excused", "rescheduled", "cancelled"})
NAME = "Agenda"
TITLE = {"es": "Cita", "en": "Appointment"}
DETAILS = {"es": "Los detalles están en la aplicación.", "en": "The details are in the app."}


def tag(opened: Opened) -> str:
    """What changes when the calendar does: known before it is written."""
    rows = [(str(row.id), row.version) for row, _ in opened.rows]
    said = json.dumps([FORM, opened.is_court, opened.language, rows])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def written(opened: Opened) -> bytes:
    """The calendar as a file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Agenda//Agenda//ES")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for appearance, order in opened.rows:
        title = TITLE[opened.language]
        if opened.is_court:
            title = f"{title} {_short_number(order)}"
        calendar.add_component(_event(appearance, order, title, DETAILS[opened.language]))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(appearance: Appearance, order: Order, title: str, details: str) -> Event:
    starts = appearance.starts_at.astimezone(days.zone(order.time_zone))
    event = Event()
    event.add("uid", str(appearance.id))
    event.add("sequence", appearance.sequence)
    event.add("dtstamp", appearance.changed_at)
    event.add("last-modified", appearance.changed_at)
    event.add("dtstart", starts)
    event.add("dtend", starts + LASTS)
    event.add("summary", title)
    event.add("description", details)
    event.add("status", "CANCELLED" if appearance.state in GONE else "CONFIRMED")
    return event


def _short_number(order: Order) -> str:
    """Year and running number of a case, as its court calls it: neither court nor name."""
    return f"{order.case_number[12:16]}-{order.case_number[16:21]}"
