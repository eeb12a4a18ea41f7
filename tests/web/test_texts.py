"""Every code that can be raised has its sentences, in both languages, in plain words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import api.app
from api import errors
from api.web import texts

API = Path(__file__).resolve().parents[2] / "api"
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
HARD_WORDS = ("error", "servidor", "inválid", "sintaxis", "token", "server", "syntax", "failure")


def raised() -> Iterator[tuple[str, str, str]]:
    """(file, error class, code) of every error made with a code written out."""
    for path in sorted(API.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            code = node.args[1 if name == "TooMany" and len(node.args) > 1 else 0]
            if name in KINDS and isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield path.name, name, code.value


def test_every_code_raised_anywhere_has_its_sentences() -> None:
    assert api.app, "importing the application teaches every text"
    for where, kind, code in raised():
        known = texts.knows_fault(code) if kind == "Invalid" else texts.knows_problem(code)
        assert known, f"{where}: {kind}({code!r}) has no text"


@pytest.mark.parametrize("code", sorted(texts.every_problem()))
def test_a_problem_speaks_both_languages(code: str) -> None:
    said = texts.every_problem()[code]
    for language in ("es", "en"):
        title, detail = said[language]
        assert 0 < len(title) <= 60
        assert not title.endswith(".")
        assert detail.endswith(".")
        assert not any(word in (title + detail).lower() for word in HARD_WORDS), code
    assert said["es"] != said["en"]


@pytest.mark.parametrize("code", sorted(texts.every_fault()))
def test_a_fault_speaks_both_languages(code: str) -> None:
    said = texts.every_fault()[code]
    assert said["es"] != said["en"]
    assert all(sentence.endswith((".", "}.")) for sentence in said.values())


def test_a_code_has_one_text() -> None:
    with pytest.raises(ValueError, match="gone"):
        texts.add_problems({"gone": {"es": ("a", "b."), "en": ("a", "b.")}})
    with pytest.raises(ValueError, match="empty"):
        texts.add_faults({"empty": {"es": "a.", "en": "b."}})


def test_a_missing_number_does_not_break_a_sentence() -> None:
    assert texts.fault_text("too-long", "es", {}) == "Es demasiado largo: caben … caracteres."
