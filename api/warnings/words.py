"""What she is told of a week, and what took a week out of reach, in plain words."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from api.standing.words import duration, moment
from api.warnings.models import Telling

Texts = Mapping[str, str]

_TOLD: dict[str, Texts] = {
    "es": {
        "no_spare": "Tus próximos turnos completan tus horas: te faltan {needed}.",
        "stay_longer": "A tus turnos les faltan {gap} para completar la semana: quédate un poco "
        "más.",
        "missing_time": "Falta la hora de un registro. Dile a la entidad a qué hora llegaste o "
        "te fuiste.",
        "awaiting": "Estamos revisando lo que enviaste.",
        "awaiting_until": "Estamos revisando lo que enviaste. Si la respuesta es no, todavía "
        "puedes empezar hasta el {until}.",
        "warning": "Te faltan {needed} esta semana.",
        "warning_until": "Te faltan {needed} esta semana. Puedes empezar hasta el {until}.",
        "became_short": "A esa semana le faltaron {needed}. Puedes recuperarlas o contar el "
        "motivo.",
    },
    "en": {
        "no_spare": "Your next shifts complete your hours: {needed} to go.",
        "stay_longer": "Your shifts are {gap} short of the week: stay a little longer.",
        "missing_time": "A record has a time missing. Tell the site when you came or left.",
        "awaiting": "We are looking at what you sent.",
        "awaiting_until": "We are looking at what you sent. If the answer is no, you can still "
        "start until {until}.",
        "warning": "{needed} are missing this week.",
        "warning_until": "{needed} are missing this week. You can start until {until}.",
        "became_short": "That week closed {needed} short. You can make them up or give a reason.",
    },
}

_CAUSES: dict[str, Texts] = {
    "es": {
        "closure": "El lugar cerró, y las horas abiertas ya no alcanzan.",
        "decision": "Una decisión cambió las horas, y las abiertas ya no alcanzan.",
        "refusal": "Una justificación no fue aceptada, y las horas abiertas ya no alcanzan.",
        "terms": "La orden cambió, y las horas abiertas ya no alcanzan.",
        "timetable": "Cambió el horario, y las horas abiertas ya no alcanzan.",
    },
    "en": {
        "closure": "The site closed, and the hours left open are not enough.",
        "decision": "A decision changed the hours, and those left open are not enough.",
        "refusal": "An excuse was not accepted, and the hours left open are not enough.",
        "terms": "The order changed, and the hours left open are not enough.",
        "timetable": "The timetable changed, and the hours left open are not enough.",
    },
}


def told_text(telling: Telling, zone: ZoneInfo, language: str) -> str:
    """What she was told, with the numbers of that moment."""
    until: datetime | None = telling.reachable_until
    key = telling.kind
    if until is not None and f"{key}_until" in _TOLD[language]:
        key = f"{key}_until"
    return _TOLD[language][key].format(
        needed=duration(telling.needed_minutes),
        gap=duration(telling.gap_minutes),
        until="" if until is None else moment(until.astimezone(zone), language),
    )


def cause_text(cause: str, language: str) -> str:
    """The fact that took the reach away, as a sentence."""
    return _CAUSES[language][cause]
