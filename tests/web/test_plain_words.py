"""The server's sentences to her are plain: Spanish by Fernández-Huerta, English by Flesch.

Both as published: 100 is very easy, 60 is plain. The phone's own words are measured in
`mobile_pwa/tests/plain.test.ts` by the same rule.
"""

import re
from collections.abc import Iterator, Mapping

import pytest

from api.channels.words import CONSENTS
from api.notices import inside_words
from api.record import dictionary, page_words
from api.scans import messages
from api.standing import words as standing
from api.warnings import words as warnings

# Fairly easy or better as a whole; a single sentence may hold one long word.
WHOLE, SENTENCE, LEAST = 65, 45, 5
STRONG = "aeoáéóíú"


def _hers(language: str) -> Iterator[str]:
    for module in (standing, warnings, messages, inside_words, page_words):
        for value in vars(module).values():
            if isinstance(value, Mapping) and isinstance(value.get(language), Mapping):
                yield from (text for text in value[language].values() if isinstance(text, str))
    yield from (said[language == "en"] for said in dictionary.MEANINGS.values())
    yield from (said[language] for said in CONSENTS.values())


def _sentences(language: str) -> list[str]:
    found = set()
    for text in _hers(language):
        for sentence in re.split(r"(?<=[.!?:;])\s+", re.sub(r"\{\w+\}", "Ana", text)):
            if len(_words(sentence)) >= LEAST:
                found.add(sentence)
    return sorted(found)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _syllables(word: str, language: str) -> int:
    low = word.lower()
    if language == "en":
        heard = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", low)
        return max(1, len(re.findall(r"[aeiouy]{1,2}", heard.removeprefix("y"))))
    low = re.sub(r"qu|gu(?=[eéií])", "k", low)
    strong = len(re.findall(f"[{STRONG}]", low))
    alone = len(re.findall(f"(?<![{STRONG}iuü])[iuüy]+(?![{STRONG}iuü])", low))
    return max(1, strong + alone)


def _ease(texts: list[str], language: str) -> float:
    words = [word for text in texts for word in _words(text)]
    per_word = sum(_syllables(word, language) for word in words) / len(words)
    per_sentence = len(words) / len(texts)
    if language == "es":
        return 206.84 - 60 * per_word - 1.02 * per_sentence
    return 206.835 - 84.6 * per_word - 1.015 * per_sentence


def test_the_measure_tells_plain_words_from_an_office() -> None:
    spanish = {"casa": 2, "hoy": 1, "registro": 3, "teléfono": 4, "conexión": 3, "envía": 3}
    assert {word: _syllables(word, "es") for word in spanish} == spanish
    assert _ease(["Te faltan tres horas.", "Puedes venir el jueves."], "es") > 80
    office = "La autoridad jurisdiccional competente resolverá oportunamente lo pertinente."
    assert _ease([office], "es") < 30


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_server_says_to_her_is_plain(language: str) -> None:
    found = _sentences(language)
    assert len(found) > 80
    assert [text for text in found if _ease([text], language) < SENTENCE] == []
    assert _ease(found, language) >= WHOLE
