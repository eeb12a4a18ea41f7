"""What leaves the house: every sentence as it is, and no word in any of them that gives her away.

The golden files are for people to read; whoever changes a sentence changes them by hand.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.notices import outside
from api.rules.notices import HERS, HOSTS, SUPPORTS
from tests.builders import at

TZ = "America/Bogota"
NOW = at("2026-11-18 10:00")
GOLDEN = Path(__file__).parent / "golden"
KINDS: tuple[str, ...] = (*HERS, *SUPPORTS, *HOSTS)
LANGUAGES = ("es", "en")
# Prison, judge, court, sentence and their kin; places, people and hours of the day. Whole words or
# beginnings of words, without accents.
FORBIDDEN = (
    *("prision", "carcel", "preso", "presa", "reclu", "intern", "penitenc", "inpec", "carcelar"),
    *(
        "juez",
        "jueza",
        "juzgad",
        "juici",
        "judicial",
        "tribunal",
        "fiscal",
        "audiencia",
        "despacho",
    ),
    *("conden", "pena", "penal", "sentenc", "libertad", "delito", "delincu", "castig", "sancion"),
    *("abogad", "defensor", "policia", "orden", "servicio", "comunitari", "utilidad", "beneficio"),
    *("sede", "entidad", "calle", "carrera", "direccion", "oficina", "turno", "presentacion"),
    *("prison", "jail", "inmate", "judge", "court", "sentence", "convict", "offend", "crime"),
    *("parole", "probation", "lawyer", "police", "hearing", "service", "community", "order"),
    *("site", "host", "address", "street", "office", "shift", "punish"),
)
# A service without a connection to the internet would be no service at all.
TIME_OF_DAY = re.compile(
    r"\d{1,2}:\d{2}|\d\s*(am|pm|a\.m\.|p\.m\.)|\d{1,2}\s*h\s*\d{2}\b(?!\s*min)"
)
ALLOWED = {"internet"}


def params(**differs: Any) -> dict[str, Any]:
    """All that any template may ask for."""
    return {
        "needed": 180,
        "gap": 25,
        "until": "2026-11-20T09:00:00-05:00",
        "starts_at": "2026-11-20T09:00:00-05:00",
        "ends_at": "2026-11-20T12:00:00-05:00",
        "came_at": "2026-11-20T09:00:00-05:00",
        "days": 2,
        "change": "moved",
        "due_on": "2026-11-24",
        "answer_by": "2026-11-19",
        "term": "explain",
        "what": "entry",
        "verdict": "accept",
        "state": "short",
        "done": 1100,
        "required": 1200,
        "count": 3,
        "lapsed": False,
        **differs,
    }


def variants(language: str) -> Iterator[tuple[str, str]]:
    """Every kind as it is said, and where it is said in more than one way each of them."""
    for kind in KINDS:
        yield kind, outside.text(kind, params(), language, TZ, NOW, "Marta")
    yield "warning, late", outside.text("warning", params(until=None), language, TZ, NOW)
    yield (
        "weekly_summary, met",
        outside.text("weekly_summary", params(state="met", done=1200), language, TZ, NOW),
    )
    yield "coverage, lapsed", outside.text("coverage", params(lapsed=True), language, TZ, NOW)
    for name, day in (("today", "2026-11-18"), ("tomorrow", "2026-11-19"), ("later", "2026-11-25")):
        given = params(starts_at=f"{day}T09:00:00-05:00")
        yield f"appearance, {name}", outside.text("appearance", given, language, TZ, NOW)
        yield f"shift_evening, {name}", outside.text("shift_evening", given, language, TZ, NOW)
        given = params(due_on=day, answer_by=day)
        for kind in ("deadline", "documents", "monthly_report"):
            yield f"{kind}, {name}", outside.text(kind, given, language, TZ, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_as_it_was_read_and_agreed(language: str) -> None:
    written = "".join(f"{name}\n    {text}\n" for name, text in variants(language))
    assert written == (GOLDEN / f"outside.{language}.txt").read_text()


def plain(text: str) -> str:
    """In small letters without accents."""
    return text.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))


def gives_away(text: str) -> list[str]:
    """The words in it that would tell somebody why she keeps this agenda."""
    words = [word for word in re.findall(r"[a-z]+", plain(text)) if word not in ALLOWED]
    found = [word for word in words for bad in FORBIDDEN if word.startswith(bad)]
    return found + [match[0] for match in TIME_OF_DAY.finditer(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_every_template(language: str) -> None:
    assert set(outside.TEXTS[language]) == set(outside.TEXTS["es"])
    assert set(KINDS) <= set(outside.TEXTS[language])


instants = st.integers(0, 22 * 365 * 24 * 60).map(
    lambda minutes: at("2024-01-01 00:00") + timedelta(minutes=minutes)
)
anything = st.fixed_dictionaries(
    {
        "needed": st.integers(1, 5000),
        "gap": st.integers(1, 5000),
        "done": st.integers(0, 5000),
        "required": st.integers(0, 5000),
        "count": st.integers(1, 500),
        "lapsed": st.booleans(),
        "until": st.one_of(st.none(), instants.map(datetime.isoformat)),
        "starts_at": instants.map(datetime.isoformat),
        "due_on": instants.map(lambda one: one.date().isoformat()),
        "answer_by": instants.map(lambda one: one.date().isoformat()),
        "state": st.sampled_from(["met", "short", "excused", "cured"]),
        "place": st.just("Juzgado 3, calle 5"),
    }
)


@given(st.sampled_from(KINDS), st.sampled_from(LANGUAGES), anything, instants)
def test_no_sentence_gives_her_away_whatever_it_is_filled_with(
    kind: str, language: str, given: dict[str, Any], now: datetime
) -> None:
    text = outside.text(kind, given, language, TZ, now, "Marta")
    assert gives_away(text) == []
    assert len(text) <= 160
    assert "{" not in text


@pytest.mark.parametrize(
    "text",
    [
        "Agenda: mañana ve al juzgado.",
        "Agenda: tienes cita a las 9:00.",
        "Agenda: your judge expects you.",
        "Agenda: your sentence ends.",
        "Agenda: Calle 5 # 12-34.",
    ],
)
def test_a_sentence_that_does_is_noticed(text: str) -> None:
    assert gives_away(text)


def test_a_template_without_its_field_fails_where_it_is_filled() -> None:
    with pytest.raises(KeyError):
        outside.text("appearance", {}, "es", TZ, NOW)


def test_the_topic_is_short_and_tells_nothing() -> None:
    topic = outside.topic("appearance", "11111111-1111-4111-8111-111111111111")
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", topic)
    assert topic != outside.topic("warning", "11111111-1111-4111-8111-111111111111")


def test_the_day_is_the_day_where_she_is() -> None:
    late = at("2026-11-18 23:30")
    given = params(starts_at=(late + timedelta(hours=10)).isoformat())
    assert "mañana" in outside.text("appearance", given, "es", TZ, late)
