"""From made-up months to a published release, and from there to anybody's phone and a file."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from api.accounts import staff
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import unit_of_work
from api.rules import releases
from scheduler import jobs
from tests import databases
from tests.browser import axe, serving
from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.statistics.conftest import some_months

HIDDEN = {"few_people": "oculto: pocas personas", "not_known": "no se sabe"}
LOADED = "img => img.decode().then(() => img.naturalWidth > 0)"


@pytest.fixture(scope="module")
def now() -> datetime:
    """One instant for the server, its clock and its figures."""
    return utcnow()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Iterator[Place]:
    """A town in which nothing has been published yet."""
    folder = tmp_path_factory.mktemp("figures")
    url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
    with serving.served(url, folder, dist, clock=lambda: now) as place:
        yield place


def test_made_up_months_become_a_page_and_a_file_for_anybody(
    place: Place, opens: Opens, now: datetime
) -> None:
    month = releases.newest_due(now)
    with opens(PHONE) as phone:
        axe.equip(phone.context)
        phone.goto(f"{place.url}/cifras")
        expect(phone.get_by_text("Todavía no hay cifras publicadas.")).to_be_visible()
        assert axe.faults(phone) == []
        with place.sessions() as session:
            some_months(session, months=(releases.later(month, -1), month))
        assert jobs.publish_statistics(place.sessions, now) > 0
        phone.reload()
        expect(phone.get_by_text("unas 60 mujeres cumplían su orden")).to_be_visible()
        weeks = phone.locator("section#weeks")
        weeks.scroll_into_view_if_needed()
        assert weeks.get_by_role("img").evaluate(LOADED)
        assert axe.faults(phone) == []
        with phone.expect_download() as file:
            weeks.get_by_role("link", name="Tabla (CSV)").click()
        read = file.value.path().read_text(encoding="utf-8-sig")
        assert _shown(weeks) == _of_months(read)
        _method(phone)
        phone.goto(f"{place.url}/cifras/{month}?lang=en")
        expect(phone.get_by_text("This page is of one release and never changes.")).to_be_visible()
        assert axe.faults(phone) == []
    _a_monitor_sees_the_same(place, opens, _of_months(read))


def _method(phone: Page) -> None:
    """The method page, reached from the figures."""
    phone.get_by_role("link", name="Qué significa cada cifra y qué se oculta").click()
    expect(phone.get_by_role("heading", name="Cómo se protege a cada mujer")).to_be_visible()
    expect(phone.get_by_text("No es un cero y no es algo malo.")).to_be_visible()
    assert axe.faults(phone) == []
    phone.get_by_role("link", name="English").click()
    expect(phone.get_by_role("heading", name="How each woman is protected")).to_be_visible()


def _a_monitor_sees_the_same(place: Place, opens: Opens, told: list[list[str]]) -> None:
    with unit_of_work(place.sessions) as session:
        vault = vault_of(place.settings)
        email, name = "mona@example.org", "Mona Ruiz"
        who = staff.add(session, vault, utcnow(), role="monitor", email=email, name=name)
    with opens(PHONE, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", who.staff_id))
        page.get_by_label("Tabla", exact=True).select_option("weeks")
        expect(page.get_by_role("heading", name="Semanas", exact=True)).to_be_visible()
        table = page.get_by_role("table").first
        expect(table.get_by_role("row")).to_have_count(len(told) + 1)
        assert page.get_by_role("img", name="Gráfica: Semanas").evaluate(LOADED)
        first = [one.split()[0] for one in table.locator("td:nth-of-type(1)").all_inner_texts()]
        assert first == [row[0].split()[0] for row in told]
        assert axe.faults(page) == []


def _shown(section: Locator) -> list[list[str]]:
    """The nation's months as the page shows them, the newest first."""
    rows = section.get_by_role("table").first.locator("tbody tr").all()
    return [[one.strip() for one in row.locator("td").all_inner_texts()] for row in rows]


def _of_months(text: str) -> list[list[str]]:
    """The same cells from the file, in the page's words."""
    rows: dict[str, list[str]] = {}
    for line in csv.DictReader(io.StringIO(text)):
        if line["place"] != "CO" or "H" in line["period"]:
            continue
        shown = HIDDEN[line["hidden"]] if line["hidden"] else line["value"]
        if line["rate_percent"]:
            shown += f" {line['rate_percent']} %"
        rows.setdefault(line["period"], []).append(shown)
    return [rows[period] for period in sorted(rows, reverse=True)]
