"""Every refusal at the doors of signing in says what to do, in both languages."""

import re
from pathlib import Path

import pytest

from api.accounts import sentences
from api.web import texts

RAISED = re.compile(r'(NotFound|Unauthenticated|Gone|Locked|Conflict|Invalid)\(\s*"([a-z-]+)"')
FOLDER = Path(sentences.__file__).parent


def test_every_refusal_has_its_sentence() -> None:
    found = [
        (kind, slug)
        for path in FOLDER.glob("*.py")
        for kind, slug in RAISED.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 20
    for kind, slug in found:
        knows = texts.knows_fault if kind == "Invalid" else texts.knows_problem
        assert knows(slug), f"{kind}: {slug}"


@pytest.mark.parametrize("word", ["prisión", "cárcel", "condena", "delito", "pena", "prison"])
def test_no_sentence_says_why_she_comes(word: str) -> None:
    told = f"{sentences.PROBLEMS} {sentences.FAULTS}".casefold()
    assert not re.search(rf"\b{word}\b", told)


def test_every_sentence_is_there_in_spanish_and_english() -> None:
    for told in sentences.PROBLEMS.values():
        assert set(told) == {"es", "en"}
    for said in sentences.FAULTS.values():
        assert set(said) == {"es", "en"}
