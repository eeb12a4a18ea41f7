"""The clerk at her desk in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from api.database import unit_of_work
from tests import databases
from tests.browser import axe, desk_town, serving
from tests.browser.browsing import DESK
from tests.browser.conftest import Opens
from tests.browser.town import Place

REASON = "Hablé con ella y con la sede."


@contextmanager
def a_friday_noon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The product on a Friday noon on which every list has something."""
    folder = tmp_path_factory.mktemp("desk")
    clock = desk_town.Moment(desk_town.MORNING)
    url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
    with serving.served(url, folder, dist, clock=clock, lived=True) as place:
        clock.at = desk_town.NOON
        with unit_of_work(place.sessions) as session:
            desk_town.fill(session, place)
        yield place


class Desk:
    """The clerk at her lists, and what was wrong with the screens she saw."""

    def __init__(self, page: Page, place: Place) -> None:
        self.page = page
        self.place = place
        self.wrong: dict[str, list[str]] = {}

    def open(self, name: str) -> None:
        """A list by its address."""
        self.page.goto(f"{self.place.url}/?list={name}")
        self.settled()

    def settled(self) -> None:
        """Wait until nothing is on its way."""
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_role("heading", level=1).first.wait_for()

    def look(self, state: str) -> None:
        """Judge the screen as it stands."""
        found = axe.faults(self.page)
        if found:
            self.wrong[state] = found

    @property
    def rows(self) -> Locator:
        """What waits on the open list."""
        return self.page.locator(".waiting-list > li")

    def press(self, name: str, within: Locator | None = None) -> None:
        """The first button whose name begins so."""
        (within or self.page).get_by_role("button", name=name).first.click()

    def say_why(self, save: str) -> None:
        """Give reasons in the form under a row, and save."""
        form = self.page.locator("form.in-place")
        form.get_by_label("Razones").fill(REASON)
        form.get_by_role("button", name=save, exact=True).click()

    def undo(self, told: str, left: int) -> None:
        """What was decided is said, the row is gone; undone, it is there again."""
        toast = self.page.get_by_role("region", name="Lo último que decidiste")
        expect(toast).to_contain_text(told)
        expect(self.rows).to_have_count(left)
        toast.get_by_role("button", name="Deshacer").click()
        expect(toast).to_have_count(0)
        expect(self.rows).not_to_have_count(left)


@contextmanager
def at_desk(opens: Opens, place: Place, size: tuple[int, int] = DESK) -> Iterator[Desk]:
    """Signed in, on that Friday; at the end nothing may have been wrong with what she saw."""
    with opens(size, reduced_motion="reduce") as page:
        page.clock.set_fixed_time(desk_town.NOON)
        axe.equip(page.context)
        page.goto(place.door("staff", place.town.clerk))
        page.get_by_role("heading", name="Escritorio").wait_for()
        desk = Desk(page, place)
        yield desk
        assert not desk.wrong, "\n".join(f"{k}: {v}" for k, v in desk.wrong.items())
