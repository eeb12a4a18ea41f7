"""Her phone's pass: of this phone alone, for the sites where she works, over when the phone is."""

from datetime import date
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.passes.models import Pass
from api.rules import passes
from tests.builders import a_placement, a_site, at
from tests.conftest import TestClock
from tests.passes.acts import unpadded
from tests.people import Browser, Cast
from tests.phones import Phone

NOON = at("2026-11-09 12:03")


def asked(browser: Browser) -> dict[str, object]:
    answer = browser.get("/api/v1/me/pass")
    assert answer.status_code == 200
    return dict(answer.json)


def test_a_pass_is_made_once_and_is_the_phones_own(cast: Cast, session: Session) -> None:
    first, again = asked(cast.participant.client), asked(cast.participant.client)
    theirs = asked(cast.stranger.client)

    assert first == again
    assert first["secret"] != theirs["secret"]
    assert len(unpadded(str(first["secret"]))) == 16
    kept = session.scalars(select(Pass).where(Pass.order_id == cast.order.id)).one()
    assert (kept.device_id, kept.kind, kept.tag) == (cast.device.id, "phone", None)


def test_it_names_the_sites_of_today_and_later_by_keys_that_do_not_change(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = NOON
    past, coming = a_site(session, cast.host_organization), a_site(session, cast.host_organization)
    a_placement(session, cast.order, past).to_day = date(2026, 11, 8)
    a_placement(session, cast.order, coming).from_day = date(2026, 12, 1)
    session.commit()
    before = asked(cast.participant.client)["sites"]
    cast.clerk.client.put(
        f"/api/v1/site-devices/{cast.site_device.id}/revocation", json={"reason": "lost"}
    )

    assert isinstance(before, list)
    assert {one["id"] for one in before} == {str(cast.site.id), str(coming.id)}
    for one in before:
        own = cast.site.id if one["id"] == str(cast.site.id) else coming.id
        assert unpadded(one["key_id"]) == passes.site_key_id(own.bytes)
    assert asked(cast.participant.client)["sites"] == before


def test_a_new_phone_has_a_pass_of_its_own(cast: Cast, session: Session) -> None:
    first = asked(cast.participant.client)
    old = session.get_one(Device, cast.device.id)
    values = {one.key: getattr(old, one.key) for one in Device.__table__.columns}
    x, y = Phone().point
    device = Device(**{**values, "id": uuid4(), "x": x, "y": y})
    old.revoked_at, old.revoked_reason = NOON, "replaced"
    session.add(device)
    session.commit()
    browser = cast.participant.client.sits(Device, device.id)
    browser.signed_in_at = None

    assert asked(browser)["secret"] != first["secret"]
