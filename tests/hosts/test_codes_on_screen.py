from tests.attendances.acts import an_arrival
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import taken

BASE = "/api/v1"


def test_the_code_on_the_screen_is_the_one_that_checks_her_in(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:00")
    shown = cast.site_device.client.get(f"{BASE}/sites/{cast.site.id}/code").json
    receipt = taken(cast, clock(), "in", code=shown["url"])
    assert receipt["flags"] == []
    assert receipt["level"] == 3
    clock.forward(seconds=30)
    after = cast.site_device.client.get(f"{BASE}/sites/{cast.site.id}/code").json
    assert after["url"] != shown["url"]
    assert after["valid_from"] == shown["valid_until"]


def test_the_screen_lists_first_names_of_those_who_are_here(cast: Cast, clock: TestClock) -> None:
    an_arrival(cast, clock)
    url = f"{BASE}/sites/{cast.site.id}/present"
    items = cast.site_device.client.get(url).json["items"]
    assert items == [{"first_name": "Marta", "checked_in_at": "2026-11-09T08:00:00-05:00"}]
    clock.at = at("2026-11-09 12:00")
    taken(cast, clock(), "out")
    assert cast.site_device.client.get(url).json["items"] == []


def test_a_screen_gets_fourteen_days_of_keys_and_no_secret(cast: Cast) -> None:
    answer = cast.site_device.client.get(f"{BASE}/sites/{cast.site.id}/code-keys").json
    assert len(answer["keys"]) == 14
    assert [k["day"] for k in answer["keys"]] == list(
        range(answer["keys"][0]["day"], answer["keys"][0]["day"] + 14)
    )
    assert (
        cast.other_site_device.client.get(f"{BASE}/sites/{cast.site.id}/code-keys").status_code
        == 404
    )


def test_pictures_and_pages_need_no_javascript(cast: Cast) -> None:
    tablet, site = cast.site_device.client, f"{BASE}/sites/{cast.site.id}"
    picture = tablet.get(f"{site}/code.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.data.startswith(b"<?xml") or picture.data.startswith(b"<svg")
    assert tablet.get(f"{site}/code.png").data.startswith(b"\x89PNG")
    screen = tablet.get(f"{site}/screen").text
    assert 'http-equiv="refresh"' in screen
    assert "<script" not in screen
    assert "Sede Centro" in cast.host.client.get(f"{site}/poster").text
