"""The papers of a site and of an agreement: printed, neutral, and no more than one may see."""

import io
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import proposed
from tests.people import Browser, Cast
from tests.sheets.acts import made


def printed(
    browser: Browser, kind: str, subject: object, language: str = "es"
) -> tuple[dict[str, Any], str]:
    """A paper that was made, and all of its text."""
    body = {"kind": kind, "subject": str(subject), "language": language}
    answer = browser.put(f"/api/v1/papers/{uuid4()}", json=body)
    assert answer.status_code in (200, 201), answer.json
    file = browser.get(f"/api/v1/papers/{answer.json['id']}/file")
    assert (file.status_code, file.mimetype) == (200, "application/pdf")
    assert "Marta" not in file.headers["Content-Disposition"]
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages)
    return dict(answer.json), " ".join(text.split())


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Registra aquí tu llegada"), ("en", "Record your arrival")],
)
def test_a_poster_names_the_site_and_nothing_else(cast: Cast, language: str, words: str) -> None:
    paper, text = printed(cast.host.client, "poster", cast.site.id, language)
    assert cast.site.name in text
    assert words in text
    assert cast.court.name not in text
    again, _ = printed(cast.clerk.client, "poster", cast.site.id, language)
    assert again["id"] == paper["id"]


def test_a_sign_in_sheet_shows_first_names_where_they_were_asked_for(cast: Cast) -> None:
    sheet = made(cast, "2026-11-09", "2026-11-10")
    paper, text = printed(cast.host.client, "sign_in_sheet", sheet["id"])
    assert sheet["number"] in text
    assert "Marta" in text
    assert "Restrepo" not in text
    again, _ = printed(cast.clerk.client, "sign_in_sheet", sheet["id"])
    assert again["id"] == paper["id"]
    _, blank = printed(cast.host.client, "sign_in_sheet", made(cast, names=False)["id"])
    assert "Marta" not in blank


def test_a_hosts_copy_of_an_agreement_says_neither_her_name_nor_which_week(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-17 07:00")
    agreement = proposed(cast)["id"]
    _, hers = printed(cast.participant.client, "make_up_agreement", agreement)
    assert "Marta Restrepo" in hers
    assert "Recupera horas" in hers
    assert hers.count("Firma y fecha") == 3
    copy, text = printed(cast.host.client, "make_up_agreement", agreement)
    assert "Marta" in text
    assert "Restrepo" not in text
    assert "Recupera horas" not in text
    assert cast.participant.client.get(f"/api/v1/papers/{copy['id']}").status_code == 404


def test_nobody_prints_what_is_somebody_elses(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-17 07:00")
    for kind, subject in (
        ("poster", cast.site.id),
        ("sign_in_sheet", made(cast)["id"]),
        ("make_up_agreement", proposed(cast)["id"]),
    ):
        body = {"kind": kind, "subject": str(subject)}
        answer = cast.other_host.client.put(f"/api/v1/papers/{uuid4()}", json=body)
        assert answer.status_code == 404, answer.json
