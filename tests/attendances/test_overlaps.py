"""Two sites say that she was there at the same time: the clerk and she see it, no host does."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.hosts.models import Site
from tests.builders import a_placement, a_site, at
from tests.people import Browser, Cast


def a_stay(
    cast: Cast, session: Session, site: Site, came: datetime, left: datetime, state: str = "pending"
) -> str:
    row = Attendance(
        id=uuid4(),
        court_id=cast.court.id,
        order_id=cast.order.id,
        site_id=site.id,
        checked_in_at=came,
        checked_out_at=left,
        starts_at=came,
        state=state,
        level=2,
        flags=["late"],
    )
    session.add(row)
    session.commit()
    return str(row.id)


def flags(browser: Browser, path: str) -> dict[str, list[str]]:
    return {one["id"]: one["flags"] for one in browser.get(path).json["items"]}


def test_stays_at_two_sites_at_once_are_flagged_for_her_and_the_clerk_alone(
    cast: Cast, session: Session
) -> None:
    other = a_site(session, cast.host_organization)
    a_placement(session, cast.order, other)
    day = "2026-11-06"
    here = a_stay(cast, session, cast.site, at(f"{day} 08:00"), at(f"{day} 12:00"))
    there = a_stay(cast, session, other, at(f"{day} 11:59"), at(f"{day} 14:00"))
    after = a_stay(cast, session, cast.site, at(f"{day} 14:00"), at(f"{day} 15:00"))
    a_stay(cast, session, other, at(f"{day} 14:10"), at(f"{day} 14:20"), "denied")

    for browser, path in (
        (cast.clerk.client, f"/api/v1/orders/{cast.order.id}/attendances"),
        (cast.participant.client, "/api/v1/me/attendances"),
    ):
        found = flags(browser, path)
        assert (found[here], found[there]) == (["late", "overlap"], ["late", "overlap"])
        assert found[after] == ["late"]
    seen = flags(cast.host.client, f"/api/v1/sites/{cast.site.id}/attendances?date={day}")
    assert seen == {here: ["late"], after: ["late"]}


def test_the_clerks_list_of_what_waits_shows_it(cast: Cast, session: Session) -> None:
    other = a_site(session, cast.host_organization)
    a_placement(session, cast.order, other)
    day = "2026-11-06"
    times = at(f"{day} 08:00"), at(f"{day} 12:00")
    here = a_stay(cast, session, cast.site, *times, "presumed")
    a_stay(cast, session, other, *times)

    assert flags(cast.clerk.client, "/api/v1/attendances?state=presumed") == {
        here: ["late", "overlap"]
    }
