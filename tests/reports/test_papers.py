"""A report that was handed in as a paper: for its host, for its court, and all of a month."""

import io
import zipfile
from typing import Any
from uuid import UUID, uuid4

from pypdf import PdfReader
from sqlalchemy.orm import Session, sessionmaker

from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.excuses.photos import photo
from tests.people import Browser, Cast
from tests.reports.acts import MONTH, a_month, hand_in, opened, write
from tests.warnings.acts import begin

Sessions = sessionmaker[Session]
PACK = f"/api/v1/reports/monthly/pack?month={MONTH}"


def a_report(cast: Cast, clock: TestClock) -> UUID:
    """A report that was handed in."""
    a_month(cast, clock)
    report = uuid4()
    write(cast, evidence="=1+1")
    assert hand_in(cast, report=report).status_code == 200
    return report


def made(who: Browser, report: UUID, language: str = "es") -> Any:
    """The paper that somebody makes of a report."""
    body = {"kind": "monthly_report", "subject": str(report), "language": language}
    return who.put(f"/api/v1/papers/{uuid4()}", json=body)


def text_of(who: Browser, paper: str) -> str:
    """What is printed on it."""
    answer = who.get(f"/api/v1/papers/{paper}/file")
    assert answer.mimetype == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)


def test_the_hosts_copy_has_her_first_name_and_numbers_the_courts_has_the_case(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    excuse = excuses.filed(cast, "2026-11-12")
    assert excuses.send_paper(cast, excuse, photo()).status_code == 200
    report = a_report(cast, clock)
    (number,) = [
        one for row in opened(cast)["facts"]["absences"] for one in row["paper_references"]
    ]
    own = text_of(cast.host.client, made(cast.host.client, report).json["id"])
    court = text_of(cast.clerk.client, made(cast.clerk.client, report).json["id"])
    for both in (own, court):
        assert "Marta" in both
        assert number in both
        assert "Sembró la huerta" in both
    assert "Restrepo" not in own
    assert cast.order.case_number not in own
    assert cast.order.case_number in court
    assert "image/jpeg" in court
    assert "image/jpeg" not in own


def test_the_same_report_is_the_same_paper_and_says_when_it_is_no_longer_the_newest(
    cast: Cast, clock: TestClock
) -> None:
    report = a_report(cast, clock)
    first = made(cast.clerk.client, report).json
    assert made(cast.second_clerk.client, report).json["id"] == first["id"]
    url = f"/api/v1/papers/{first['id']}"
    assert cast.clerk.client.get(url).json["current"]
    write(cast, evidence="Un acta.")
    hand_in(cast, "Faltaba el acta.")
    assert not cast.clerk.client.get(url).json["current"]
    assert "versión más nueva" in text_of(
        cast.clerk.client, made(cast.clerk.client, report).json["id"]
    )


def test_strangers_make_no_paper_of_it(cast: Cast, clock: TestClock) -> None:
    report = a_report(cast, clock)
    for stranger in (cast.other_host, cast.other_clerk, cast.participant):
        assert made(stranger.client, report).status_code == 404


def test_all_reports_of_a_month_come_in_one_file(cast: Cast, clock: TestClock) -> None:
    a_report(cast, clock)
    answer = cast.clerk.client.get(PACK, buffered=True)
    assert (answer.status_code, answer.headers["X-Total-Reports"]) == (200, "1")
    assert cast.order.case_number not in str(answer.headers)
    pack = zipfile.ZipFile(io.BytesIO(answer.data))
    assert pack.testzip() is None
    assert pack.namelist() == ["informe-0001.pdf", "lista.csv"]
    assert pack.read("informe-0001.pdf").startswith(b"%PDF")
    assert cast.order.case_number in pack.read("lista.csv").decode()
    empty = cast.other_clerk.client.get(PACK, buffered=True)
    assert zipfile.ZipFile(io.BytesIO(empty.data)).namelist() == ["lista.csv"]
    assert cast.host.client.get(PACK).status_code == 403
