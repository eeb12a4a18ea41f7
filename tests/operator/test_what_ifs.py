"""`constancia assess`: facts in, standings out, line by line."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from api.operator.what_ifs import run
from tests.rules.vectors import worked_cases

CASES = worked_cases()
FIRST = json.dumps(CASES[0]["given"])


def assess(text: str) -> tuple[int, list[dict[str, Any]], str]:
    """The exit code, the answers, and what was said on standard error."""
    out, told = io.StringIO(), io.StringIO()
    code = run(io.StringIO(text), out, told)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], told.getvalue()


def typed(given: bytes) -> "subprocess.CompletedProcess[bytes]":
    """The command itself, in an environment without any setting."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", "assess"], input=given, capture_output=True, check=False
    )


def holds(answer: dict[str, Any], case: dict[str, Any]) -> bool:
    return all(answer[name] == value for name, value in case["expect"].items())


def test_every_worked_case_comes_out_exactly_through_the_command() -> None:
    done = typed("\n".join(json.dumps(case["given"]) for case in CASES).encode())
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(CASES) == 60
    wrong = [c["id"] for c, answer in zip(CASES, answers, strict=True) if not holds(answer, c)]
    assert (done.returncode, wrong, done.stderr) == (0, [], b"")


def test_one_object_may_be_written_over_many_lines() -> None:
    code, answers, _ = assess("\n" + json.dumps(CASES[0]["given"], indent=2) + "\n")
    assert (code, len(answers), holds(answers[0], CASES[0])) == (0, 1, True)


def test_several_objects_may_be_written_over_many_lines() -> None:
    text = "\n".join(json.dumps(case["given"], indent=2) for case in CASES[:3])
    code, answers, _ = assess(text)
    assert code == 0
    assert all(holds(a, c) for a, c in zip(answers, CASES[:3], strict=True))


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_of_whole_worked_cases_is_taken_by_what_they_give(indent: int | None) -> None:
    code, answers, _ = assess(json.dumps(CASES, indent=indent))
    assert code == 0
    assert all(holds(a, c) for a, c in zip(answers, CASES, strict=True))


def test_a_byte_order_mark_is_no_fault() -> None:
    assert typed(b"\xef\xbb\xbf" + FIRST.encode()).returncode == 0


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("nope", "not JSON"),
        ('{"week":', "not JSON"),
        ('{"week": 1, "week": 2}', "stands twice"),
        ('{"week": NaN}', "NaN is not a number"),
        ('{"week": -Infinity}', "-Infinity is not a number"),
        ('{"a":' + "[" * 30 + "]" * 30 + "}", "nested more than 20"),
        ("[" * 100_000, "nested more than 20"),
        ('{"a": 12345678901234567890}', "more than 15 digits"),
        ('{"a": 1} {"b": 2}', "more on this line"),
        ("7", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{}", "/week: This value is missing"),
        ('{"given": {}}', "/given/week: This value is missing"),
        (FIRST.replace("2026-W46", "2026-W54"), "/week"),
        (FIRST.replace("America/Bogota", "America/Nowhere"), "/terms/time_zone"),
        (FIRST.replace('"make_up_due_minutes": 0', '"make_up_due_minutes": "0"'), "/make_up_due"),
        (FIRST[:-1] + ', "weather": "rain"}', "does not"),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_bad_line_is_answered_in_its_place_and_the_others_too(
    bad: str, says: str, place: int
) -> None:
    lines = [FIRST, json.dumps(CASES[1]["given"])]
    lines.insert(place, bad)
    code, answers, told = assess("\n".join(lines))
    assert code == 1
    assert len(answers) == 3
    assert answers[place]["error"]["line"] == place + 1
    assert says in answers[place]["error"]["detail"] or says == "does not"
    good = [answer for answer in answers if "error" not in answer]
    assert [holds(answer, case) for answer, case in zip(good, CASES, strict=False)] == [True, True]
    assert "1 of 3" in told


def test_a_mistake_in_a_long_object_is_one_error_with_its_own_line() -> None:
    lines = json.dumps(CASES[0]["given"], indent=2).splitlines()
    lines[4] += ",,"
    code, answers, _ = assess("\n\n" + "\n".join(lines))
    assert (code, [answer["error"]["line"] for answer in answers]) == (1, [7])


def test_blank_lines_are_counted_and_not_answered() -> None:
    code, answers, _ = assess(f"{FIRST}\n\n\nnope\n")
    assert (code, len(answers), answers[1]["error"]["line"]) == (1, 2, 4)


def test_bytes_that_are_no_text_are_a_fault_of_their_line_alone() -> None:
    done = typed(b'{"week": "\xff"}\n' + FIRST.encode())
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(answers)) == (1, 2)
    assert answers[0]["error"]["detail"] == "This is not UTF-8 text."


@pytest.mark.parametrize("nothing", ["", "\n \n", "[]"])
def test_nothing_given_is_a_matter_of_usage(nothing: str) -> None:
    code, answers, told = assess(nothing)
    assert (code, answers) == (2, [])
    assert "standard input" in told


def test_each_line_is_answered_before_the_next_is_read() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "assess"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for case in CASES[:3]:
            process.stdin.write(json.dumps(case["given"]).encode() + b"\n")
            process.stdin.flush()
            assert holds(json.loads(process.stdout.readline()), case)
        process.stdin.close()
    assert process.returncode == 0


def test_neither_web_server_nor_database_is_waited_for() -> None:
    program = (
        "import io, sys; from api import cli; from api.operator import what_ifs;"
        "what_ifs.run(io.StringIO(sys.argv[1]), io.StringIO(), sys.stderr);"
        "print({'flask', 'sqlalchemy', 'werkzeug', 'alembic'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, FIRST], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
