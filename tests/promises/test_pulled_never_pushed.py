"""The desk is pulled, never pushed: nothing about a person is sent to a court, and no host reads a
standing. What is sent goes to the person whose address it is, by one door, in neutral words.

Every job, module, route and page is walked; each check is shown to notice what it looks for.
"""

import ast
import copy
import re
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import CheckConstraint, Table, select
from sqlalchemy.orm import Session, sessionmaker

from api.app import TOP, document
from api.channels.models import Channel
from api.rules.access import ANYONE
from api.warnings.models import Telling
from scheduler.timetable import TIMETABLE, Job
from tests.access.errands import Door, Things, an_attendance, doors, own
from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import SHORT, a_short_week, proposed
from tests.people import Cast
from tests.promises.sending import Use, listening, uses, ways_in
from tests.promises.telling import fields, telling
from tests.shortfalls.test_missed_at_sites import at_the_site
from tests.warnings.acts import begin

Sessions = sessionmaker[Session]
PACKAGES = ("api", "scheduler")
HOSTS = ("host", "site_device")
# The packages that we stand on. None of them is here to send: the database, the web framework,
# the clock, passwords, pictures and papers that are read, a calendar's format, telephone numbers,
# what seals and signs a push, spreadsheets that are read and written, the press of the papers.
FOREIGN = {"PIL", "alembic", "apscheduler", "argon2", "click", "cryptography", "dateutil", "flask"}
FOREIGN |= {
    "flask_smorest",
    "holidays",
    "icalendar",
    "markupsafe",
    "marshmallow",
    "psycopg",
    "pyotp",
    "pypdf",
}
FOREIGN |= {"qrcode", "sqlalchemy", "structlog", "webargs", "werkzeug"}
FOREIGN |= {"http_ece", "phonenumbers", "py_vapid"}
FOREIGN |= {"openpyxl", "typst", "xlsxwriter"}
# What bounds a hidden figure, and what draws those that are published.
FOREIGN |= {"jinja2", "numpy", "pygal", "scipy"}
LEGITIMATE: set[Use] = {
    # A child process remakes a photo, so that a bomb takes nothing else down with it.
    ("api/excuses/papers.py", "subprocess"),
    # So does one that opens a spreadsheet from outside.
    ("api/imports/reading.py", "subprocess"),
    # The operator's copies are PostgreSQL's own pg_dump and pg_restore.
    ("api/operator/postgresql_copies.py", "subprocess"),
    # `constancia serve` opens the port that it is asked at.
    ("api/operator/serving.py", "socket"),
    # `make phone` asks the machine for its own address, and hands out the certificate at a port.
    ("api/operator/local_network.py", "socket"),
    ("api/operator/local_network.py", "http.server"),
    # One command starts the server and the clock, and ends them together.
    ("api/operator/together.py", "subprocess"),
    ("api/operator/together.py", "socket"),
    ("api/operator/together.py", "ctypes"),
    # It could ask a name server whether an address exists; it is told not to.
    ("api/channels/addresses.py", "email_validator"),
    # The one door out. What goes through it is a message to an address that a participant, a person
    # who stands by her or a host's person gave for herself: no address of a court or a clerk can be
    # given (the next test), so nothing that leaves here can reach one.
    ("api/senders/exchange.py", "http.client"),
    ("api/senders/exchange.py", "socket"),
    ("api/senders/exchange.py", "ssl"),
    ("api/senders/gateways.py", "ssl"),
    ("api/senders/leash.py", "socket"),
    ("api/senders/mail.py", "email"),
    ("api/senders/mail.py", "smtplib"),
    ("api/senders/mail.py", "ssl"),
    ("api/senders/other.py", "apprise"),
    ("api/senders/web_push.py", "ssl"),
}
# Who may knock at that door: who carries notices, and who reads and shows how to be reached.
KNOCK = {"api/notices", "api/channels", "scheduler"}
# Doors that a host may knock at whose answers hold such names, and why that tells nobody anything.
HARMLESS: dict[str, set[str] | None] = {
    # A calculator: it answers from the numbers in the question, and reads nobody's.
    "POST /api/v1/assessments": None,
    # The host's own note, given back.
    "PUT /api/v1/orders/<uuid:order_id>/shifts/<uuid:shift_id>/marks/<uuid:mark_id>": {
        "reasons",
        "kind",
    },
    # What a provider made of a message to the host's own person: it may have refused it.
    "GET /api/v1/staff/me/notices": {"items[].tries[].became"},
    "PUT /api/v1/staff/me/notices/<uuid:notice_id>/seen": {"tries[].became"},
    # Names of columns of published figures, the same for everybody: they are about nobody.
    "GET /api/v1/statistics/<release>/<table>": {
        "columns[].code",
        "columns[].share_of",
        "rows[].cells[].column",
    },
    "GET /api/v1/statistics/<release>/dictionary": {
        "tables[].columns[].code",
        "tables[].columns[].share_of",
        "tables[].sums[].whole",
    },
}
REPORT = "/api/v1/orders/<uuid:order_id>/placements/<uuid:placement_id>/reports/<month:month>"
# The law has the host write justified and unjustified absences into the report of the month, with
# the numbers of their papers (D 2.2.1.14.3.5 c): never why she was away.
BY_LAW: set[str] = {"facts.absences[].paper_references", "facts.absences[].state"}
HARMLESS |= dict.fromkeys((f"GET {REPORT}", f"PUT {REPORT}", f"PUT {REPORT}/versions"), BY_LAW)
HERS = (SHORT, "Restrepo", "Me faltaron", "9 de noviembre", "9 November", "semana del", "week of")
NUMBERS = re.compile(r"\b(240|960|1200|4 h|16 h|20 h)\b")
MAKE_UP = UUID("11111111-1111-4111-8111-111111111111")


def test_no_module_can_send_anything_but_where_it_is_named_here() -> None:
    found = uses(TOP, *PACKAGES)
    assert {use for use in found if use[1] not in FOREIGN} == LEGITIMATE
    assert {"flask", "sqlalchemy"} <= {what for _, what in found}


def test_only_who_carries_notices_knocks_at_the_door_out() -> None:
    knocking = {str(Path(file).parent) for file, _ in uses(TOP, *PACKAGES, of="api.senders")}
    assert knocking - {"api/senders"} <= KNOCK
    assert "api/notices" in knocking


def test_no_way_to_be_reached_can_be_a_courts() -> None:
    table = cast(Table, Channel.__table__)
    checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
    whose = [str(one.sqltext) for one in checks if "person_kind" in str(one.sqltext)]
    assert whose == ["person_kind in ('participant', 'support', 'host')"]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import smtplib", "smtplib"),
        ("from email.message import EmailMessage", "email"),
        ("from urllib import request", "urllib.request"),
        ("def f():\n    from http.client import HTTPSConnection", "http.client"),
        ("import requests", "requests"),
        ("import os\nos.popen('mail')", "os.popen"),
        ("from os import system", "os.system"),
        ("__import__('smt' + 'plib')", "__import__"),
        ("import importlib", "importlib"),
    ],
)
def test_a_module_that_could_send_is_noticed(tmp_path: Path, source: str, what: str) -> None:
    assert ways_in(source, PACKAGES) == {what}
    (tmp_path / "api" / "orders").mkdir(parents=True)
    (tmp_path / "api" / "orders" / "post.py").write_text(source)
    assert uses(tmp_path, *PACKAGES) == {("api/orders/post.py", what)}


def test_reading_an_address_or_a_table_is_not_sending() -> None:
    assert ways_in("from urllib.parse import urlsplit\nimport os\nos.environ", PACKAGES) == set()
    assert ways_in("from api.orders import service\nfrom http import HTTPStatus", PACKAGES) == set()


@pytest.fixture
def busy(cast: Cast, clock: TestClock, sessions: Sessions) -> TestClock:
    """A week going short under a silent host: there is something to do for every job."""
    begin(cast, clock, sessions, "2026-11-09 07:00")
    a_morning(cast, clock, "2026-11-10")
    clock.at = at("2026-11-14 07:00")
    return clock


def test_no_job_sends_anything_and_what_it_tells_it_tells_her(
    busy: TestClock, sessions: Sessions
) -> None:
    with listening() as heard:
        # Presuming an attendance looks again at its order: run after it, looking finds nothing due.
        done = {job.name: job.run(sessions, busy()) for job in reversed(TIMETABLE)}
    assert heard == []
    assert done["presume-silent"] > 0
    assert done["look-again"] > 0
    with sessions() as session:
        assert set(session.scalars(select(Telling.audience))) == {"participant"}


def test_a_job_that_sends_is_noticed(busy: TestClock, sessions: Sessions) -> None:
    def mail(sessions: Sessions, now: datetime) -> int:
        with socket.socket() as out, pytest.raises(OSError, match=r".*"):
            out.connect(("127.0.0.1", 1))
        return 1

    with listening() as heard:
        Job("mail", 60, mail, "to be noticed").run(sessions, busy())
    assert heard == ["socket.connect"]


def _open_to_hosts(app: Flask) -> Iterator[Door]:
    for door in doors(app):
        if door.operation.roles & {*HOSTS, ANYONE}:
            yield door


def _told(written: dict[str, Any], door: Door) -> set[str]:
    harmless = HARMLESS.get(door.name, set())
    return set() if harmless is None else telling(written, door.rule, door.method) - harmless


def test_no_route_that_a_host_may_call_can_say_how_she_stands(app: Flask) -> None:
    written = cast(dict[str, Any], document(app))
    told = {door.name: _told(written, door) for door in _open_to_hosts(app)}
    assert {name: paths for name, paths in told.items() if paths} == {}
    assert set(HARMLESS) <= set(told)
    walked = {door.name: {path for path, _ in _walked(written, door)} for door in doors(app)}
    assert "items[].decision.verdict" in walked["GET /api/v1/sites/<uuid:site_id>/attendances"]
    assert "items[].item.contest.reason" in walked["POST /api/v1/confirmations/batch"]


def _walked(written: dict[str, Any], door: Door) -> Iterator[tuple[str, dict[str, Any]]]:
    return fields(written, door.rule, door.method)


def test_the_harmless_doors_would_be_found_otherwise(app: Flask) -> None:
    written = cast(dict[str, Any], document(app))
    found = {door.name: telling(written, door.rule, door.method) for door in _open_to_hosts(app)}
    for name, paths in HARMLESS.items():
        assert found[name] >= (paths or {"needed_minutes", "reasons"})


def test_what_a_clerk_is_told_would_be_found_at_a_hosts_door(app: Flask) -> None:
    written = cast(dict[str, Any], document(app))
    assert {"items[].short_minutes", "items[].state", "items[].decision.reasons"} <= telling(
        written, "/api/v1/shortfalls", "GET"
    )
    assert "items[].kind" in telling(written, "/api/v1/orders/<>/missed-shifts", "GET")


@pytest.mark.parametrize(
    ("schema", "name", "planted"),
    [
        ("HostAttendance", "needed_minutes", {"type": "integer"}),
        ("HostRuling", "reasons", {"type": "string"}),
        ("HostNote", "excuse", {"type": "object", "properties": {}}),
        ("Window", "kind", {"type": "string", "enum": ["usual", "last_chance"]}),
        ("MakeUpParty", "open_warnings", {"type": "array", "items": {"type": "string"}}),
    ],
)
def test_a_planted_field_is_noticed_however_deep(
    app: Flask, schema: str, name: str, planted: dict[str, Any]
) -> None:
    written = copy.deepcopy(cast(dict[str, Any], document(app)))
    written["components"]["schemas"][schema]["properties"][name] = planted
    told = [path for door in _open_to_hosts(app) for path in _told(written, door)]
    assert told
    assert all(path.endswith(name) for path in told)


def _secrets(page: str) -> list[str]:
    """What a page says of her that no host may read."""
    text = re.sub(r"<[^>]*>", " ", page)
    return [word for word in HERS if word in text] + NUMBERS.findall(text)


@pytest.fixture
def short(cast: Cast, clock: TestClock) -> Cast:
    """She was 240 minutes short, and proposes to make 120 of them up."""
    a_short_week(cast, clock)
    hours = [("2026-11-24 13:00", "2026-11-24 15:00")]
    proposed(cast, *hours, identity=MAKE_UP, note="Me faltaron 4 horas.")
    return cast


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_page_for_a_host_holds_anything_of_hers(app: Flask, short: Cast, language: str) -> None:
    there = own(short, an_attendance(short, other=False))
    pages = {}
    for role in HOSTS:
        browser = short.by_role(role)
        for door in doors(app):
            if door.method == "GET" and role in door.operation.roles:
                url = _address(door, there)
                answer = browser.get(url, headers={"Accept-Language": language})
                if answer.mimetype == "text/html":
                    pages[role, door.rule] = answer.text
    assert {rule.rpartition("/")[2] for _, rule in pages} == {"agreement", "poster", "screen"}
    assert {where: _secrets(page) for where, page in pages.items() if _secrets(page)} == {}


def _address(door: Door, there: Things) -> str:
    values = {name: there.of(name, door.rule) for name in door.arguments}
    values["make_up_id"] = str(MAKE_UP)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), door.rule)


def test_the_same_page_in_her_own_hands_is_noticed(app: Flask, short: Cast) -> None:
    url = f"/api/v1/make-ups/{MAKE_UP}/agreement"
    found = _secrets(short.participant.client.get(url).text)
    assert {"Restrepo", "9 de noviembre", "semana del"} <= set(found)
    assert _secrets("<p>Le faltan <b>240</b> minutos de 20 h.</p>") == ["240", "20 h"]


def test_no_template_asks_for_anything_from_elsewhere_or_sends_a_form() -> None:
    templates = [
        node.value
        for package in PACKAGES
        for path in (TOP / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and "<html" in str(node.value)
    ]
    assert len(templates) >= 4
    assert [one for template in templates for one in _outward(str(template))] == []
    assert _outward('<a href="mailto:juzgado@example.org">') == ["mailto:"]
    assert _outward('<img src="https://example.org/seen.gif">') == ["https://"]


def _outward(template: str) -> list[str]:
    # The public page asks us about a paper: its form leads nowhere else.
    ours = template.replace('<form method="post" action="/verify"', "")
    return re.findall(r"mailto:|https?://|<form|<script|<iframe", ours)


def test_the_list_of_missed_shifts_says_nothing_of_causes(short: Cast) -> None:
    rows = at_the_site(short)
    assert rows
    names = {"order", "shift", "first_name", "starts_at", "ends_at", "note"}
    assert all(set(row) == names for row in rows)
    assert _secrets(str(rows)) == []
