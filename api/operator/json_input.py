"""Reading JSON values from a stream: lines of them, one written over many lines, or a list.

Lines are read one at a time, so an endless stream is answered as it comes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

MOST_DEPTH = 20
MOST_DIGITS = 15
BLANK = " \t\r\n"
TOO_DEEP = f"This is nested more than {MOST_DEPTH} deep."
_SPACE = re.compile(r"[ \t\r\n]*")


class Unreadable(Exception):
    """Why a piece of input is no JSON of ours, in a sentence; `line` counts from 1."""

    def __init__(self, sentence: str, line: int):
        """Name the line of the input at fault."""
        self.line = line
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of the input, or why it cannot be read, and the line on which it begins."""

    line: int
    value: Any = None
    fault: Unreadable | None = None


class _Complaint(ValueError):
    """Something that Python's reader would accept and we do not."""


def pieces(stream: TextIO) -> Iterator[Piece]:
    """The values of a stream, in order; a list is its items. One `Piece` for each bad line."""
    numbered = enumerate(stream, start=1)
    for number, line in numbered:
        if not line.strip(BLANK):
            continue
        if not _is_unfinished(line):
            yield from _line(number, line)
            yield from _lines(numbered)
        else:
            yield from _whole(number, [line, *(rest for _, rest in numbered)])


def _is_unfinished(line: str) -> bool:
    """Whether this line is the beginning of a value that goes on below."""
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return error.pos >= len(line.rstrip(BLANK))
    except RecursionError:
        return False
    return False


def _lines(numbered: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    for number, line in numbered:
        if line.strip(BLANK):
            yield from _line(number, line)


def _line(number: int, line: str) -> Iterator[Piece]:
    text = line.rstrip(BLANK)
    try:
        value, end = _value(text, _skip(text, 0), number)
        if end < len(text):
            raise Unreadable("There is more on this line after the JSON value.", number)
    except Unreadable as fault:
        yield Piece(number, fault=fault)
    else:
        yield from _items(number, value)


def _whole(number: int, lines: list[str]) -> Iterator[Piece]:
    """Values written over many lines. A broken first line of JSON Lines is told apart."""
    if any(_stands_alone(line) for line in lines[1:]):
        yield from _lines(enumerate(lines, start=number))
        return
    text, at = "".join(lines).rstrip(BLANK), 0
    while at < len(text):
        start = _skip(text, at)
        number += text.count("\n", at, start)
        try:
            value, at = _value(text, start, number)
        except Unreadable as fault:
            # Where the next value would begin is anybody's guess.
            yield Piece(number, fault=fault)
            return
        yield from _items(number, value)
        number += text.count("\n", start, at)


def _stands_alone(line: str) -> bool:
    """Whether a line is a whole object that nothing encloses: pretty-printing would indent it."""
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def _items(number: int, value: Any) -> Iterator[Piece]:
    if isinstance(value, list):
        yield from (Piece(number, value=item) for item in value)
    else:
        yield Piece(number, value=value)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, start: int, line: int) -> tuple[Any, int]:
    """The JSON value that begins at `start`, on this line, and where it ends."""
    try:
        value, end = _READER.raw_decode(text, start)
        _refuse_depth(value)
        text[start:end].encode("utf-8")
    except json.JSONDecodeError as error:
        sentence = f"This is not JSON: {error.msg} (column {error.colno})."
        raise Unreadable(sentence, line + text.count("\n", start, error.pos)) from None
    except UnicodeEncodeError:
        raise Unreadable("This is not UTF-8 text.", line) from None
    except RecursionError:
        raise Unreadable(TOO_DEEP, line) from None
    except _Complaint as complaint:
        raise Unreadable(str(complaint), line) from None
    return value, end


def _refuse_depth(value: Any) -> None:
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    if any(isinstance(one, (dict, list)) for one in level):
        raise _Complaint(TOO_DEEP)


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Complaint("A name stands twice in one object; which of the two holds?")
    return found


def _whole_number(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise _Complaint(f"A number has more than {MOST_DIGITS} digits.")
    return int(digits)


def _not_a_number(word: str) -> float:
    raise _Complaint(f"{word} is not a number.")


_READER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_whole_number, parse_constant=_not_a_number
)
