"""What stands in a cell: text, a day, a time, hours, a number that names somebody. Pure.

A cell is text, or `[what, value]` where a spreadsheet said what it is. Nothing is guessed: a cell
that could mean two things is refused, or read by the one rule that the remark then says.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import cast

from api.rules import case_numbers

EPOCH = date(1899, 12, 30)
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
A_DAY = 24 * 60
Value = str | int | None
# Marks that hide or turn text: a name could be shown as another.
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_FORMULA = re.compile(r"^[=@]|^[+-](?![\d (])")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_SAID = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_NIT = re.compile(r"(\d{6,10})-(\d)")
_WEIGHTS = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47)


class Wrong(Exception):
    """A cell cannot stand. `code` says why, `params` fill its sentence; never what it holds."""

    def __init__(self, code: str, **params: str | int):
        """Name the case."""
        self.code, self.params = code, params
        super().__init__(code)


class Remarks:
    """What is worth saying of a line that can stand: by which rule a cell was read."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.said: list[tuple[str, dict[str, str | int]]] = []

    def add(self, code: str, **params: str | int) -> None:
        """Say it."""
        self.said.append((code, params))


def is_empty(cell: object) -> bool:
    """Whether nothing stands in it."""
    return isinstance(cell, str) and not _tidy(cell)


def _tidy(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(plain.split(" ")).strip(" \t\r\n")


def _tagged(cell: object) -> tuple[str, object]:
    """What a cell is and holds; a formula or an error of the spreadsheet is refused."""
    if isinstance(cell, str):
        text = _tidy(cell)
        if _FORMULA.match(text):
            raise Wrong("formula")
        return "text", text
    what, value = cast(Sequence[object], cell)
    if what == "formula":
        raise Wrong("formula")
    if what == "error":
        raise Wrong("cell-error")
    return str(what), value


def text(cell: object, most: int = 160) -> str:
    """One line of text; a whole number counts as its digits."""
    what, value = _tagged(cell)
    if what == "number":
        return _digits(value)
    if what != "text":
        raise Wrong("not-text")
    words = " ".join(str(value).split())
    if _HIDDEN.search(str(value).replace("\n", " ").replace("\t", " ").replace("\r", " ")):
        raise Wrong("bad-characters")
    if len(words) > most:
        raise Wrong("too-long", most=most)
    return words


def _digits(value: object) -> str:
    number = Decimal(str(value))
    if number != number.to_integral_value() or abs(number) >= 10**15:
        raise Wrong("number-lost-digits")
    return str(int(number))


def day(cell: object, remarks: Remarks, column: str) -> date:
    """A day: 2026-11-23, or day first as people here write it, or Excel's own number."""
    what, value = _tagged(cell)
    if what == "day":
        return _in_range(date.fromisoformat(str(value)))
    if what == "number" or (what == "text" and str(value).isdigit() and len(str(value)) == 5):
        return _of_serial(str(value))
    if what != "text":
        raise Wrong("not-a-day")
    if iso := _ISO.fullmatch(str(value)):
        return _day(*(int(part) for part in iso.groups()))
    if said := _SAID.fullmatch(str(value)):
        first, second, year = (int(part) for part in said.groups())
        if first <= 12 < second:
            raise Wrong("month-first")
        found = _day(year, second, first)
        if second != first <= 12:
            remarks.add("day-first", column=column, day=found.isoformat())
        return found
    raise Wrong("not-a-day")


def _of_serial(text_: str) -> date:
    number = Decimal(text_)
    if number != number.to_integral_value() or not 0 < number < 100_000:
        raise Wrong("not-a-day")
    return _in_range(EPOCH + timedelta(days=int(number)))


def _day(year: int, month: int, day_: int) -> date:
    try:
        return _in_range(date(year, month, day_))
    except ValueError:
        raise Wrong("no-such-day") from None


def _in_range(found: date) -> date:
    if not FIRST <= found <= LAST:
        raise Wrong("day-out-of-range", first=FIRST.year, last=LAST.year)
    return found


def clock(cell: object) -> int:
    """A time of day, as minutes since midnight; 24:00 is the end of the day."""
    what, value = _tagged(cell)
    if what == "clock":
        return _clock(int(cast(int, value)))
    if what == "number":
        # Excel keeps a time as its share of a day.
        share = Decimal(str(value))
        if 0 <= share <= 1:
            return _clock(round(share * A_DAY))
    if what == "text" and (said := _CLOCK.fullmatch(str(value))):
        hours, minutes = int(said[1]), int(said[2])
        if minutes < 60:
            return _clock(hours * 60 + minutes)
    raise Wrong("not-a-time")


def _clock(minutes: int) -> int:
    if not 0 <= minutes <= A_DAY:
        raise Wrong("not-a-time")
    return minutes


def hours(cell: object, most: int = 10_080) -> int:
    """So many hours, as minutes: 20, 7.5, 7,5 or 7:30."""
    what, value = _tagged(cell)
    if what == "clock":
        minutes = Decimal(cast(int, value))
    elif what == "text" and (said := re.fullmatch(r"(\d{1,6}):([0-5]\d)", str(value))):
        minutes = Decimal(said[1]) * 60 + Decimal(said[2])
    elif what in ("text", "number"):
        minutes = _number(str(value)) * 60
    else:
        raise Wrong("not-hours")
    if minutes != minutes.to_integral_value() or not 0 <= minutes <= most:
        raise Wrong("hours-out-of-range", most=most // 60)
    return int(minutes)


def _number(text_: str) -> Decimal:
    try:
        if len(text_) > 12:
            raise Wrong("not-hours")
        found = Decimal(text_.replace(",", "."))
    except InvalidOperation:
        raise Wrong("not-hours") from None
    if not found.is_finite():
        raise Wrong("not-hours")
    return found


def whole(cell: object, least: int, most: int) -> int:
    """A whole number between two."""
    found = text(cell, 12)
    if not re.fullmatch(r"\d{1,9}", found) or not least <= int(found) <= most:
        raise Wrong("number-out-of-range", least=least, most=most)
    return int(found)


def case_number(cell: object, this_year: int) -> str:
    """The 23 digits of a case; dots, hyphens and blanks between them do not matter."""
    what, value = _tagged(cell)
    if what == "number" or "E+" in str(value).upper():
        raise Wrong("number-lost-digits")
    digits = re.sub(r"[ .-]", "", text(cell, 60))
    if not re.fullmatch(r"[0-9]*", digits):
        raise Wrong("case-number-digits")
    if fault := case_numbers.fault(digits, this_year):
        raise Wrong(fault.code, number=fault.number)
    return digits


def nit(cell: object) -> str:
    """A tax number with its check digit, which is verified."""
    plain = re.sub(r"[ .]", "", text(cell, 24))
    said = _NIT.fullmatch(plain)
    if said is None:
        raise Wrong("nit-shape")
    if int(said[2]) != check_digit(said[1]):
        raise Wrong("nit-digit")
    return plain


def check_digit(number: str) -> int:
    """The check digit of a tax number."""
    rest = (
        sum(int(one) * weight for one, weight in zip(reversed(number), _WEIGHTS, strict=False)) % 11
    )
    return rest if rest < 2 else 11 - rest


def one_of(cell: object, words: dict[str, str]) -> str:
    """One of the known words, however it is capitalised; `words` maps what is written to what it
    means."""
    said = text(cell, 60).casefold()
    if said not in words:
        raise Wrong("not-one-of", words=", ".join(dict.fromkeys(words)))
    return words[said]


def matching(cell: object, pattern: str, code: str, most: int = 80) -> str:
    """Text of a given shape."""
    found = text(cell, most)
    if not re.fullmatch(pattern, found):
        raise Wrong(code)
    return found
