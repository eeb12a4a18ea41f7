"""A push on a real browser: fixed words, one notification, and its page after the PIN."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import CDPSession, Page, Worker, expect

from tests.browser import acts, dates_town, told_town
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

SHOWN = """async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(
        ({ title, body, tag, lang, icon, data }) => ({ title, body, tag, lang, icon, data }));
}"""
# A push to a worker that is still taking over is lost.
AWAKE = """async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise((done) => {
        const look = () => active.state === 'activated' && done();
        active.addEventListener('statechange', look);
        look();
    });
}"""
# A click that no test can make with a mouse: the notification lies outside of the browser.
CLICK = """async () => {
    const [notification] = await registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
}"""


class Phone:
    """Her phone with its service worker, and the push service in front of it."""

    def __init__(self, page: Page, place: Place) -> None:
        self.page, self.place = page, place
        page.context.grant_permissions(["notifications"], origin=place.url)
        acts.enrol_phone(page, place)
        page.evaluate(AWAKE)
        self._cdp: CDPSession = page.context.new_cdp_session(page)
        self._known: list[str] = []
        self._last = ""
        self._cdp.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._cdp.send("ServiceWorker.enable")
        # What the browser says of its workers comes in between two of our own questions.
        until = time.monotonic() + 10
        while not self._known and time.monotonic() < until:
            page.evaluate(SHOWN)

    def _note(self, event: dict[str, Any]) -> None:
        mine = [one for one in event["registrations"] if one["scopeURL"] == f"{self.place.url}/"]
        self._known += [one["registrationId"] for one in mine if not one["isDeleted"]]

    def push(self, data: str) -> None:
        """What the push service hands to the browser, unsealed."""
        self._last = data
        target = {"origin": self.place.url, "registrationId": self._known[-1]}
        self._cdp.send("ServiceWorker.deliverPushMessage", {**target, "data": data})

    def note(self, notice: UUID, topic: str, language: str = "es") -> None:
        """As the server seals it."""
        self.push(json.dumps({"n": str(notice), "l": language, "t": topic}))

    def shown(self, count: int) -> list[dict[str, Any]]:
        """What lies on the lock screen, once there are so many."""
        until = time.monotonic() + 10
        found: list[dict[str, Any]] = self.page.evaluate(SHOWN)
        again = time.monotonic() + 3
        while len(found) != count and time.monotonic() < until:
            found = self.page.evaluate(SHOWN)
            if len(found) < count and time.monotonic() > again:
                # The DevTools now and then drop one right after a start; a repeat collapses.
                again += 3
                self.push(self._last)
        assert len(found) == count, found
        return found

    @property
    def worker(self) -> Worker:
        """The service worker."""
        return self.page.context.service_workers[0]


@contextmanager
def a_phone(opens: Opens, place: Place) -> Iterator[Phone]:
    """Elena's phone."""
    told_town.forget_all(place)
    with opens() as page:
        yield Phone(page, place)


def test_a_push_says_fixed_words_and_a_repeat_takes_the_place_of_the_first(
    place: Place, opens: Opens
) -> None:
    with a_phone(opens, place) as phone:
        first, second = uuid4(), uuid4()
        phone.note(first, "topic-a")
        phone.note(first, "topic-a")
        [one] = phone.shown(1)
        assert one == {
            "title": "Agenda",
            "body": "Tienes un recordatorio.",
            "tag": "topic-a",
            "lang": "es",
            "icon": f"{place.url}/icon-192.png",
            "data": str(first),
        }
        phone.note(second, "topic-b", "en")
        bodies = {one["tag"]: one["body"] for one in phone.shown(2)}
        assert bodies["topic-b"] == "You have a reminder."


@pytest.mark.parametrize("data", ["", "{", '{"body": "Juzgado", "n": "x", "l": "fr"}', "[" * 4000])
def test_whatever_is_pushed_the_lock_screen_tells_nothing(
    place: Place, opens: Opens, data: str
) -> None:
    with a_phone(opens, place) as phone:
        phone.push(data)
        [one] = phone.shown(1)
        assert (one["title"], one["body"], one["data"]) == (
            *("Agenda", "Tienes un recordatorio."),
            None,
        )


def test_tapped_while_the_app_is_open_it_opens_its_date_and_is_seen(
    place: Place, opens: Opens
) -> None:
    date = dates_town.a_date(place, 3)
    with a_phone(opens, place) as phone:
        notice = told_town.told_of_date(place, date)
        phone.note(notice, "topic-a")
        phone.shown(1)
        phone.worker.evaluate(CLICK)
        expect(phone.page.get_by_role("heading", name="Tu cita", exact=True)).to_be_visible()
        expect(phone.page.locator("main")).to_contain_text(dates_town.PLACE)
        expect(phone.page.get_by_role("button", name="No puedo ir")).to_be_visible()
        assert phone.page.url == f"{place.url}/"
        phone.shown(0)
    assert told_town.seen_of(place, notice)


def test_tapped_while_the_app_is_closed_it_waits_for_the_pin(place: Place, opens: Opens) -> None:
    came = {"came_at": "2026-11-09T13:00:00+00:00", "ends_at": "2026-11-09T17:00:00+00:00"}
    with a_phone(opens, place) as phone:
        notice = told_town.told(place, "check_out", came)
        phone.note(notice, "topic-a")
        phone.shown(1)
        worker = phone.worker
        phone.page.goto("about:blank")
        worker.evaluate(CLICK)
        phone.page.context.clear_cookies()
        phone.page.goto(place.url)
        expect(phone.page.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()
        assert not told_town.seen_of(place, notice)
        phone.page.get_by_label("PIN", exact=True).fill(acts.PIN)
        phone.page.get_by_role("button", name="Abrir", exact=True).click()
        # The form for the time at which she left, with "out" chosen already.
        expect(phone.page.get_by_role("dialog")).to_contain_text("Guardar salida")
        assert phone.page.url == f"{place.url}/"
        assert phone.page.evaluate("caches.keys().then((names) => names.join())").count(",") == 0
    assert told_town.seen_of(place, notice)


def test_a_notice_that_is_not_hers_opens_her_messages(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        phone.note(uuid4(), "topic-a")
        phone.shown(1)
        phone.worker.evaluate(CLICK)
        expect(phone.page.get_by_role("heading", name="Mensajes", exact=True)).to_be_visible()


def test_a_push_refreshes_what_is_on_the_screen(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        acts.go(phone.page, "Mensajes")
        expect(phone.page.locator("main")).to_contain_text("Todavía no hay mensajes.")
        notice = told_town.told(place, "unsent_scans", {})
        phone.note(notice, "topic-a")
        expect(phone.page.locator("main")).to_contain_text("Puede haber registros sin enviar")
