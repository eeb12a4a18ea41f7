"""Two words say that two screens mean the same device."""

import unicodedata
from hashlib import sha256
from itertools import combinations

from api.rules.two_words import WORDS, of_device

SOUNDS_ALIKE = (
    ("ñ", "ny"),
    ("v", "b"),
    ("z", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("ll", "y"),
    ("h", ""),
    ("qu", "k"),
    ("c", "k"),
    ("ge", "je"),
    ("gi", "ji"),
)


def sound(word: str) -> str:
    """A word as it is heard in Colombia, accents away."""
    word = word.replace("ñ", "ny")
    plain = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
    for written, heard in SOUNDS_ALIKE:
        plain = plain.replace(written, heard)
    return plain


def apart(one: str, other: str) -> int:
    """In how many sounds they differ."""
    before = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        row = [n]
        for m, b in enumerate(other, 1):
            row.append(min(before[m] + 1, row[-1] + 1, before[m - 1] + (a != b)))
        before = row
    return before[-1]


def test_there_are_256_short_words_and_no_two_are_heard_alike() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(4 <= len(word) <= 10 or word == "tren" for word in WORDS)
    near = [(a, b) for a, b in combinations(WORDS, 2) if apart(sound(a), sound(b)) < 3]
    assert near == []


def test_the_same_code_and_key_give_the_same_words_everywhere() -> None:
    assert of_device(bytes(32), b"\x01" * 64) == of_device(bytes(32), b"\x01" * 64)
    digest = sha256(b"words|" + bytes(32) + b"\x01" * 64).digest()
    assert of_device(bytes(32), b"\x01" * 64) == (WORDS[digest[0]], WORDS[digest[1]])


def test_another_key_has_other_words_and_no_pair_is_one_word_twice() -> None:
    pairs = [of_device(bytes(32), n.to_bytes(64)) for n in range(2000)]
    assert all(first != second for first, second in pairs)
    # 2,000 draws from 65,280 pairs: a few dozen meet by chance.
    assert len(set(pairs)) > 1900
