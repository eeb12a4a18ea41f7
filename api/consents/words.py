"""The texts that she agrees to, and what an organization reads about how to help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from api.rules.consents import Purpose
from api.rules.values import Standing
from api.standing.words import duration, moment


@dataclass(frozen=True, slots=True)
class Asked:
    """A purpose in plain words: what it is for, what is seen, and what is not."""

    title: str
    shows: str
    hides: str


_NEVER: Final = {
    "es": "No ven tu apellido, tu documento, tu número de caso ni tus papeles.",
    "en": "They do not see your last name, your ID, your case number or your papers.",
}

# By version; a text that was ever shown is never changed or removed.
TEXTS: Final[Mapping[str, Mapping[str, Asked]]] = {
    "week-1": {
        "es": Asked(
            "Ver cómo va mi semana, para ayudarme a cumplirla",
            "Ven tu nombre de pila, cuántas horas llevas, cuántas te faltan, si tienes un aviso y "
            "en qué días y horas todavía puedes hacerlas.",
            _NEVER["es"] + " Tampoco ven a dónde vas.",
        ),
        "en": Asked(
            "See how my week goes, to help me keep it",
            "They see your first name, how many hours you have, how many are missing, whether "
            "there is a warning, and on which days and hours you can still do them.",
            _NEVER["en"] + " Nor do they see where you go.",
        ),
    },
    "court_date-1": {
        "es": Asked(
            "Saber mi próxima cita, para acompañarme",
            "Ven tu nombre de pila, y el día, la hora y el lugar de tu próxima cita.",
            _NEVER["es"] + " Tampoco ven tus horas.",
        ),
        "en": Asked(
            "Know my next date at the court, to go with me",
            "They see your first name, and the day, the time and the place of your next date.",
            _NEVER["en"] + " Nor do they see your hours.",
        ),
    },
    "shifts-1": {
        "es": Asked(
            "Saber mis turnos, para ayudarme a llegar",
            "Ven tu nombre de pila, tus turnos de los próximos siete días y el nombre de la sede.",
            _NEVER["es"] + " Tampoco ven si fuiste.",
        ),
        "en": Asked(
            "Know my shifts, to help me get there",
            "They see your first name, your shifts of the next seven days, and the site's name.",
            _NEVER["en"] + " Nor do they see whether you went.",
        ),
    },
}
NEWEST: Final[Mapping[Purpose, str]] = {
    "week": "week-1",
    "court_date": "court_date-1",
    "shifts": "shifts-1",
}

_HELP: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "none": "Por ahora no hace falta nada.",
        "until": "Le faltan {minutes}. Todavía puede hacerlas; lo más tarde, empezar el {at}.",
        "needed": "Le faltan {minutes} esta semana.",
        "short": "A esta semana le van a faltar {minutes}. Puede recuperarlas o decir el motivo.",
        "awaiting": "Hay algo en revisión: conviene preguntar si necesita ayuda con eso.",
    },
    "en": {
        "none": "Nothing is needed for now.",
        "until": "{minutes} are missing. She can still make them; the latest to start is {at}.",
        "needed": "{minutes} are missing this week.",
        "short": "This week will be {minutes} short. She can make them up or say why.",
        "awaiting": "Something is being looked at: ask whether she needs help with it.",
    },
}


def help_text(standing: Standing, zone: ZoneInfo, language: str) -> str:
    """What an organization can do with this, in one sentence."""
    texts = _HELP[language]
    minutes = duration(max(standing.needed_minutes, standing.short_minutes))
    if standing.state == "awaiting":
        return texts["awaiting"]
    if standing.state in ("out_of_reach", "short"):
        return texts["short"].format(minutes=minutes)
    if standing.needed_minutes == 0:
        return texts["none"]
    latest: datetime | None = standing.latest_start
    if latest is None:
        return texts["needed"].format(minutes=minutes)
    return texts["until"].format(minutes=minutes, at=moment(latest.astimezone(zone), language))
