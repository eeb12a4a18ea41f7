"""A line that cannot stand is named with its number, its column and what to do; none is written."""

from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.hosts.models import Host
from api.imports import cells
from api.orders.models import Order
from tests.imports import acts
from tests.people import Cast

PERSON = ["CC", "66778899"]
GOOD = [acts.CASE, *PERSON, "2026-09-07"]
TITLES = ["case_number", "document_type", "document_number", "starts_on"]


@pytest.fixture
def court(cast: Cast) -> Cast:
    """A court with its hosts, sites and people."""
    acts.everything(cast.clerk.client, until="participants")
    return cast


# the line's own cells after the person, and what is said
BAD_ORDERS: list[tuple[str, list[object], str]] = [
    ("a digit too few", [acts.CASE[:-1], *GOOD[1:]], "case-number-length"),
    ("no such city", ["98999" + acts.CASE[5:], *GOOD[1:]], "case-number-city"),
    ("no such year", [acts.CASE[:12] + "2099" + acts.CASE[16:], *GOOD[1:]], "case-number-year"),
    ("letters", ["7600131870032026000120O", *GOOD[1:]], "case-number-digits"),
    ("digits lost", ["7,60013E+22", *GOOD[1:]], "number-lost-digits"),
    ("a formula", ["=A1", *GOOD[1:]], "formula"),
    ("a command", ["@SUM(1)", *GOOD[1:]], "formula"),
    ("nobody", [acts.CASE, "CC", "11111111", "2026-09-07"], "person-unknown"),
    ("no kind", [acts.CASE, "DNI", "66778899", "2026-09-07"], "not-one-of"),
    ("hidden signs", [acts.CASE, "CC", "6677\u202e8899", "2026-09-07"], "bad-characters"),
    ("the month first", [*GOOD[:3], "09/23/2026"], "month-first"),
    ("no such day", [*GOOD[:3], "2026-02-30"], "no-such-day"),
    ("two digits of a year", [*GOOD[:3], "07/09/26"], "not-a-day"),
    ("no date", [*GOOD[:3], "pronto"], "not-a-day"),
    ("nothing", [*GOOD[:3], ""], "empty"),
]


def test_each_bad_line_is_named_with_its_reason(court: Cast, session: Session) -> None:
    rows: acts.Rows = [TITLES, *(cells_ for _, cells_, _ in BAD_ORDERS)]
    found = acts.checked(court.clerk.client, "orders", rows)
    assert found["wrong_lines"] == len(BAD_ORDERS)
    told = acts.lines(court.clerk.client, found)
    for (name, _, code), line in zip(BAD_ORDERS, told, strict=True):
        assert code in [one["code"] for one in line["remarks"]], (name, line)
    assert [line["line"] for line in told] == list(range(2, len(rows) + 1))


def test_one_wrong_line_keeps_the_whole_file_out(court: Cast, session: Session) -> None:
    rows = [TITLES, GOOD, [acts.CASE[:-1] + "1", "CC", "1", "2026-09-07"]]
    found = acts.checked(court.clerk.client, "orders", rows)
    assert (found["new_lines"], found["wrong_lines"]) == (1, 1)
    answer = acts.run(court.clerk.client, found)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (
        409,
        "import-has-wrong-lines",
    )
    query = select(Order.id).where(Order.case_number == acts.CASE)
    assert session.scalars(query).all() == []


def test_what_is_said_never_repeats_what_was_sent(court: Cast) -> None:
    rows = [TITLES, ["SECRETO-1", "SECRETO-2", "SECRETO\u202e3", "SECRETO-4"]]
    found = acts.checked(court.clerk.client, "orders", rows)
    url = f"{acts.BASE}/imports/{found['id']}"
    for path in ("", "/lines", "/report.csv"):
        assert b"SECRETO" not in court.clerk.client.get(url + path).data


def test_lines_are_told_in_both_languages_and_by_result(court: Cast) -> None:
    clerk = court.clerk.client
    found = acts.checked(clerk, "orders", [TITLES, GOOD, GOOD])
    spanish = acts.lines(clerk, found, "?result=wrong")
    english = acts.lines(clerk, found, "?result=wrong", **{"Accept-Language": "en"})
    assert [line["line"] for line in spanish] == [3]
    assert "línea 2" in spanish[0]["remarks"][0]["text"]
    assert "line 2" in english[0]["remarks"][0]["text"]
    assert len(acts.lines(clerk, found, "?result=new")) == 1


def test_what_stands_with_other_words_is_not_changed(court: Cast, session: Session) -> None:
    clerk = court.clerk.client
    found = acts.checked(clerk, "hosts", [["nit", "entidad"], [acts.NIT, "Otro nombre"]])
    assert acts.codes(clerk, found) == [["differs"]]
    names = session.scalars(select(Host.name).where(Host.nit == acts.NIT)).all()
    assert names == ["Fundación Manos"]


def test_a_host_without_a_number_gets_it_and_stays_the_same_host(
    cast: Cast, session: Session
) -> None:
    rows = [["nit", "entidad"], [acts.NIT, cast.host_organization.name.upper()]]
    found = acts.brought_in(cast.clerk.client, "hosts", rows)
    assert acts.codes(cast.clerk.client, found) == [["gets-its-nit"]]
    session.expire_all()
    assert session.get_one(Host, cast.host_organization.id).nit == acts.NIT


def test_what_changed_since_the_check_keeps_the_file_out(court: Cast) -> None:
    clerk = court.clerk.client
    first = acts.checked(clerk, "orders", [TITLES, GOOD])
    second = acts.checked(clerk, "orders", [TITLES, [*GOOD[:3], "2026-09-08"]])
    assert acts.run_whole(clerk, first)["state"] == "done"
    late = acts.run_whole(clerk, second)
    assert (late["state"], late["turned_down"], late["wrong_lines"]) == ("checked", True, 1)
    assert acts.codes(clerk, late) == [["differs"]]


BAD_HOURS: list[tuple[list[object], str]] = [
    (["2026-10-05", "08:00", "12:00"], "new"),
    (["2026-10-05", "11:00", "13:00"], "overlaps-line"),
    (["2026-10-05", "08:00", "12:00"], "twice"),
    (["2026-10-06", "12:00", "08:00"], "ends-before-it-starts"),
    (["2027-10-05", "08:00", "12:00"], "in-the-future"),
    (["2026-09-01", "08:00", "12:00"], "before-the-order-starts"),
    (["2026-10-07", "8", "12:00"], "not-a-time"),
    (["2026-10-08", "08:00", "24:01"], "not-a-time"),
]


def test_hours_stand_on_time_that_nothing_else_tells_of(court: Cast) -> None:
    clerk = court.clerk.client
    acts.brought_in(clerk, "orders", acts.ORDERS)
    rows: acts.Rows = [
        acts.HOURS[0],
        *([acts.CASE, "Sede Manos", *row, "folio"] for row, _ in BAD_HOURS),
    ]
    found = acts.checked(clerk, "hours", rows)
    told = acts.lines(clerk, found)
    said = [line["remarks"][0]["code"] if line["remarks"] else line["result"] for line in told]
    assert said == [code for _, code in BAD_HOURS]
    acts.brought_in(clerk, "hours", acts.HOURS)
    across: acts.Rows = [
        acts.HOURS[0],
        [acts.CASE, "Sede Manos", "05/10/2026", "09:00", "10:00", "folio"],
    ]
    again = acts.checked(clerk, "hours", across)
    assert acts.codes(clerk, again)[0][0] == "hours-there"


@pytest.mark.parametrize(
    ("cell", "day", "notes"),
    [
        ("2026-11-23", date(2026, 11, 23), []),
        ("23/11/2026", date(2026, 11, 23), []),
        ("23-11-2026", date(2026, 11, 23), []),
        ("46349", date(2026, 11, 23), []),
        (["number", 46349], date(2026, 11, 23), []),
        (["day", "2026-11-23"], date(2026, 11, 23), []),
        ("03/04/2026", date(2026, 4, 3), ["day-first"]),
        ("04/04/2026", date(2026, 4, 4), []),
    ],
)
def test_dates_in_three_forms_are_read_by_one_rule(
    cell: object, day: date, notes: list[str]
) -> None:
    remarks = cells.Remarks()
    assert cells.day(cell, remarks, "day") == day
    assert [code for code, _ in remarks.said] == notes


def test_dates_and_times_of_a_workbook_are_what_excel_says(court: Cast) -> None:
    clerk = court.clerk.client
    acts.brought_in(clerk, "orders", acts.ORDERS)
    day, came, left = datetime(2026, 10, 5), datetime(2026, 10, 5, 8).time(), 0.5  # noqa: DTZ001
    rows: acts.Rows = [acts.HOURS[0], [acts.CASE, "Sede Manos", day, came, left, "folio"]]
    book = acts.as_workbook(rows)
    answer = acts.send(clerk, "hours", book, content_type=acts.XLSX)
    assert answer.json["new_lines"] == 1, acts.lines(clerk, answer.json)


def test_formulas_and_numbers_for_digits_are_refused_in_a_workbook(court: Cast) -> None:
    clerk = court.clerk.client
    rows: acts.Rows = [TITLES, ["=1+1", *GOOD[1:]], [7.6e22, *GOOD[1:]]]
    answer = acts.send(clerk, "orders", acts.as_workbook(rows), content_type=acts.XLSX)
    assert acts.codes(clerk, answer.json) == [["formula"], ["number-lost-digits"]]


@pytest.mark.parametrize("nit", ["900123456-7", "900123456", "9001234568", "NIT"])
def test_a_tax_number_with_a_wrong_digit_is_noticed(nit: str) -> None:
    with pytest.raises(cells.Wrong):
        cells.nit(nit)
