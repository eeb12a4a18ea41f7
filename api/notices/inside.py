"""What a notice says inside the app, where times, places and numbers may be said; plainly."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from api.notices.inside_words import CHANGES, DECIDED, TERMS, TEXTS
from api.rules import days
from api.standing.words import duration
from api.web.day_words import day_text, weekday_text

_MET: Final = ("met", "excused", "cured")
_MINUTES: Final = ("needed", "gap", "done", "required")
_INSTANTS: Final = ("starts_at", "ends_at", "came_at", "until")
_DAYS: Final = ("due_on", "answer_by")
# Everybody knows which year it is.
_YEAR: Final = {"es": " de {year}", "en": " {year}"}


def text(
    kind: str,
    params: Mapping[str, Any],
    week: str | None,
    language: str,
    tz: str,
    now: datetime,
    place: str | None = None,
) -> str:
    """The whole sentence of a notice, as it reads at `now`; `place` is where a date is, or the
    name of the site that a host's notice is about."""
    words = {"where": _where(place, language), "site": place or ""}
    words["week"] = "" if week is None else _week(week, language, tz, now)
    for field, value in params.items():
        words |= _words(field, value, language, tz)
    if kind == "decision":
        return DECIDED[language][f"{params['what']}_{params['verdict']}"]
    return TEXTS[language][_key(kind, params)].format(**words)


def _key(kind: str, params: Mapping[str, Any]) -> str:
    if kind in ("warning", "awaiting") and params["until"] is not None:
        return f"{kind}_until"
    if kind == "weekly_summary" and params["state"] in _MET:
        return "weekly_met"
    if kind == "coverage" and params["lapsed"]:
        kind = "coverage_lapsed"
    counted = ("unconfirmed", "silent", "coverage", "coverage_lapsed")
    return f"{kind}_one" if kind in counted and params["count"] == 1 else kind


def _words(field: str, value: Any, language: str, tz: str) -> dict[str, str]:
    if field in _MINUTES:
        return {field: duration(value)}
    if field in _INSTANTS and value is not None:
        local = datetime.fromisoformat(value).astimezone(days.zone(tz))
        return {field: moment(local, language), f"{field}_time": f"{local:%H:%M}"}
    if field in _DAYS:
        return {field: _day(date.fromisoformat(value), language)}
    if field == "term":
        return {field: TERMS[language][value]}
    if field == "change":
        return {field: CHANGES[language][value]}
    return {field: str(value)}


def moment(local: datetime, language: str) -> str:
    """`jueves 19 de noviembre a las 08:00`."""
    at = "a la" if local.hour == 1 else "a las"
    if language == "en":
        at = "at"
    return f"{_day(local.date(), language)} {at} {local:%H:%M}"


def _day(day: date, language: str) -> str:
    return weekday_text(day, language).removesuffix(_YEAR[language].format(year=day.year))


def _week(week: str, language: str, tz: str, now: datetime) -> str:
    """This week, or which one: what was said on Friday is read on Monday too."""
    if week == days.week_of(now, tz):
        return "esta semana" if language == "es" else "this week"
    monday = days.parse_week(week)
    if monday == days.parse_week(days.week_of(now, tz)) - timedelta(days=7):
        return "la semana pasada" if language == "es" else "last week"
    day = day_text(monday, language).removesuffix(_YEAR[language].format(year=monday.year))
    return f"la semana del {day}" if language == "es" else f"the week of {day}"


def _where(place: str | None, language: str) -> str:
    if place is None:
        return ""
    return f" Lugar: {place}." if language == "es" else f" Place: {place}."
