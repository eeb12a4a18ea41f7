import pytest

from api.rules import departments


def test_there_are_32_departments_and_the_capital_district() -> None:
    assert len(departments.NAMES) == 33


@pytest.mark.parametrize(("code", "name"), departments.NAMES.items(), ids=departments.NAMES)
def test_every_name_and_every_code_is_read_as_its_code(code: str, name: str) -> None:
    assert departments.code_of(name) == code
    assert departments.code_of(name.upper()) == code
    assert departments.code_of(f" {code} ") == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("BOGOTA D.C.", "11"),
        ("bogotá", "11"),
        ("Narino", "52"),
        ("valle", "76"),
        ("San Andrés, Providencia", None),
        ("Panamá", None),
        ("", None),
        ("12", None),
    ],
)
def test_what_people_write_is_read_and_what_is_none_is_none(written: str, code: str | None) -> None:
    assert departments.code_of(written) == code
