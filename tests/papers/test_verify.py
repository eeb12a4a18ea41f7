"""Anybody can check a paper, and learns nothing of whose it is."""

import io
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from api.papers import codes
from api.papers.models import MadePaper
from api.papers.pages import LARGEST_BODY
from tests.attendances.acts import a_morning, say
from tests.conftest import TestClock
from tests.papers.acts import file_of, made
from tests.people import Browser, Cast

MADE, UNKNOWN = "este papel se hizo aquí", "No conocemos este código"
SAME, ALTERED = "igual que cuando se hizo", "alguien lo cambió"
CURRENT, CHANGED = "sigue siendo así", "cambió desde el 9 de noviembre de 2026"


def ask(browser: FlaskClient, code: str = "", pdf: bytes | None = None) -> str:
    """What the page says."""
    form: dict[str, object] = {"code": code}
    if pdf is not None:
        form["file"] = (io.BytesIO(pdf), "papel.pdf")
    # As a browser sends a form: no header of ours.
    answer = browser.post("/verify", data=form, headers={"X-Constancia": ""})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.text


def test_the_code_alone_tells_that_it_was_made_here_and_still_holds(cast: Cast) -> None:
    paper = made(cast)
    for code in (paper["code"], paper["verify_url"], paper["code"].lower().replace("-", "")):
        said = ask(cast.nobody, code)
        assert MADE in said
        assert CURRENT in said
        assert "Certificado de horas" in said
        assert "9 de noviembre de 2026" in said


def test_it_says_no_name_no_court_and_no_number(cast: Cast) -> None:
    paper = made(cast)
    said = ask(cast.nobody, paper["code"], file_of(cast.clerk.client, paper))
    order = cast.order
    hers = (order.participant.first_name, order.participant.last_name, order.case_number)
    hidden = (*hers, order.participant.document_number, cast.court.name, cast.site.name)
    assert [word for word in hidden if word in said] == []
    assert str(order.id) not in said


def test_a_file_is_unaltered_or_was_changed_by_one_byte(cast: Cast) -> None:
    paper = made(cast)
    pdf = file_of(cast.clerk.client, paper)
    altered = bytearray(pdf)
    altered[len(pdf) // 2] ^= 1
    assert SAME in ask(cast.nobody, paper["code"], pdf)
    assert SAME in ask(cast.nobody, "", pdf)
    told = ask(cast.nobody, paper["code"], bytes(altered))
    assert MADE in told
    assert ALTERED in told
    assert SAME not in told
    assert "No conocemos este archivo" in ask(cast.nobody, "", bytes(altered))


def test_another_papers_file_is_not_this_ones(cast: Cast) -> None:
    other = file_of(cast.clerk.client, made(cast, language="en"))
    assert ALTERED in ask(cast.nobody, made(cast)["code"], other)


def test_what_has_changed_since_is_said(cast: Cast, clock: TestClock) -> None:
    paper = made(cast)
    say(cast, a_morning(cast, clock))
    said = ask(cast.nobody, paper["code"])
    assert MADE in said
    assert CHANGED in said


def test_a_wrong_digit_a_guess_and_something_else_get_clear_answers(
    cast: Cast, session: Session
) -> None:
    paper = made(cast)
    code = session.get_one(MadePaper, UUID(paper["id"])).code
    guess = codes.written(bytes([code[0] ^ 1, *code[1:]]))
    letter = "X" if paper["code"][0] != "X" else "Y"
    assert "mal escrito" in ask(cast.nobody, letter + paper["code"][1:])
    assert UNKNOWN in ask(cast.nobody, guess)
    assert "no es el código de un papel" in ask(cast.nobody, "hola \x00 <script>")
    assert "Escribe el código" in ask(cast.nobody, "   ")


def test_guessing_is_slowed_down_for_all_workers_alike(cast: Cast) -> None:
    for _ in range(30):
        ask(cast.nobody, "hola")
    answer = cast.nobody.post("/verify", data={"code": "hola"})
    assert answer.status_code == 429
    assert "Espera" in answer.text
    assert int(answer.headers["Retry-After"]) > 0


def test_what_is_too_large_for_a_paper_is_refused(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.papers.pages.LARGEST_FILE", 1000)
    assert "demasiado grande" in ask(cast.nobody, "", bytes(1001))
    form = "multipart/form-data; boundary=x"
    huge = cast.nobody.post("/verify", data=bytes(LARGEST_BODY + 1), content_type=form)
    assert (huge.status_code, huge.json["type"]) == (413, "body-too-large")


def test_somebody_who_is_signed_in_may_check_with_a_plain_form(cast: Cast, app: Flask) -> None:
    assert MADE in ask(cast.clerk.client, made(cast)["code"])
    foreign = {"X-Constancia": "", "Sec-Fetch-Site": "cross-site"}
    answer = cast.clerk.client.post("/verify", data={"code": "x"}, headers=foreign)
    assert answer.status_code == 403


def test_the_page_speaks_both_languages_and_needs_no_script(cast: Cast) -> None:
    for language, word in (("es", "Revisar un papel"), ("en", "Check a paper")):
        answer = cast.nobody.get("/verify", headers={"Accept-Language": language})
        assert f"<h1>{word}</h1>" in answer.text
        assert "<script" not in answer.text
    assert isinstance(cast.nobody, Browser)
