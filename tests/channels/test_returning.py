"""A removal by mistake is undone on the same day; what this house can carry is said."""

from dataclasses import replace
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy.orm import Session

from api.channels.models import Channel
from api.providers import gateway
from api.settings import Settings
from api.web.request import KEY, Wiring
from tests.channels.acts import BASE, HERS, HOSTS, add, put
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast


def back(browser: Browser, channel: str, base: str = HERS) -> Answer:
    """Have it again."""
    return browser.put(f"{base}/{channel}/return", json={})


def gone(browser: Browser, channel: str, base: str = HERS) -> None:
    """Take it away."""
    assert browser.put(f"{base}/{channel}/withdrawal", json={}).status_code == 200


def test_what_she_removed_today_stands_again_by_a_new_yes(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    her = cast.participant.client
    first, second = add(her), add(her, "email")
    gone(her, first["id"])
    clock.forward(hours=2)
    answer = back(her, first["id"])
    assert (answer.status_code, answer.json["ended_at"]) == (200, None)
    assert back(her, first["id"]).status_code == 200
    listed = her.get(HERS).json["items"]
    assert [one["id"] for one in listed] == [first["id"], second["id"]]
    channel = session.get_one(Channel, UUID(first["id"]))
    assert [one.kind for one in channel.events] == ["consented", "withdrawn", "consented"]


def test_on_another_day_or_otherwise_ended_it_is_added_anew(cast: Cast, clock: TestClock) -> None:
    her = cast.participant.client
    number, browser = add(her), add(her, "push")
    for one in (number, browser):
        gone(her, one["id"])
    assert (back(her, browser["id"]).json["type"]) == "channel-cannot-return"
    clock.forward(hours=20)
    late = back(her, number["id"])
    assert (late.status_code, late.json["type"]) == (409, "channel-cannot-return")


def test_the_same_number_is_not_there_twice(cast: Cast) -> None:
    her = cast.participant.client
    first = add(her)
    gone(her, first["id"])
    add(her)
    assert back(her, first["id"]).json["type"] == "channel-there-already"


def test_there_is_no_room_for_a_ninth(cast: Cast) -> None:
    her = cast.participant.client
    first = add(her)
    gone(her, first["id"])
    for number in range(8):
        assert put(her, "email", address=f"marta{number}@example.org").status_code == 200
    assert back(her, first["id"]).json["type"] == "channels-enough"


def test_nobody_brings_back_what_is_not_hers(cast: Cast) -> None:
    first = add(cast.participant.client)
    gone(cast.participant.client, first["id"])
    for browser, base in ((cast.stranger.client, HERS), (cast.host.client, HOSTS)):
        assert back(browser, first["id"], base).status_code == 404
    assert back(cast.participant.client, str(uuid4())).status_code == 404


def test_a_hosts_person_undoes_her_own_removal(cast: Cast) -> None:
    mine = add(cast.host.client, "email", base=HOSTS)
    gone(cast.host.client, mine["id"], HOSTS)
    assert back(cast.host.client, mine["id"], HOSTS).status_code == 200


def test_only_ways_that_somebody_can_carry_are_offered(
    cast: Cast, app: Flask, settings: Settings
) -> None:
    path = f"{BASE}/channel-kinds"
    her = cast.participant.client
    assert her.get(path).json == {"kinds": ["push", "paper"], "services": []}
    wiring: Wiring = app.extensions[KEY]
    plain = gateway("plain://:token@gateway.example/messages")
    wiring.settings = replace(settings, sms_gateway=plain)
    try:
        assert her.get(path).json["kinds"] == ["push", "sms", "paper"]
    finally:
        wiring.settings = settings
