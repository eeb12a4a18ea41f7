"""Every sentence she or the desk can read: it exists, it is filled in, and it threatens nobody."""

import ast
import re
from pathlib import Path
from random import Random

import pytest

from api.rules import reasons, urgency
from api.rules.assess import assess
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
