"""The weeks of a paper as rows of a spreadsheet: minutes as numbers, to be added up."""

from typing import Any

from api.papers.kind import Facts, Sheet

COLUMNS: dict[str, tuple[str, str]] = {
    "week": ("Semana", "Week"),
    "monday": ("Lunes", "Monday"),
    "state": ("Estado (código)", "State (code)"),
    "required": ("Minutos pedidos", "Minutes asked for"),
    "credited": ("Minutos que cuentan", "Minutes counted"),
    "confirmed": ("Minutos confirmados", "Minutes confirmed"),
    "provisional": ("Minutos que esperan", "Minutes waiting"),
    "excused": ("Minutos justificados", "Minutes excused"),
    "short": ("Minutos que faltan", "Minutes missing"),
    "over_cap": ("Minutos sobre el límite", "Minutes above the limit"),
}


def week_sheet(facts: Facts, language: str) -> Sheet:
    """One row a week, oldest first."""
    which = 0 if language == "es" else 1
    weeks: Any = facts["weeks"]
    return Sheet(
        [names[which] for names in COLUMNS.values()],
        [[week[name] for name in COLUMNS] for week in weeks],
    )
