"""The public pages of figures, made of a made-up release."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from api.rules.figures import NATION, Hidden
from api.statistics.column_words import COLUMNS
from api.statistics.definitions import TABLES
from api.statistics.method_words import CHAPTERS
from api.statistics.page_making import (
    Published,
    Reader,
    absent_page,
    figures_page,
    method_page,
    none_page,
)
from api.statistics.page_view import Cell, Cells
from api.statistics.page_words import SENTENCES, WORDS

ES, EN = Reader("es", "/cifras"), Reader("en", "/cifras", chosen=True)
VOID = {"meta", "link", "img", "br", "input"}


def cells(code: str, **shown: int | None) -> Cells:
    """A month of a table: these values, and a hidden cell for every None."""
    made: dict[tuple[str, str, str], Cell] = {}
    for column, value in shown.items():
        hidden: Hidden | None = "few_people" if value is None else None
        percent = 80 if value is not None and TABLES[code].column(column).share_of else None
        made["2026-09", NATION, column] = Cell(value, hidden, percent)
    return made


WEEKS = cells("weeks", all=1250, met=1000, excused=100, cured=None, short=None)
RELEASE = Published("2026-09", date(2026, 11, 1), {"weeks": WEEKS})


class _Nested(HTMLParser):
    """Whether every tag that was opened is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("reader", [ES, EN], ids=["es", "en"])
def test_every_page_is_well_formed_and_needs_no_script(reader: Reader) -> None:
    pages = (
        figures_page(reader, RELEASE, ["2026-08"]),
        figures_page(reader, RELEASE, [], fixed=True),
        method_page(reader),
        none_page(reader, "2026-10", date(2026, 12, 1)),
        absent_page(reader, ["2026-08"]),
    )
    for page in pages:
        nested = _Nested(page)
        assert (nested.open, nested.wrong) == ([], [])
        assert re.findall(r"<script|style=|https?://|<form|mailto:| on\w+=", page) == []
        assert f'<html lang="{reader.language}">' in page


def test_a_hidden_cell_says_in_words_that_it_is_hidden_and_why() -> None:
    page = figures_page(ES, RELEASE, [])
    assert page.count('<td class="hidden">oculto: pocas personas</td>') == 2
    assert "No se muestra: son pocas personas, o con este número se sabría de pocas." in page
    assert "No es un cero." in page
    assert "<td>1.000 <small>80 %</small></td>" in page


def test_the_newest_month_is_told_in_sentences_and_what_is_hidden_has_none() -> None:
    page = figures_page(ES, RELEASE, [])
    assert "De unas 1.250 semanas, 1.000 se cumplieron enteras (80 %)." in page
    assert "cumplían su orden" not in page
    hidden = cells("weeks", all=1250, met=None, excused=None, cured=None, short=None)
    silent = figures_page(ES, Published("2026-09", RELEASE.day, {"weeks": hidden}), [])
    assert WORDS["es"]["in_short"] not in silent


def test_a_table_has_its_chart_its_grid_and_its_files_side_by_side() -> None:
    page = figures_page(EN, RELEASE, [])
    base = "/api/v1/statistics/2026-09"
    assert f'src="{base}/weeks.svg?lang=en"' in page
    assert "The table below has the same figures." in page
    for file in ("weeks.csv", 'weeks"', "bulletin.pdf", "dictionary"):
        assert f'href="{base}/{file}' in page, file


def test_departments_stand_below_the_nation_folded_away() -> None:
    grown = {("2026-H1", place, "all"): Cell(500) for place in (NATION, "11", "05", "00")}
    page = figures_page(ES, Published("2026-09", RELEASE.day, {"weeks": {**WEEKS, **grown}}), [])
    assert "<summary>Primer semestre de 2026</summary>" in page
    rows = re.findall(r'<th scope="row">([^<]*)', page)
    assert rows[:2] == ["sep 2026", "Colombia"]
    assert set(rows[2:]) == {"Antioquia", "Bogotá, D. C.", "Departamento sin dato"}


def test_a_release_at_its_own_address_leads_to_the_newest() -> None:
    page = figures_page(EN, RELEASE, ["2026-08"], fixed=True)
    assert "This page is of one release and never changes." in page
    assert 'href="/cifras?lang=en"' in page
    assert 'href="/cifras/2026-08?lang=en"' in page
    assert "never changes" not in figures_page(EN, RELEASE, ["2026-08"])


def test_without_a_release_the_page_says_when_the_first_comes() -> None:
    page = none_page(ES, "2026-10", date(2026, 12, 1))
    assert "Todavía no hay cifras publicadas." in page
    assert "Las primeras salen el 1 de diciembre de 2026. Serán de octubre de 2026." in page
    assert "se están preparando" in none_page(ES, "2026-08", None)
    assert "del primer mes con horas de servicio" in none_page(ES, None, None)


def test_the_method_page_says_what_every_column_means() -> None:
    for reader in (ES, EN):
        page = method_page(reader).replace("&#39;", "'")
        for said in COLUMNS.values():
            assert said[reader.language].about in page
        assert "CC BY 4.0" in page


def test_both_languages_say_as_much() -> None:
    assert WORDS["es"].keys() == WORDS["en"].keys()
    assert [one[:2] for one in SENTENCES["es"]] == [one[:2] for one in SENTENCES["en"]]
    shapes = [
        [(one.key, len(one.lines), len(one.points)) for one in CHAPTERS[language]]
        for language in ("es", "en")
    ]
    assert shapes[0] == shapes[1]


def test_made_up_figures_say_that_they_are() -> None:
    assert WORDS["es"]["made_up"] in figures_page(Reader("es", "/", made_up=True), RELEASE, [])
    assert WORDS["es"]["made_up"] not in figures_page(ES, RELEASE, [])
