"""The standing in plain words, Spanish and English. Warnings are help: no threats, no law.

Each sentence can be checked by hand against the numbers it holds.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from api.rules.values import Reason, Slot, Standing

Texts = Mapping[str, str]

_DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

REASONS: dict[str, Texts] = {
    "es": {
        "required": "La semana pide {minutes}.",
        "make_up_due": "Y {minutes} de recuperación.",
        "nothing_required": "Esta semana no pide horas.",
        "not_required_partial": "La semana no está completa: no pide horas.",
        "paused": "La orden está en pausa: esta semana no pide horas.",
        "credited": "{minutes} hechas, {confirmed} confirmadas.",
        "provisional_hours": "{minutes} esperan la confirmación del lugar.",
        "running_hours": "{minutes} en curso o sin hora de salida.",
        "over_cap": "{minutes} más del máximo: quedan guardadas aparte.",
        "claimed_hours": "{minutes} escritas sin código: cuentan cuando alguien las confirme.",
        "missing_check_out": "Falta una hora de salida.",
        "missing_check_in": "Falta una hora de llegada.",
        "holiday": "El {day} es festivo.",
        "closure": "El lugar cierra desde el {from} hasta el {to}.",
        "excused": "{minutes} están justificadas.",
        "excuse_pending": "{minutes} esperan respuesta: hay un motivo en revisión.",
        "needed": "Faltan {minutes}.",
        "shift_missed": "Un turno pasó sin registro.",
        "planned_covers": "Los turnos que vienen suman {planned}: alcanzan.",
        "plan_falls_short": "Los turnos que vienen suman {planned}; faltan {short} más.",
        "beyond_capacity": "Faltan {needed} y el lugar abre {capacity} más esta semana.",
        "latest_start": "Faltan horas: se puede empezar hasta el {at}.",
        "made_up": "{minutes} recuperadas.",
        "short": "La semana cerró con {minutes} menos.",
        "make_up_missed": "Quedan {minutes} de recuperación por hacer.",
        "below_floor": "Son menos de {floor} en la semana.",
        "may_still_change": "El resultado todavía puede cambiar.",
    },
    "en": {
        "required": "The week asks for {minutes}.",
        "make_up_due": "And {minutes} to make up.",
        "nothing_required": "This week asks for no hours.",
        "not_required_partial": "The week is not a whole one: it asks for no hours.",
        "paused": "The order is paused: this week asks for no hours.",
        "credited": "{minutes} done, {confirmed} confirmed.",
        "provisional_hours": "{minutes} wait for the site to confirm.",
        "running_hours": "{minutes} running, or without a time of leaving.",
        "over_cap": "{minutes} above the most that counts: kept apart.",
        "claimed_hours": "{minutes} typed without a code: they count once somebody confirms.",
        "missing_check_out": "A time of leaving is missing.",
        "missing_check_in": "A time of arrival is missing.",
        "holiday": "{day} is a public holiday.",
        "closure": "The site is closed from {from} to {to}.",
        "excused": "{minutes} are excused.",
        "excuse_pending": "{minutes} wait for an answer to an excuse.",
        "needed": "{minutes} are missing.",
        "shift_missed": "One shift passed without a scan.",
        "planned_covers": "The coming shifts add up to {planned}: that is enough.",
        "plan_falls_short": "The coming shifts add up to {planned}; {short} more are needed.",
        "beyond_capacity": "{needed} are missing and the site opens {capacity} more this week.",
        "latest_start": "Hours are missing: one can start until {at}.",
        "made_up": "{minutes} made up.",
        "short": "The week closed {minutes} short.",
        "make_up_missed": "{minutes} to make up are still owed.",
        "below_floor": "That is less than {floor} in the week.",
        "may_still_change": "The result may still change.",
    },
}

_HERS: dict[str, Texts] = {
    "es": {
        "not_required": "Esta semana no te pide horas.",
        "met": "Completaste tus horas de esta semana. ¡Bien hecho!",
        "met_past": "Completaste esta semana.",
        "excused": "Esta semana quedó completa con tu justificación.",
        "cured": "Recuperaste las horas de esta semana.",
        "short": "A esta semana le faltaron {short}. Puedes recuperarlas o contar el motivo.",
        "on_track": "Vas bien. Te faltan {needed} y tus turnos alcanzan.",
        "no_spare": "Vas bien. Tus próximos turnos completan tus horas: te faltan {needed}.",
        "beside": "Vas bien. Te faltan {needed}, {lacking} más que tus turnos. {slots}",
        "stay": "Vas bien. Te faltan {needed}: {day} quédate hasta {at}.",
        "early": "Vas bien. Te faltan {needed}: {day} llega a {at}.",
        "awaiting": "Estamos revisando lo que enviaste. No tienes que hacer nada por ahora.",
        "awaiting_until": "Estamos revisando lo que enviaste. Si la respuesta es no, todavía "
        "puedes empezar hasta el {latest}.",
        "tight": "Te faltan {needed} esta semana. {slots}",
        "last_chance": "Te faltan {needed} esta semana. {slots}",
        "out_of_reach": "Esta semana ya no alcanzan las horas abiertas: te faltan {needed}. "
        "Puedes contar el motivo o pedir otra semana para esas horas.",
        "slots": "Puedes venir {when}.",
        "or": " o ",
        "today": "hoy",
        "on": "el {day}",
        "span": "de {starts} a {ends}",
        "at": "las {time}",
        "at_one": "la {time}",
    },
    "en": {
        "not_required": "This week asks nothing of you.",
        "met": "You have completed your hours for this week. Well done!",
        "met_past": "You completed this week.",
        "excused": "This week was completed with your excuse.",
        "cured": "You made up the hours of this week.",
        "short": "This week closed {short} short. You can make them up or give a reason.",
        "on_track": "You are on track. {needed} to go, and your shifts cover them.",
        "no_spare": "You are on track. Your next shifts complete your hours: {needed} to go.",
        "beside": "You are on track. {needed} to go, {lacking} more than your shifts. {slots}",
        "stay": "You are on track. {needed} to go: stay until {at} {day}.",
        "early": "You are on track. {needed} to go: come at {at} {day}.",
        "awaiting": "We are looking at what you sent. There is nothing to do for now.",
        "awaiting_until": "We are looking at what you sent. If the answer is no, you can still "
        "start until {latest}.",
        "tight": "{needed} are missing this week. {slots}",
        "last_chance": "{needed} are missing this week. {slots}",
        "out_of_reach": "The hours left open this week are not enough: {needed} are missing. "
        "You can give a reason or ask to make them up in another week.",
        "slots": "You can come {when}.",
        "or": " or ",
        "today": "today",
        "on": "on {day}",
        "span": "from {starts} to {ends}",
        "at": "{time}",
        "at_one": "{time}",
    },
}


def duration(minutes: int) -> str:
    """Minutes as people say them: `3 h`, `3 h 30 min`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours} h {rest} min"
    return f"{hours} h" if hours else f"{rest} min"


def moment(instant: datetime, language: str) -> str:
    """A day of the week and a time: `jueves 13:00`."""
    return f"{_DAYS[language][instant.weekday()]} {instant:%H:%M}"


def _named_day(day: date, language: str) -> str:
    return f"{_DAYS[language][day.weekday()]} {day.day}"


def _word(code: str, name: str, value: int | str, language: str) -> str:
    """A parameter of a reason as people read it: minutes, instants or days, by its name."""
    if isinstance(value, int):
        return duration(value)
    readers: dict[str, Callable[[str], str]] = {
        "day": lambda text: _named_day(date.fromisoformat(text), language),
        "at": lambda text: moment(datetime.fromisoformat(text), language),
    }
    if code == "closure" and name in ("from", "to"):
        return moment(datetime.fromisoformat(value), language)
    return readers[name](value) if name in readers else value


def reason_text(reason: Reason, language: str) -> str:
    """One reason as a sentence."""
    texts = REASONS[language]
    words = {k: _word(reason.code, k, v, language) for k, v in reason.params.items()}
    return texts[reason.code].format(**words)


def slot_text(slot: Slot, language: str) -> str:
    """A time to come: `jueves 13:00–16:00`."""
    return f"{moment(slot.starts_at, language)}–{slot.ends_at:%H:%M}"


def her_sentence(standing: Standing, now: datetime, language: str) -> str:
    """What she reads first on her screen."""
    texts = _HERS[language]
    key: str = standing.state
    if key == "no_spare" and standing.planned_minutes < standing.needed_minutes:
        return _little_longer(standing, now, language)
    if key == "awaiting" and standing.latest_start is not None:
        key = "awaiting_until"
    latest = standing.latest_start
    return (
        texts[key]
        .format(
            needed=duration(standing.needed_minutes),
            short=duration(standing.short_minutes),
            latest="" if latest is None else moment(latest, language),
            slots=_slots(standing, now, language),
        )
        .strip()
    )


def _little_longer(standing: Standing, now: datetime, language: str) -> str:
    """Until when to stay, or from when to come, for the few minutes that the plan lacks: beside
    the next shift that has so much open time before or after it."""
    texts, needed = _HERS[language], duration(standing.needed_minutes)
    lacking = standing.needed_minutes - standing.planned_minutes
    coming, minutes = standing.slots, timedelta(minutes=lacking)
    wide = [slot for slot in coming if slot.kind == "open" and slot.minutes >= lacking]
    after, before = {slot.starts_at for slot in wide}, {slot.ends_at for slot in wide}
    for shift in (slot for slot in coming if slot.kind == "shift"):
        day = _on_day(shift.starts_at, now, language)
        if shift.ends_at in after:
            at = _at(shift.ends_at + minutes, language)
            return texts["stay"].format(needed=needed, day=day, at=at)
        if shift.starts_at in before:
            at = _at(shift.starts_at - minutes, language)
            return texts["early"].format(needed=needed, day=day, at=at)
    slots = _slots(standing, now, language)
    said = texts["beside"].format(needed=needed, lacking=duration(lacking), slots=slots)
    return said.strip()


def _on_day(instant: datetime, now: datetime, language: str) -> str:
    texts, day = _HERS[language], _day(instant, now, language)
    return day if day == texts["today"] else texts["on"].format(day=day)


def _day(instant: datetime, now: datetime, language: str) -> str:
    if instant.date() == now.astimezone(instant.tzinfo).date():
        return _HERS[language]["today"]
    return _DAYS[language][instant.weekday()]


def _at(instant: datetime, language: str) -> str:
    return _HERS[language]["at_one" if instant.hour == 1 else "at"].format(time=f"{instant:%H:%M}")


def _slots(standing: Standing, now: datetime, language: str) -> str:
    """The next two times that are not planned yet, or the next ones at all."""
    texts = _HERS[language]
    free = [slot for slot in standing.slots if slot.kind == "open"] or list(standing.slots)
    if not free:
        return ""
    spans = [_span(slot, language) for slot in free[:2]]
    names = [_day(slot.starts_at, now, language) for slot in free[:2]]
    if len(set(spans)) < len(spans):
        when = f"{texts['or'].join(names)} {spans[0]}"
    elif len(set(names)) < len(names):
        when = f"{names[0]} {texts['or'].join(spans)}"
    else:
        when = texts["or"].join(f"{name} {span}" for name, span in zip(names, spans, strict=True))
    return texts["slots"].format(when=when)


def _span(slot: Slot, language: str) -> str:
    """From when to when; the end of the day is 24:00, as in opening hours."""
    ends = f"{slot.ends_at:%H:%M}"
    ends = "24:00" if ends == "00:00" else ends
    return _HERS[language]["span"].format(starts=f"{slot.starts_at:%H:%M}", ends=ends)
