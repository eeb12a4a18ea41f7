"""The words of the printed agreement. It says who, where and when; to a host nothing of why."""

from datetime import date, datetime

Words = dict[str, str]

WORDS: dict[str, Words] = {
    "es": {
        "title": "Acuerdo de horas",
        "who": "Quiénes",
        "participant": "Participante",
        "host": "Entidad",
        "clerk": "Juzgado",
        "site": "Sede",
        "week": "Horas que se recuperan de la semana",
        "when": "Días y horas acordados",
        "day": "Día",
        "from": "Desde",
        "to": "Hasta",
        "minutes": "Minutos",
        "total": "Total",
        "state": "Estado",
        "proposed": "Propuesto: falta que alguien acepte",
        "agreed": "Acordado por las tres partes",
        "declined": "Rechazado",
        "cancelled": "Cancelado",
        "signatures": "Firmas",
        "sign": "Firma y fecha",
        "said_agree": "Aceptó el {day}",
        "said_decline": "Rechazó el {day}",
        "said_cancel": "Canceló el {day}",
        "said_nothing": "Todavía no responde",
        "foot": "Acuerdo {id}. Lo que vale es lo que está registrado.",
    },
    "en": {
        "title": "Agreement on hours",
        "who": "Who",
        "participant": "Participant",
        "host": "Host",
        "clerk": "Court",
        "site": "Site",
        "week": "Hours made up for the week",
        "when": "Days and times agreed on",
        "day": "Day",
        "from": "From",
        "to": "To",
        "minutes": "Minutes",
        "total": "Total",
        "state": "State",
        "proposed": "Proposed: somebody has still to agree",
        "agreed": "Agreed by all three",
        "declined": "Declined",
        "cancelled": "Cancelled",
        "signatures": "Signatures",
        "sign": "Signature and date",
        "said_agree": "Agreed on {day}",
        "said_decline": "Declined on {day}",
        "said_cancel": "Cancelled on {day}",
        "said_nothing": "Has not answered yet",
        "foot": "Agreement {id}. What counts is what is on record.",
    },
}
_DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day_text(day: date | datetime, language: str) -> str:
    """A day that nobody can misread: its name, and year, month, day."""
    return f"{_DAYS[language][day.weekday()]} {day:%Y-%m-%d}"
