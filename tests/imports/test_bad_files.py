"""Whatever is sent in, the answer is a sentence, and nothing of it is stored."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.errors import DomainError, Invalid, TooLarge, UnknownKind
from api.imports import service
from api.imports.models import Import, ImportLine
from api.imports.refusals import LARGEST
from tests.imports import acts
from tests.imports.acts import HOSTS
from tests.imports.files import BAD_FILES
from tests.people import Cast


@pytest.mark.parametrize("name", BAD_FILES)
def test_every_bad_file_is_refused_by_its_name(name: str) -> None:
    make, status, code = BAD_FILES[name]
    with pytest.raises(DomainError) as refused:
        service.lines_of("hosts", make())
    kinds = {413: TooLarge, 415: UnknownKind, 422: Invalid}
    assert isinstance(refused.value, kinds[status])
    assert refused.value.slug.startswith(code)


def test_a_refusal_is_a_sentence_and_leaves_nothing(cast: Cast, session: Session) -> None:
    for name in ("a workbook with macros", "merged cells", "a column too many"):
        make, status, code = BAD_FILES[name]
        answer = acts.send(cast.clerk.client, "hosts", make())
        assert answer.status_code == status, (name, answer.json)
        said = [answer.json["type"], *(one["code"] for one in answer.json.get("errors", ()))]
        assert code in said, answer.json
    assert session.scalar(select(func.count()).select_from(Import)) == 0
    assert session.scalar(select(func.count()).select_from(ImportLine)) == 0


def test_a_body_beyond_the_bound_is_refused_before_it_is_read(cast: Cast) -> None:
    answer = acts.send(cast.clerk.client, "hosts", bytes(LARGEST + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "cp1252"), (";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16")],
)
def test_csv_is_read_as_the_usual_programs_write_it(
    cast: Cast, separator: str, encoding: str
) -> None:
    raw = acts.as_csv(acts.PARTICIPANTS, separator=separator, encoding=encoding)
    answer = acts.send(cast.clerk.client, "participants", raw)
    assert (answer.status_code, answer.json.get("new_lines")) == (200, 2), answer.json
    assert acts.run_whole(cast.clerk.client, answer.json)["state"] == "done"
    again = acts.checked(cast.clerk.client, "participants", acts.PARTICIPANTS)
    assert again["same_lines"] == 2


def test_a_line_of_excel_that_names_the_separator_is_passed_over(cast: Cast) -> None:
    raw = b"sep=;\r\n" + acts.as_csv(HOSTS, encoding="utf-8")
    answer = acts.send(cast.clerk.client, "hosts", raw)
    assert answer.json["new_lines"] == 2
    assert [line["line"] for line in acts.lines(cast.clerk.client, answer.json)] == [3, 4]


def test_a_workbook_is_the_same_file_as_its_csv(cast: Cast) -> None:
    acts.everything(cast.clerk.client, until="orders")
    book = acts.as_workbook(acts.ORDERS)
    answer = acts.send(cast.clerk.client, "orders", book, content_type=acts.XLSX)
    assert answer.json["same_lines"] == 1, acts.lines(cast.clerk.client, answer.json)


def test_another_file_under_the_same_name_is_refused_and_the_first_stays(cast: Cast) -> None:
    clerk, own = cast.clerk.client, uuid4()
    first = acts.send(clerk, "hosts", acts.as_csv(HOSTS), import_id=own)
    again = acts.send(clerk, "hosts", acts.as_csv(HOSTS), import_id=own)
    assert (again.status_code, again.json) == (200, first.json)
    other = acts.send(clerk, "hosts", acts.as_csv(HOSTS[:2]), import_id=own)
    assert other.status_code == 409
    wrong = clerk.put(f"{acts.BASE}/imports/{own}/run", json={"digest": "0" * 64})
    assert wrong.status_code == 409


def test_nobody_reads_or_runs_another_courts_file(cast: Cast) -> None:
    found = acts.checked(cast.clerk.client, "hosts", HOSTS)
    url = f"{acts.BASE}/imports/{found['id']}"
    for path in ("", "/lines", "/report.csv"):
        assert cast.other_clerk.client.get(url + path).status_code == 404
    assert acts.run(cast.other_clerk.client, found).status_code == 404
    raw = acts.as_csv(HOSTS)
    court = f"&court={cast.other_court.id}"
    assert acts.send(cast.clerk.client, "hosts", raw, query=court).status_code == 404


@tuned(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_lines_or_a_refusal(raw: bytes) -> None:
    if raw.startswith(b"PK"):
        return
    said, lines = "import-", []
    try:
        lines = service.lines_of("hosts", b"nit;entidad\n" + raw)
    except DomainError as refusal:
        said = refusal.slug
    assert said.startswith("import-")
    assert all(set(cells) <= {"nit", "name"} for _, cells in lines)
