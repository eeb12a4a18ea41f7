"""The charts: plain pictures that hide nothing about what they hide."""

import re
from xml.etree import ElementTree as ET

import pytest

from api.rules.figures import NATION
from api.statistics.chart_values import Chart, Point, Series
from api.statistics.charts import chart_of, described, drawn, svg
from api.statistics.definitions import TABLES

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 10))
WEEKS = Chart(
    "Semanas",
    "Cómo terminaron las semanas.",
    "semanas",
    MONTHS,
    (
        Series("Cumplidas", tuple(range(100, 190, 10))),
        Series("Cortas", ("few_people", "few_people", 15, 20, 20, "not_known", 15, 25, 20)),
    ),
)


def _tree(chart: Chart = WEEKS, language: str = "es") -> ET.Element:
    return ET.fromstring(svg(chart, language))


def _texts(tree: ET.Element) -> list[str]:
    return [node.text or "" for node in tree.iter(f"{SVG}text")]


def _one(*points: Point) -> Chart:
    return Chart("Horas", "Horas.", "horas", MONTHS[: len(points)], (Series("Pedidas", points),))


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_same_table_is_the_same_bytes(language: str) -> None:
    assert svg(WEEKS, language) == svg(WEEKS, language)


def test_a_chart_holds_no_script_and_nothing_from_elsewhere() -> None:
    text = svg(WEEKS, "es").decode()
    assert [word for word in ("script", "window.", "<!--") if word in text] == []
    assert " on" not in re.sub(r">[^<]*<", "><", text)
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|url\((?!#)", text)


def test_a_chart_has_a_role_a_name_and_a_description() -> None:
    tree = _tree()
    named = {node.attrib.get("id"): node.text for node in tree if node.attrib.get("id")}
    assert tree.attrib["role"] == "img"
    assert [named[key] for key in tree.attrib["aria-labelledby"].split()] == [
        "Semanas",
        described(WEEKS, "es"),
    ]
    assert "B, Cortas: mar 2026: 15 … sep 2026: 20." in described(WEEKS, "es")


def test_every_line_has_its_own_dashes_and_its_own_mark() -> None:
    points = tuple(range(10, 100, 10))
    tree = _tree(Chart("t", "a", "u", MONTHS, tuple(Series(str(n), points) for n in range(6))))
    style = next(tree.iter(f"{SVG}style")).text or ""
    light = style.partition("@media")[0]
    assert len(set(re.findall(r"stroke-dasharray:([^}]*)", light))) == 6
    marks = {
        (node.attrib["class"], node.attrib["d"])
        for node in tree.iter(f"{SVG}path")
        if "mark" in node.attrib.get("class", "")
    }
    assert len(marks) == len({shape for _, shape in marks}) == 6


def test_a_hidden_cell_is_a_gap_with_its_word_and_never_a_zero() -> None:
    tree = _tree(_one(50, "few_people", "few_people", "few_people", 60, 60))
    assert "oculto" in _texts(tree)
    assert "Oculto: pocas personas, o delataría a pocas." in _texts(tree)
    marks = [node for node in tree.iter(f"{SVG}path") if "mark" in node.attrib.get("class", "")]
    # Three points and the mark in the legend; the line does not cross the gap.
    assert len(marks) == 4
    whole = _tree(_one(50, 50, 50, 50, 60, 60))
    assert "oculto" not in _texts(whole)
    boxes = [node for node in tree.iter(f"{SVG}rect") if node.attrib.get("class") == "box"]
    assert len(boxes) == 2


def test_what_nobody_knows_is_told_apart_from_what_is_hidden() -> None:
    texts = _texts(_tree(_one(50, 60, "not_known", "not_known", "not_known", "not_known")))
    assert "no se sabe" in texts
    assert "oculto" not in texts


def test_a_table_that_is_all_hidden_says_so() -> None:
    texts = _texts(_tree(_one("few_people", "few_people"), "en"))
    assert "no figure that can be shown" in texts
    assert "0" not in texts


def test_the_milestones_are_marked_or_told_to_lie_before() -> None:
    early = Chart("t", "a", "u", ("2023-02", "2023-03", "2023-04"), (Series("s", (10, 15, 20)),))
    assert "1 Ley 2292, mar 2023" in _texts(_tree(early))
    assert any(text.startswith("Antes de estos meses: Ley 2292") for text in _texts(_tree()))
    drawn_lines = [node for node in _tree(early).iter() if node.attrib.get("class") == "mile"]
    assert len(drawn_lines) == 1


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_table_has_a_chart_of_one_unit(code: str) -> None:
    table = TABLES[code]
    assert 1 <= len(drawn(table)) <= 6
    assert len({one.unit for one in drawn(table)}) == 1
    cells: dict[tuple[str, str, str], Point] = {
        ("2026-09", NATION, one.code): 40 for one in table.columns
    }
    cells |= {("2026-H1", NATION, one.code): 90 for one in table.columns}
    chart = chart_of(table, cells, "en")
    assert chart.months == ("2026-09",)
    assert _tree(chart, "en").tag == f"{SVG}svg"
