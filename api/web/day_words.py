"""Days as people say them, for pages and sentences that a person reads or signs."""

from datetime import date

_WEEKDAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_FORM = {"es": "{day} de {month} de {year}", "en": "{day} {month} {year}"}


def day_text(day: date, language: str) -> str:
    """`24 de noviembre de 2026`, `24 November 2026`."""
    month = _MONTHS[language][day.month - 1]
    return _FORM[language].format(day=day.day, month=month, year=day.year)


def weekday_text(day: date, language: str) -> str:
    """The same with the day of the week in front."""
    return f"{_WEEKDAYS[language][day.weekday()]} {day_text(day, language)}"
