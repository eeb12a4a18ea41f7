"""The code that a clerk shows at the desk of the court."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.appearances.models import CourtDeskKey
from api.rules import codes
from tests.appearances.acts import BASE
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Browser, Cast

NOON = at("2026-11-20 12:00")


def shown(who: Browser) -> str:
    answer = who.get(f"{BASE}/courts/desk/code")
    assert answer.status_code == 200, answer.json
    return str(answer.json["url"])


def test_it_is_genuine_by_the_keys_of_the_clerks_court_alone(cast: Cast, session: Session) -> None:
    code = codes.parse(shown(cast.clerk.client))
    assert isinstance(code, codes.Code)
    assert code.kind == "D1"
    assert shown(cast.other_clerk.client) != shown(cast.clerk.client)
    own = session.get_one(CourtDeskKey, cast.order.court_id)
    other = session.get_one(CourtDeskKey, cast.other_order.court_id)
    assert codes.is_genuine(code, own.root_secret)
    assert not codes.is_genuine(code, other.root_secret)


def test_it_changes_each_half_minute_and_says_how_long_it_holds(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = NOON + timedelta(seconds=10)
    first = cast.clerk.client.get(f"{BASE}/courts/desk/code").json
    assert datetime.fromisoformat(first["valid_from"]) == NOON
    assert datetime.fromisoformat(first["valid_until"]) == NOON + timedelta(seconds=30)
    clock.at = NOON + timedelta(seconds=29)
    assert shown(cast.second_clerk.client) == first["url"]
    clock.at = NOON + timedelta(seconds=30)
    assert shown(cast.clerk.client) != first["url"]


def test_it_is_there_as_a_picture_without_a_script(cast: Cast) -> None:
    picture = cast.clerk.client.get(f"{BASE}/courts/desk/code.svg")
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
    assert b"<svg" in picture.data[:200]


def test_nobody_but_a_clerk_sees_it(cast: Cast) -> None:
    for role in ("participant", "host", "site_device", "admin", "monitor"):
        assert cast.by_role(role).get(f"{BASE}/courts/desk/code").status_code == 403


def test_a_page_without_a_script_shows_it_and_renews_itself(cast: Cast) -> None:
    page = cast.clerk.client.get(f"{BASE}/courts/desk/screen").text
    assert 'src="code.svg"' in page
    assert 'http-equiv="refresh" content="10"' in page
    assert "<title>Agenda</title>" in page
    assert "<script" not in page
    assert cast.nobody.get(f"{BASE}/courts/desk/pages.css").mimetype == "text/css"
