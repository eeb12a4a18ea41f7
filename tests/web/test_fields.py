"""What each strict field takes, and with which code it refuses the rest."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import marshmallow as ma
import pytest

from api.web.fields import Bool, Choice, Id, Int, Secret, Str, Strict, Text
from api.web.raw import Raw, as_ascii
from api.web.schema import List, Nested, Schema
from api.web.time_fields import Day, Instant, LocalTime, WeekField

TEN = datetime(2026, 11, 9, 10, tzinfo=UTC)

TAKEN: list[tuple[Strict[Any], object, object]] = [
    (Str(10), "  Ana  ", "Ana"),
    (Str(4), "Jose\u0301", "José"),
    (Str(3, least=0), "   ", ""),
    (Str(8, pattern="[A-Z]{2}[0-9]+"), "AB12", "AB12"),
    (Text(20), "uno\r\ndos\tt", "uno\ndos\tt"),
    (Secret(10), "  a b ", "  a b "),
    (Int(0, 9), 3, 3),
    (Int(0, 9), 3.0, 3),
    (Bool(), False, False),
    (Instant(), "2026-11-09T10:00:00Z", TEN),
    (Instant(), "2026-11-09T05:00:00-05:00", TEN),
    (Instant(), "2026-11-09T10:00:00.123456789Z", TEN + timedelta(microseconds=123456)),
    (Day(), "2028-02-29", date(2028, 2, 29)),
    (LocalTime(), "00:00", 0),
    (LocalTime(), "08:05", 485),
    (LocalTime(), "24:00", 1440),
    (WeekField(), "2026-W53", "2026-W53"),
    (Id(), "00000000-0000-0000-0000-00000000000A", UUID(int=10)),
    (Choice(["in", "out"]), "in", "in"),
    (Raw(), {"a": ["\x00\ud800", 1.5, None]}, {"a": ["\x00\ud800", 1.5, None]}),
    (Raw(), None, None),
]

REFUSED: list[tuple[Strict[Any], object, str]] = [
    (Str(3), "cuatro", "too-long"),
    (Str(3), "   ", "empty"),
    (Str(9, least=3), "ab", "too-short"),
    (Str(9), "a\nb", "bad-characters"),
    (Str(9), "a\x00", "bad-characters"),
    (Str(9), "\udfff", "bad-characters"),
    (Str(9), None, "null-not-allowed"),
    (Str(9, pattern="[A-Z]+"), "AB\u0663", "wrong-form"),
    (Text(9), "a\x0bb", "bad-characters"),
    (Text(9), "a\u202eb", "bad-characters"),
    (Secret(9, least=4), "abc", "wrong-length"),
    (Int(0, 9), "3", "wrong-type"),
    (Int(0, 9), True, "wrong-type"),
    (Int(0, 9), 3.7, "wrong-type"),
    (Int(0, 9), float("nan"), "wrong-type"),
    (Int(0, 9), float("inf"), "wrong-type"),
    (Int(0, 9), -1, "out-of-range"),
    (Int(0, 9), 10**14, "out-of-range"),
    (Bool(), 1, "wrong-type"),
    (Bool(), "yes", "wrong-type"),
    (Instant(), 1_700_000_000, "wrong-type"),
    (Instant(), "2026-11-09T10:00:00", "time-needs-offset"),
    (Instant(), "2026-11-09 10:00:00Z", "bad-time"),
    (Instant(), "2026-11-09", "bad-time"),
    (Instant(), "2026-02-30T10:00:00Z", "bad-time"),
    (Instant(), "2026-11-09T25:00:00Z", "bad-time"),
    (Instant(), "2026-11-09T10:00:00+99:00", "bad-time"),
    (Instant(), "٢026-11-09T10:00:00Z", "bad-time"),
    (Instant(), "2019-12-31T23:59:59Z", "time-out-of-range"),
    (Instant(), "2101-01-01T00:00:00Z", "time-out-of-range"),
    (Instant(), "0001-01-01T00:00:00+14:00", "time-out-of-range"),
    (Day(), "2026-02-29", "bad-date"),
    (Day(), "20260209", "bad-date"),
    (Day(), "2026-W09-1", "bad-date"),
    (Day(), "1999-01-01", "time-out-of-range"),
    (LocalTime(), "24:01", "bad-time-of-day"),
    (LocalTime(), "8:00", "bad-time-of-day"),
    (LocalTime(), "08:00:00", "bad-time-of-day"),
    (WeekField(), "2027-W53", "bad-week"),
    (WeekField(), "2026-W00", "bad-week"),
    (WeekField(), "2026-47", "bad-week"),
    (Id(), "1", "wrong-form"),
    (Id(), "{00000000-0000-0000-0000-000000000001}", "wrong-form"),
    (Id(), 1, "wrong-type"),
    (Choice(["in", "out"]), "IN", "not-a-choice"),
    (Choice(["in", "out"]), ["in"], "wrong-type"),
    (Raw(10), "x" * 20, "too-long"),
    (Raw(depth=1), [[1]], "too-deep"),
]


@pytest.mark.parametrize(("field", "given", "taken"), TAKEN)
def test_a_field_takes(field: Strict[Any], given: object, taken: object) -> None:
    assert field.deserialize(given) == taken


@pytest.mark.parametrize(("field", "given", "code"), REFUSED)
def test_a_field_refuses(field: Strict[Any], given: object, code: str) -> None:
    with pytest.raises(ma.ValidationError) as refusal:
        field.deserialize(given)
    assert refusal.value.messages[0] == code


def test_raw_values_survive_as_ascii_whatever_they_hold() -> None:
    assert as_ascii({"b": "\x00", "a": "\ud800ñ"}) == '{"a":"\\ud800\\u00f1","b":"\\u0000"}'


class Shown(Schema):
    """What goes out."""

    at = Instant()
    time = LocalTime()
    day = Day(allow_none=True)


def test_an_answer_keeps_the_zone_of_its_place() -> None:
    there = TEN.astimezone(ZoneInfo("America/Bogota"))
    shown = Shown().dump({"at": there, "time": 1440, "day": None})
    assert shown == {"at": "2026-11-09T05:00:00-05:00", "time": "24:00", "day": None}


def test_an_answer_without_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        Shown().dump({"at": datetime(2026, 11, 9), "time": 0, "day": None})  # noqa: DTZ001


class Foreign(Schema):
    """A vanilla field slipped in."""

    number = ma.fields.Integer()


class Inner(Schema):
    """An object."""

    number = Int(1, 7)


def test_a_foreign_field_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="Foreign.number"):
        Foreign()


def test_a_nested_view_is_a_class_of_its_own() -> None:
    with pytest.raises(TypeError):
        Nested(Inner, only=("number",))
    with pytest.raises(TypeError):
        Nested(Inner, many=True)


def test_a_list_has_a_length() -> None:
    field = List(Nested(Inner), most=2, least=1)
    for given, code in (([], "too-few"), ([{}] * 3, "too-many"), ({}, "wrong-type")):
        with pytest.raises(ma.ValidationError) as refusal:
            field.deserialize(given)
        assert refusal.value.messages[0] == code
