"""Every sentence inside the app: in both languages, for all that a clock may plan, and kind."""

import re
from pathlib import Path
from typing import Any

import pytest

from api.notices import inside
from api.notices.answers import DECIDED_IN, ROOMS
from api.notices.inside_words import CHANGES, DECIDED, TERMS, TEXTS
from api.notices.schemas import HOST_ROOMS
from api.notices.schemas import ROOMS as NAMED
from api.rules.notices import HERS, HOSTS, SUPPORTS
from tests.builders import MONDAY

GOLDEN = Path(__file__).parent / "golden"
UNTIL = "2026-11-13T18:00:00+00:00"
SHIFT = {"starts_at": "2026-11-10T13:00:00+00:00", "ends_at": "2026-11-10T17:00:00+00:00"}
WEEK: dict[str, Any] = {"needed": 195, "gap": 25, "until": UNTIL}
PARAMS: dict[str, list[dict[str, Any]]] = {
    "warning": [WEEK, {**WEEK, "until": None}],
    "awaiting": [WEEK, {**WEEK, "until": None}],
    "no_spare": [WEEK],
    "stay_longer": [WEEK],
    "missing_time": [WEEK],
    "became_short": [WEEK],
    "appearance": [{"days": 7, "starts_at": SHIFT["starts_at"]}],
    "date_changed": [{"change": one, "starts_at": UNTIL} for one in CHANGES["es"]],
    "shift_evening": [SHIFT],
    "shift_soon": [SHIFT],
    "check_out": [{"came_at": SHIFT["starts_at"], "ends_at": SHIFT["ends_at"]}],
    "unsent_scans": [{}],
    "deadline": [{"term": one, "due_on": "2026-11-13"} for one in TERMS["es"]],
    "documents": [{"answer_by": "2026-11-13"}],
    "decision": [
        dict(zip(("what", "verdict"), one.rsplit("_", 1), strict=True)) for one in DECIDED["es"]
    ],
    "complete": [{}],
    "weekly_summary": [
        {"state": state, "done": 600, "required": 1200} for state in ("met", "short", "cured")
    ],
    "support_warning": [{}],
    "support_unreached": [{}],
    "unconfirmed": [{"count": 1}, {"count": 7}],
    "silent": [{"count": 1}, {"count": 7}],
    "monthly_report": [{"due_on": "2026-12-07"}],
    "coverage": [
        {"count": count, "due_on": "2026-12-07", "lapsed": lapsed}
        for lapsed in (False, True)
        for count in (1, 7)
    ],
}
CASES = [(kind, params) for kind, found in PARAMS.items() for params in found]
THREATS = re.compile(
    r"c[aá]rcel|prisi[oó]n|condena|pena\b|delito|revoca|incumpl|sanci[oó]n|captura|"
    r"prison|jail|sentence|offen|violat|revok|sanction|arrest|penal",
    re.IGNORECASE,
)


def said(kind: str, params: dict[str, Any], language: str = "es", **more: Any) -> str:
    given = {"week": "2026-W46", "now": MONDAY, **more}
    return inside.text(kind, params, language=language, tz="America/Bogota", **given)


def test_every_kind_that_can_be_planned_has_its_sentence_and_its_page() -> None:
    assert set(PARAMS) == {*HERS, *SUPPORTS, *HOSTS}
    assert {*ROOMS.values(), *DECIDED_IN.values(), "week"} == {*NAMED, *HOST_ROOMS}
    for texts in (TEXTS, CHANGES, TERMS, DECIDED):
        assert set(texts["es"]) == set(texts["en"])


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_sentence_is_as_it_was_read_and_agreed(language: str) -> None:
    written = "".join(
        f"{kind}\n    {said(kind, params, language, place='Sede Centro')}\n"
        for kind, params in CASES
    )
    assert written == (GOLDEN / f"inside.{language}.txt").read_text()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("kind", "params"), CASES)
def test_it_is_whole_short_and_kind(kind: str, params: dict[str, Any], language: str) -> None:
    text = said(kind, params, language, place="Sede Centro")
    assert not re.search(r"[{}]|None|  ", text), text
    assert 20 <= len(text) <= 240, text
    assert text[-1] in ".!?", text
    assert not THREATS.search(text), text


@pytest.mark.parametrize(
    ("kind", "params", "sentence"),
    [
        (
            "warning",
            WEEK,
            "Te faltan 3 h 15 min esta semana. Puedes empezar hasta el viernes 13 de noviembre a "
            "las 13:00.",
        ),
        (
            "shift_soon",
            SHIFT,
            "Tienes un turno el martes 10 de noviembre a las 08:00, hasta las 12:00.",
        ),
        (
            "date_changed",
            {"change": "moved", "starts_at": UNTIL},
            "Tu presentación cambió. Fecha: viernes 13 de noviembre a las 13:00.",
        ),
        ("unconfirmed", {"count": 1}, "Hay una jornada por confirmar en Sede Centro."),
        (
            "deadline",
            {"term": "start", "due_on": "2026-11-13"},
            "Tienes plazo hasta el viernes 13 de noviembre para empezar tus horas. Es una fecha "
            "calculada: confírmala en el juzgado.",
        ),
    ],
)
def test_the_words_themselves(kind: str, params: dict[str, Any], sentence: str) -> None:
    place = "Sede Centro" if kind == "unconfirmed" else None
    assert said(kind, params, place=place) == sentence


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2026-W46", "esta semana"),
        ("2026-W45", "la semana pasada"),
        ("2026-W44", "la semana del 26 de octubre"),
        ("2026-W53", "la semana del 28 de diciembre"),
    ],
)
def test_what_was_said_of_a_week_is_still_right_later(week: str, words: str) -> None:
    assert words in said("became_short", WEEK, week=week)


def test_a_field_that_is_missing_is_not_papered_over() -> None:
    for kind in ("became_short", "documents", "date_changed"):
        with pytest.raises(KeyError):
            said(kind, {})
