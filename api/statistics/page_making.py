"""Makes the public pages of figures out of a release: values in, HTML out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jinja2 import Environment

from api.statistics import method_words, page_templates, words
from api.statistics.chart_words import month_short
from api.statistics.column_words import COLUMNS
from api.statistics.definitions import TABLES, measure
from api.statistics.milestones import MILESTONES
from api.statistics.page_view import Cells, month_name, sentences, table_view
from api.statistics.page_words import WORDS
from api.web.day_words import day_text

_ENV: Final = Environment(autoescape=True, trim_blocks=True)
_NONE: Final = _ENV.from_string(page_templates.NONE)
_FIGURES: Final = _ENV.from_string(page_templates.GRID + page_templates.FIGURES)
_ABSENT: Final = _ENV.from_string(page_templates.ABSENT)
_METHOD: Final = _ENV.from_string(page_templates.METHOD)


@dataclass(frozen=True, slots=True)
class Reader:
    """In which language a page is read, where it stands, and whether she chose the language."""

    language: str
    here: str
    chosen: bool = False
    made_up: bool = False

    @property
    def kept(self) -> str:
        """What a link carries along, so that a choice of language lasts."""
        return f"?lang={self.language}" if self.chosen else ""


@dataclass(frozen=True, slots=True)
class Published:
    """A release as a page needs it: its newest month, its day, and its tables."""

    name: str
    day: date
    tables: Mapping[str, Cells]


def none_page(reader: Reader, month: str | None, day: date | None) -> str:
    """Nothing is published yet: the first month of which anything is known, and its day if that
    is still to come."""
    said = WORDS[reader.language]
    first = said["none_known" if month is None else "none_soon"]
    if month is not None and day is not None:
        when = day_text(day, reader.language)
        first = said["none_when"].format(day=when, month=month_name(month, reader.language))
    return _NONE.render(**_frame(reader, said["heading"]), first=first)


def absent_page(reader: Reader, others: Sequence[str]) -> str:
    """There is no such release; those that there are."""
    said = WORDS[reader.language]
    names = _named(others, reader.language)
    return _ABSENT.render(**_frame(reader, said["absent"]), others=names)


def figures_page(
    reader: Reader, release: Published, others: Sequence[str], *, fixed: bool = False
) -> str:
    """The tables of a release, with a few sentences, charts and downloads. `fixed`: at an address
    of its own, where it stays when newer ones come."""
    language = reader.language
    said = WORDS[language]
    until = said["until"].format(
        month=month_name(release.name, language), day=day_text(release.day, language)
    )
    return _FIGURES.render(
        **_frame(reader, said["heading"]),
        until=until,
        fixed=fixed,
        release=release.name,
        base=f"/api/v1/statistics/{release.name}",
        sentences=sentences(release.tables, release.name, language),
        tables=[
            table_view(TABLES[code], cells, language)
            for code, cells in release.tables.items()
            if cells
        ],
        others=_named(others, language),
    )


def method_page(reader: Reader) -> str:
    """How the figures come about, what they mean, and what is hidden."""
    language = reader.language
    return _METHOD.render(
        **_frame(reader, method_words.TITLE[language]),
        back=method_words.BACK[language],
        contents=method_words.CONTENTS[language],
        meaning=method_words.MEANING[language],
        dates=method_words.MILESTONES[language],
        chapters=method_words.CHAPTERS[language],
        tables=[
            (
                words.title(table, language),
                words.about(table, language),
                [COLUMNS[measure(table.code, one.code)][language] for one in table.columns],
            )
            for table in TABLES.values()
        ],
        milestones=[(month_short(one.month, language), one.name(language)) for one in MILESTONES],
    )


def _named(others: Sequence[str], language: str) -> list[tuple[str, str]]:
    return [(name, month_name(name, language)) for name in others]


def _frame(reader: Reader, heading: str) -> dict[str, object]:
    said = WORDS[reader.language]
    other = "es" if reader.language == "en" else "en"
    return {
        "w": said,
        "lang": reader.language,
        "other": other,
        "here": reader.here,
        "kept": reader.kept,
        "heading": heading,
        "made_up": reader.made_up,
    }
