"""A tablet that is lost takes its keys along: what they make afterwards proves nothing more."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.accounts.models import SiteDevice
from api.hosts import codes, keys
from api.hosts.models import Site
from api.scans.models import Scan
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast
from tests.scans.acts import URL, capture, send, taken

MORNING, NOON = at("2026-11-09 08:01"), at("2026-11-09 12:03")


def lost(cast: Cast, who: str = "clerk") -> Answer:
    path = f"/api/v1/site-devices/{cast.site_device.id}/revocation"
    return cast.by_role(who).put(path, json={"reason": "lost"})


def old_site(cast: Cast, session: Session) -> Site:
    """The site with the keys that its tablet holds."""
    site = session.get_one(Site, cast.site.id)
    return Site(id=site.id, key_id=site.key_id, root_secret=site.root_secret)


@pytest.mark.parametrize("who", ["clerk", "host"])
def test_a_lost_tablets_codes_say_no_more_than_a_poster(
    cast: Cast, session: Session, clock: TestClock, who: str
) -> None:
    before = old_site(cast, session)
    clock.at = MORNING
    assert lost(cast, who).status_code == 200
    clock.at = NOON
    made = codes.rotating(before, URL, NOON).url
    receipt = taken(cast, NOON, "in", code=made)

    assert (receipt["level"], receipt["flags"]) == (1, ["revoked_code"])
    assert receipt["site"]["id"] == str(cast.site.id)
    scan = session.get_one(Scan, UUID(receipt["scan"]))
    assert (scan.counter, scan.order_id) == (None, cast.order.id)


def test_what_was_scanned_before_counts_however_late_it_is_sent(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = MORNING
    came = capture(cast, MORNING, "in")
    clock.at = NOON
    assert lost(cast).status_code == 200
    clock.at = NOON + timedelta(days=3)
    receipt = send(cast.participant.client, came).json

    assert (receipt["level"], receipt["flags"]) == (2, ["late"])
    assert session.get_one(Scan, UUID(receipt["scan"])).at == MORNING.replace(second=0)


def test_a_typed_code_is_recognised_by_the_keys_of_its_time(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    before = old_site(cast, session)
    site = str(cast.site.id)
    early = codes.rotating(before, URL, MORNING).short_code
    late = codes.rotating(before, URL, NOON + timedelta(hours=1)).short_code
    clock.at = NOON
    assert lost(cast).status_code == 200
    clock.at = NOON + timedelta(hours=1)

    came = taken(cast, MORNING, "in", code=f"short:{early}", site=site)
    left = taken(cast, clock(), "out", code=f"short:{late}", site=site)
    assert (came["level"], came["flags"]) == (1, [])
    assert (left["level"], left["flags"]) == (1, ["revoked_code"])


def test_the_site_goes_on_with_new_keys_and_its_poster_stays(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    before = old_site(cast, session)
    version = cast.clerk.client.get(f"/api/v1/sites/{cast.site.id}").json["version"]
    clock.at = MORNING
    lost(cast)
    lost(cast)
    session.expire_all()
    site = session.get_one(Site, cast.site.id)
    assert site.key_id != before.key_id
    clock.at = NOON
    receipt = taken(cast, NOON, "in", code=codes.rotating(site, URL, NOON).url)

    assert (receipt["level"], receipt["flags"]) == (2, [])
    now = cast.clerk.client.get(f"/api/v1/sites/{cast.site.id}").json["version"]
    assert now == version


def test_two_tablets_lost_one_after_the_other_leave_both_keys_recognised(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    first = old_site(cast, session)
    keys.replace(session, cast.site.id, MORNING)
    session.commit()
    second = old_site(cast, session)
    keys.replace(session, cast.site.id, NOON)
    session.commit()
    clock.at = NOON + timedelta(hours=1)
    between = MORNING + timedelta(hours=1)

    said = {
        "first, in its time": (first, MORNING - timedelta(minutes=5), 2),
        "first, after it": (first, between, 1),
        "second, in its time": (second, between, 2),
        "second, after it": (second, NOON + timedelta(minutes=5), 1),
    }
    for name, (site, when, level) in said.items():
        code = codes.rotating(site, URL, when).url
        assert taken(cast, when, "in", code=code)["level"] == level, name


def test_a_tablet_that_never_had_keys_takes_none_along(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = MORNING
    held = old_site(cast, session).key_id
    session.get_one(SiteDevice, cast.site_device.id).matched_at = None
    session.commit()
    assert lost(cast).status_code == 200
    session.expire_all()
    assert session.get_one(Site, cast.site.id).key_id == held
