"""Every sentence she or the desk can read: it exists, it is filled in, and it threatens nobody."""

import ast
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from api.rules import reasons, urgency
from api.rules.assess import assess
from api.rules.days import wall_instant
from api.rules.values import Attendance, OpeningHours, Shift, Terms, WeekFacts
from api.scans import messages
from api.standing import words
from tests.rules.random_weeks import random_week

LANGUAGES = ("es", "en")
FORBIDDEN = re.compile(
    r"prisi[oó]n|c[aá]rcel|juez|jueces|condena|delito|delincuen|sanci[oó]n|infracci[oó]n"
    r"|incumpl|polic[ií]a|prison|jail|judge|sentence|offen[cs]e|offender|crime|criminal|penalt"
    r"|punish|violation|strike|police|inmate",
    re.IGNORECASE,
)


def emitted() -> set[str]:
    """Every code that the rules can give a reason."""
    tree = ast.parse(Path(reasons.__file__).read_text(encoding="utf-8"))
    codes = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Reason"
        and isinstance(node.args[0], ast.Constant)
    }
    tables = [node for node in ast.walk(tree) if isinstance(node, ast.Tuple)]
    pairs = {
        node.elts[0].value
        for node in tables
        if len(node.elts) == 2 and isinstance(node.elts[0], ast.Constant)
    }
    return {str(code) for code in codes | pairs if isinstance(code, str)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_that_the_rules_can_give_has_its_sentence(language: str) -> None:
    missing = emitted() - set(words.REASONS[language])
    assert missing == set()
    chief = {code for codes in urgency._CHIEF.values() for code in codes}
    assert chief <= set(words.REASONS[language])


def test_the_reasons_of_any_week_become_sentences_without_holes() -> None:
    random = Random(20261109)
    seen = set()
    for _ in range(400):
        facts, now = random_week(random)
        standing = assess(facts, now)
        for language in LANGUAGES:
            for reason in (*standing.reasons, urgency.chief_reason(standing)):
                seen.add(reason.code)
                sentence = words.reason_text(reason, language)
                assert sentence.endswith("."), sentence
                assert not re.search(r"[{}]|None", sentence), sentence
            for slot in standing.slots:
                assert words.slot_text(slot, language)
            hers = words.her_sentence(standing, now, language)
            assert hers.endswith((".", "!")), hers
            assert not re.search(r"[{}]|None|  ", hers), hers
            assert not FORBIDDEN.search(hers), hers
    assert len(seen) > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_to_her_threatens_or_speaks_of_the_law(language: str) -> None:
    for texts in (words.REASONS, words._HERS, messages.TEXTS):
        for sentence in texts[language].values():
            assert not FORBIDDEN.search(sentence), sentence


def test_both_languages_say_the_same_things() -> None:
    for texts in (words.REASONS, words._HERS, messages.TEXTS):
        assert set(texts["es"]) == set(texts["en"])


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (210, "3 h 30 min")]
)
def test_minutes_are_said_as_people_say_them(minutes: int, said: str) -> None:
    assert words.duration(minutes) == said


WEEK = "2026-W46"
TERMS = Terms(1200, 300, 1200, 480, date(2026, 10, 5), None)
MONDAY = date(2026, 11, 9)


def at(day: int, clock: str) -> datetime:
    """A wall clock in that week, Monday is 0."""
    hours, minutes = clock.split(":")
    return wall_instant(MONDAY, day * 1440 + int(hours) * 60 + int(minutes), TERMS.time_zone)


def said(
    worked: int, shifts: list[tuple[int, str, str]], opens: tuple[int, int], now: datetime
) -> tuple[str, str]:
    """Her sentence in both languages when so many minutes are done by Tuesday night."""
    facts = WeekFacts(
        week=WEEK,
        terms=TERMS,
        opening_hours=tuple(OpeningHours(day, *opens) for day in (3, 4, 5)),
        shifts=tuple(Shift(f"s{d}", at(d, start), at(d, end)) for d, start, end in shifts),
        attendances=tuple(
            Attendance(
                f"a{day}",
                at(day, "8:00"),
                at(day, "8:00") + timedelta(minutes=min(480, worked - day * 480)),
                "confirmed",
            )
            for day in (0, 1)
        ),
    )
    standing = assess(facts, now)
    es, en = (words.her_sentence(standing, now, language) for language in LANGUAGES)
    return es, en


def test_a_few_minutes_that_lack_are_said_as_the_time_until_which_to_stay() -> None:
    friday = [(4, "08:00", "12:00")]
    es, en = said(955, friday, (480, 1020), at(3, "21:00"))
    assert es == "Vas bien. Te faltan 4 h 5 min: el viernes quédate hasta las 12:05."
    assert en == "You are on track. 4 h 5 min to go: stay until 12:05 on Friday."
    es, en = said(955, friday, (480, 1020), at(4, "07:00"))
    assert es == "Vas bien. Te faltan 4 h 5 min: hoy quédate hasta las 12:05."
    assert en == "You are on track. 4 h 5 min to go: stay until 12:05 today."


def test_where_nothing_is_open_after_the_shift_she_may_come_before_it() -> None:
    friday = [(4, "08:00", "12:00")]
    es, en = said(955, friday, (420, 720), at(3, "21:00"))
    assert es == "Vas bien. Te faltan 4 h 5 min: el viernes llega a las 07:55."
    assert en == "You are on track. 4 h 5 min to go: come at 07:55 on Friday."


def test_where_nothing_is_open_beside_a_shift_the_next_open_time_is_named() -> None:
    es, en = said(955, [(4, "08:00", "12:00")], (480, 720), at(2, "21:00"))
    start = "Vas bien. Te faltan 4 h 5 min, 5 min más que tus turnos. "
    assert es == start + "Puedes venir jueves de 08:00 a 12:00."
    assert en.endswith("5 min more than your shifts. You can come Thursday from 08:00 to 12:00.")


@pytest.mark.parametrize(
    ("opens", "now", "es", "en"),
    [
        (
            (780, 960),
            at(2, "21:00"),
            "Puedes venir jueves o viernes de 13:00 a 16:00.",
            "You can come Thursday or Friday from 13:00 to 16:00.",
        ),
        (
            (780, 1440),
            at(3, "14:00"),
            "Puedes venir hoy de 14:00 a 24:00 o viernes de 13:00 a 24:00.",
            "You can come today from 14:00 to 24:00 or Friday from 13:00 to 24:00.",
        ),
    ],
)
def test_free_times_are_said_as_people_say_them(
    opens: tuple[int, int], now: datetime, es: str, en: str
) -> None:
    spoken = said(960, [], opens, now)
    assert spoken[0] == f"Te faltan 4 h esta semana. {es}"
    assert spoken[1] == f"4 h are missing this week. {en}"
