import pytest

from api.rules import case_numbers, names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Muñoz ÁNGELA", ["munoz", "angela"]),
        ("D'Costa-Ruiz", ["d", "costa", "ruiz"]),
        ("1.020.304.050", ["1020304050"]),
        ("76001-31-87-003-2026-00001-00", ["76001318700320260000100"]),
        ("Ana 1 020 304", ["ana", "1020304"]),
        ("%%_", []),
        ("   ", []),
    ],
)
def test_what_is_typed_is_read_without_accents_capitals_and_signs(
    text: str, words: list[str]
) -> None:
    assert names.asked(text) == words


def test_a_person_is_kept_by_surname_name_and_document_also_without_its_signs() -> None:
    kept = names.searched("Muñoz Peña", "Ángela", "AB-1234")
    assert kept == " munoz pena angela ab 1234 ab1234"
    assert len(names.searched("ﷺ" * 80, "ﷺ" * 80, "1" * 32)) <= names.LONGEST


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("76001318700320260000100", None),
        ("05001310400120191234501", None),
        ("7600131870032026000010", "case-number-length"),
        ("760013187003202600001000", "case-number-length"),
        ("00001318700320260000100", "case-number-city"),
        ("76000318700320260000100", "case-number-city"),
        ("77001318700320260000100", "case-number-city"),
        ("76001318700320270000100", "case-number-year"),
        ("76001318700319790000100", "case-number-year"),
    ],
)
def test_a_case_number_that_cannot_be_is_told_by_its_parts(digits: str, code: str | None) -> None:
    fault = case_numbers.fault(digits, 2026)
    assert (None if fault is None else fault.code) == code
