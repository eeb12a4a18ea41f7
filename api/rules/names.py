"""How a name is looked for: without accents, capitals or signs, each word by its beginning."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 400
_WORD = re.compile(r"[^\W_]+")
# 1.020.304 and 76001-31-87 are one number each, however they are written.
_INSIDE_A_NUMBER = re.compile(r"(?<=\d)[ .\-/](?=\d)")


def folded(text: str) -> str:
    """Small letters without their accents: `Muñoz` and `MUNOZ` are one name."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if unicodedata.category(one) != "Mn")


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(folded(text))


def searched(last_name: str, first_name: str, document: str) -> str:
    """What is kept of a person to look for her in: surname, name and document, a blank before each
    word, so that the beginning of a word is a blank and its letters. It sorts by surname."""
    number = words(document)
    whole = ["".join(number)] if len(number) > 1 else []
    kept = [*words(last_name), *words(first_name), *number, *whole]
    return "".join(f" {word}" for word in kept)[:LONGEST]


def asked(text: str) -> list[str]:
    """The words that somebody typed to look for; a number is one word."""
    return words(_INSIDE_A_NUMBER.sub("", folded(text)))
