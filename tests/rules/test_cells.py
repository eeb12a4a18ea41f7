"""No text that somebody typed is run by the program that opens a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules.cells import DANGEROUS, MARK, safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+57 300", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\u00a0=1"],
)
def test_text_that_could_run_gets_an_apostrophe_before_it(text: str) -> None:
    assert safe_cell(text) == MARK + text


@pytest.mark.parametrize("text", ["", "Marta", "8:00", "a=b", "3-4", "correo@example.org"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text())
def test_nothing_begins_with_a_sign_of_a_formula(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.startswith(DANGEROUS)
    assert not safe.lstrip().startswith(DANGEROUS)
    assert safe.removeprefix(MARK) == text or safe == text
