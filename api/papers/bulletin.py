"""The bulletin: a release of published figures on four pages, for printing and for reading out."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from api.papers.press import Json, print_pdf
from api.rules import days, releases
from api.statistics import charts, method_words, service
from api.statistics.chart_values import Chart, Point
from api.statistics.definitions import TABLES
from api.statistics.page_view import Cell, Cells, month_name, sentences, table_view
from api.statistics.page_words import WORDS
from api.web.day_words import day_text

TITLES: Final = {"es": "Boletín de cifras", "en": "Bulletin of figures"}
# What four pages have room for; the rest is on the public page and in the files.
DRAWN: Final = ("weeks", "hours", "causes")
PRINTED: Final = ("women", "weeks", "hours", "causes")
MONTHS: Final = 6
CHAPTERS: Final = ("proteccion", "oculto", "no-se-sabe", "licencia")
LICENCE: Final = "licencia"


def bulletin(session: Session, name: str, language: str, *, made_up: bool = False) -> bytes:
    """A release as a tagged PDF of four pages: the same release gives the same bytes."""
    release = service.release_of(session, name)
    wanted = dict.fromkeys((*PRINTED, *DRAWN, *TABLES))
    tables = {code: _cells(service.table(session, name, code)) for code in wanted}
    drawn = {code: charts.chart_of(TABLES[code], _points(tables[code]), language) for code in DRAWN}
    published = days.local_day(release.published_at, releases.ZONE)
    said = WORDS[language]
    month = month_name(name, language)
    facts: dict[str, Json] = {
        "heading": said["heading"],
        "intro": said["intro"],
        "until": said["until"].format(month=month, day=day_text(published, language)),
        "made_up": said["made_up"] if made_up else None,
        "short": said["in_short"],
        "sentences": list(sentences(tables, name, language)),
        "hidden_why": said["hidden_why"],
        "hidden_text": f"{said['hidden_text']} {said['rounded']}",
        "charts": [_chart(code, chart, language) for code, chart in drawn.items()],
        "tables": [_table(code, tables[code], language) for code in PRINTED],
        "method": method_words.TITLE[language],
        "chapters": _chapters(language),
    }
    return print_pdf(
        "bulletin",
        facts,
        language=language,
        title=f"{TITLES[language]}, {month}",
        made_on=published,
        drawn={code: charts.svg(chart, language).decode() for code, chart in drawn.items()},
    )


def _chart(code: str, chart: Chart, language: str) -> Json:
    return {"code": code, "title": chart.title, "told": charts.described(chart, language)}


def _table(code: str, cells: Cells, language: str) -> Json:
    """The newest national months, each cell with its share or with the word that it is hidden."""
    view = table_view(TABLES[code], cells, language)
    months = view.parts[0]
    return {
        "title": f"{view.title} ({view.columns[0][1]})",
        "headers": [months.head, *(title for title, _ in view.columns)],
        "rows": [
            [when, *(f"{one.text} ({one.share})" if one.share else one.text for one in row)]
            for when, row in months.rows[:MONTHS]
        ],
    }


def _chapters(language: str) -> Json:
    found = {one.key: one for one in method_words.CHAPTERS[language]}
    return [
        {
            "title": found[key].title,
            "lines": list(found[key].lines),
            "points": list(found[key].points),
        }
        for key in CHAPTERS
    ]


def _cells(found: service.Published) -> Cells:
    return {
        (row.period, row.place, cell.column): Cell(cell.value, cell.hidden, cell.rate_percent)
        for row in found.rows
        for cell in row.cells
    }


def _points(cells: Cells) -> Mapping[tuple[str, str, str], Point]:
    return {
        key: cell.hidden or 0 if cell.value is None else cell.value for key, cell in cells.items()
    }
