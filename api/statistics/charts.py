"""Pictures of the published tables: lines by month that can be read without colour.

Each line has its own dashes, its own mark and a letter. A hidden cell is a gap in the line and a
hatched box below it, with its word: never a zero. The same table gives the same bytes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from api.rules.figures import NATION
from api.statistics import chart_look
from api.statistics.chart_values import LETTERS, Chart, Point, Series
from api.statistics.chart_words import WORDS, grouped, month_short
from api.statistics.column_words import COLUMNS
from api.statistics.definitions import Column, Table, measure
from api.statistics.words import UNITS, about, title

# Where the first columns of one unit say less than these do.
_DRAWN: Final[Mapping[str, tuple[str, ...]]] = {
    "causes": ("her", "host", "programme", "force_majeure", "undecided"),
    "confirmations": ("within_24_hours", "within_72_hours", "later", "no_answer"),
    "excuses": ("all", "accepted", "refused", "withdrawn", "undecided"),
    "time_to_decide": ("median",),
}


def drawn(table: Table) -> tuple[Column, ...]:
    """The columns that its chart shows: of one unit, and no more than can be told apart."""
    named = _DRAWN.get(table.code)
    if named:
        return tuple(one for one in table.columns if one.code in named)
    unit = table.columns[0].unit
    return tuple(one for one in table.columns if one.unit == unit)[: len(LETTERS)]


def chart_of(table: Table, cells: Mapping[tuple[str, str, str], Point], language: str) -> Chart:
    """The national months of a published table; `cells` by period, place and column."""
    months = tuple(
        sorted({period for period, place, _ in cells if place == NATION and "H" not in period})
    )
    columns = drawn(table)
    return Chart(
        title=title(table, language),
        about=about(table, language),
        unit=UNITS[columns[0].unit][language],
        months=months,
        series=tuple(
            Series(
                COLUMNS[measure(table.code, one.code)][language].title,
                tuple(cells.get((month, NATION, one.code), "not_known") for month in months),
            )
            for one in columns
        ),
    )


@lru_cache(maxsize=64)
def svg(chart: Chart, language: str) -> bytes:
    """The chart as an SVG: no script, nothing from elsewhere, a title and a description."""
    # pygal takes a third of a second to load: only who draws waits for it.
    from api.statistics import chart_drawing

    below = chart_drawing.Below(chart, language)
    picture = chart_drawing.Trend(
        width=chart_drawing.WIDTH,
        height=chart_drawing.PLOT + below.height + 60,
        margin=10,
        margin_top=30,
        margin_bottom=below.height,
        margin_right=36,
        show_legend=False,
        include_x_axis=True,
        allow_interruptions=True,
        show_dots=False,
        no_prefix=True,
        js=[],
        css=[],
        min_scale=3,
        max_scale=6,
        # More than a label has: labels are thinned out before, and never cut.
        truncate_label=20,
        no_data_text=WORDS[language]["all_hidden"],
        show_y_labels=chart.shows_any,
        value_formatter=lambda value: grouped(round(value), language),
    )
    picture.draws(chart, below)
    picture.x_labels = _labels(chart, language)
    for one in chart.series:
        picture.add(one.title, [None if isinstance(at, str) else at for at in one.points])
    picture.add_xml_filter(
        lambda root: chart_look.finished(root, chart.title, described(chart, language), language)
    )
    made: bytes = picture.render(disable_xml_declaration=False)
    return made


def described(chart: Chart, language: str) -> str:
    """The chart in words, for those who do not see it: from, to, and what is hidden."""
    words = WORDS[language]
    lines = [chart.about]
    for letter, one in zip(LETTERS, chart.series, strict=False):
        known = [
            f"{month_short(month, language)}: {grouped(at, language)}"
            for month, at in zip(chart.months, one.points, strict=True)
            if not isinstance(at, str)
        ]
        lines.append(f"{letter}, {one.title}: {_ends(known) or words['all_hidden']}.")
    if chart.gaps:
        lines.append(words["gap"])
    return " ".join([*lines, words["table_beside"]])


def _ends(known: list[str]) -> str:
    return " … ".join([*known[:1], *known[1:][-1:]])


def _labels(chart: Chart, language: str) -> list[str]:
    """A label every so often, so that they never run into each other; the last one always."""
    step = -(-len(chart.months) // 5) or 1
    last = len(chart.months) - 1
    return [
        month_short(month, language) if (last - place) % step == 0 else ""
        for place, month in enumerate(chart.months)
    ]
