"""What leaves the house: short neutral sentences, the same on a lock screen as anywhere.

No word of prison, judge, court, sentence; no name of a host, no address, no place, no time of day.
Whoever reads them over her shoulder learns that she keeps an agenda. Golden files hold each.
"""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from api.rules import days
from api.standing.words import duration

SUBJECT: Final = "Agenda"
TOPIC_CHARACTERS = 32
_DAYS: Final = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NEAR: Final = {"es": ("hoy", "mañana"), "en": ("today", "tomorrow")}
_DATED: Final = {"es": "el {weekday} {day}", "en": "{weekday} {day}"}
# What goes before a day that is neither today nor tomorrow where something happens on it.
_ON: Final = {"es": "", "en": "on "}

TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "warning": "Agenda: te faltan {needed} esta semana y todavía hay manera. Ábrela hoy para "
        "ver cuándo.",
        "warning_late": "Agenda: te faltan {needed} esta semana. Ábrela hoy para ver qué puedes "
        "hacer.",
        "awaiting": "Agenda: estamos revisando lo que enviaste. Ábrela para ver cómo va.",
        "no_spare": "Agenda: vas bien. Lo que tienes apuntado completa tu semana: te faltan "
        "{needed}.",
        "stay_longer": "Agenda: casi completas tu semana, te faltan {gap}. Ábrela para ver cómo.",
        "missing_time": "Agenda: falta una hora en tus apuntes. Ábrela y complétala.",
        "became_short": "Agenda: a la semana pasada le faltaron {needed}. Puedes recuperarlas: "
        "ábrela para ver cómo.",
        "appearance": "Agenda: tienes una cita {date}. Ábrela para ver los detalles.",
        "date_changed": "Agenda: hay un cambio en una de tus citas. Ábrela para verlo.",
        "shift_evening": "Agenda: {shift} tienes un compromiso. Ábrela para ver la hora.",
        "shift_soon": "Agenda: dentro de poco tienes un compromiso.",
        "check_out": "Agenda: ¿ya terminaste por hoy? Ábrela y apunta a qué hora saliste.",
        "unsent_scans": "Agenda: puede haber apuntes sin enviar en tu teléfono. Ábrela cuando "
        "tengas internet.",
        "deadline": "Agenda: tienes un plazo hasta {due}. Ábrela para ver cuál.",
        "documents": "Agenda: te piden un papel o un dato más, hasta {answer}. Ábrela para ver "
        "cuál.",
        "decision": "Agenda: hay una respuesta para ti. Ábrela para verla.",
        "complete": "Agenda: ¡completaste todas tus horas! Ábrela para ver qué sigue.",
        "weekly_summary": "Agenda: tu resumen de la semana está listo: {done} de {required}.",
        "weekly_met": "Agenda: ¡semana completa! Hiciste {done} de {required}. Bien hecho.",
        "support_warning": "Agenda: {name} te pidió acompañarla. Hoy es buen día para preguntarle "
        "cómo va su semana.",
        "support_unreached": "Agenda: no hemos podido avisarle algo a {name}. ¿Puedes pedirle que "
        "abra su agenda?",
        "unconfirmed": "Agenda: hay {count} por confirmar en tu lista de hoy.",
        "silent": "Agenda: hay {count} sin respuesta desde hace tres días. Por favor revísenlas.",
        "monthly_report": "Agenda: el informe del mes vence {due}.",
        "coverage": "Agenda: pronto hay algo que renovar. Ábrela para ver qué y cuándo.",
        "coverage_lapsed": "Agenda: hay algo que renovar. Ábrela para ver qué.",
    },
    "en": {
        "warning": "Agenda: {needed} are missing this week and there is still a way. Open it "
        "today to see when.",
        "warning_late": "Agenda: {needed} are missing this week. Open it today to see what you "
        "can do.",
        "awaiting": "Agenda: we are looking at what you sent. Open it to see how it goes.",
        "no_spare": "Agenda: you are doing well. What you have planned completes your week: "
        "{needed} to go.",
        "stay_longer": "Agenda: your week is nearly complete, {gap} to go. Open it to see how.",
        "missing_time": "Agenda: a time is missing in your notes. Open it and add it.",
        "became_short": "Agenda: {needed} were missing last week. You can make them up: open it "
        "to see how.",
        "appearance": "Agenda: you have an appointment {date}. Open it for the details.",
        "date_changed": "Agenda: one of your appointments has changed. Open it to see.",
        "shift_evening": "Agenda: you have something planned {shift}. Open it to see when.",
        "shift_soon": "Agenda: you have something planned soon.",
        "check_out": "Agenda: are you done for today? Open it and note when you left.",
        "unsent_scans": "Agenda: there may be unsent notes on your phone. Open it when you are "
        "online.",
        "deadline": "Agenda: something is due by {due}. Open it to see what.",
        "documents": "Agenda: one more paper or detail is needed by {answer}. Open it to see what.",
        "decision": "Agenda: there is an answer for you. Open it to see.",
        "complete": "Agenda: you have done all your hours! Open it to see what is next.",
        "weekly_summary": "Agenda: your week in short is ready: {done} of {required}.",
        "weekly_met": "Agenda: a full week! You did {done} of {required}. Well done.",
        "support_warning": "Agenda: {name} asked you to be there for her. Today is a good day to "
        "ask how her week is going.",
        "support_unreached": "Agenda: we could not get a message to {name}. Could you ask her to "
        "open her agenda?",
        "unconfirmed": "Agenda: {count} to confirm on today's list.",
        "silent": "Agenda: {count} without an answer for three days. Please look at them.",
        "monthly_report": "Agenda: the month's report is due {due}.",
        "coverage": "Agenda: there is soon something to renew. Open it to see what and when.",
        "coverage_lapsed": "Agenda: there is something to renew. Open it to see what.",
    },
}
_MET: Final = ("met", "excused", "cured")


def text(
    kind: str, params: Mapping[str, Any], language: str, tz: str, now: datetime, name: str = ""
) -> str:
    """The sentence of a notice. KeyError when a field that its template needs is missing.

    `name` is the first name that a support person knows her by; no other kind uses it.
    """
    today = days.local_day(now, tz)
    words = {"name": name}
    for field, value in params.items():
        words |= _word(field, value, language, tz, today)
    return TEXTS[language][_key(kind, params)].format(**words)


def _key(kind: str, params: Mapping[str, Any]) -> str:
    if kind == "warning" and params["until"] is None:
        return "warning_late"
    if kind == "weekly_summary" and params["state"] in _MET:
        return "weekly_met"
    if kind == "coverage" and params["lapsed"]:
        return "coverage_lapsed"
    return kind


def _word(field: str, value: Any, language: str, tz: str, today: date) -> dict[str, str]:
    if field in ("needed", "gap", "done", "required"):
        return {field: duration(value)}
    if field == "count":
        return {field: str(value)}
    if field == "starts_at":
        named = _day(days.local_day(datetime.fromisoformat(value), tz), language, today)
        near = named in _NEAR[language]
        happens = named if near else _ON[language] + named
        return {"date": happens, "shift": happens}
    if field in ("due_on", "answer_by"):
        day = _day(date.fromisoformat(value), language, today)
        return {"due": day, "answer": day}
    return {}


def _day(day: date, language: str, today: date) -> str:
    """Today, tomorrow, or the day of the week and of the month."""
    ahead = (day - today).days
    if 0 <= ahead < len(_NEAR[language]):
        return _NEAR[language][ahead]
    weekday = _DAYS[language][day.weekday()]
    return _DATED[language].format(weekday=weekday, day=day.day)


def topic(kind: str, about: str) -> str:
    """What makes a newer message take the place of an older one on a screen; tells nothing."""
    digest = hashlib.sha256(f"{kind}|{about}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:TOPIC_CHARACTERS]
