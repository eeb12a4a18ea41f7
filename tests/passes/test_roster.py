"""What a lost tablet would give away: tags, and first names that only a pass opens."""

from datetime import date

from sqlalchemy.orm import Session

from api.accounts.models import Device, StaffSite
from api.rules import codes, passes
from tests.builders import a_placement, a_site, an_order, at
from tests.conftest import TestClock
from tests.passes.acts import a_card, choose_pin, her_pass, unpadded
from tests.people import Cast
from tests.scans.acts import URL

NOON = at("2026-11-09 12:03")
TODAY = int(NOON.timestamp()) // codes.DAY_SECONDS


def roster(cast: Cast) -> dict[str, object]:
    answer = cast.site_device.client.get(f"/api/v1/sites/{cast.site.id}/roster")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def opened(told: dict[str, object], text: str) -> str | None:
    """The name that a code read by the camera opens in a roster."""
    code = codes.parse(text)
    assert isinstance(code, codes.Code)
    key, entries = passes.key_of(code), told["entries"]
    assert isinstance(entries, list)
    for entry in entries:
        if unpadded(entry["tag"]) == passes.tag(key):
            return passes.opened_name(key, unpadded(entry["name"]))
    return None


def test_cards_and_passes_open_the_first_name(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = NOON
    card, shown = a_card(cast, session), her_pass(cast, NOON)
    told = roster(cast)

    assert opened(told, card) == cast.order.participant.first_name
    assert opened(told, shown) == cast.order.participant.first_name
    assert (told["from_day"], told["days"]) == (TODAY - 1, 15)
    assert len(told["entries"]) == 1 + 15  # type: ignore[arg-type]


def test_two_weeks_without_a_network_and_a_phone_a_day_behind_are_covered(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = NOON
    mine = cast.participant.client.get("/api/v1/me/pass").json
    secret, key_id = unpadded(mine["secret"]), unpadded(mine["sites"][0]["key_id"])
    told = roster(cast)
    covered = [
        day
        for day in range(TODAY - 3, TODAY + 20)
        if opened(told, codes.url(URL, passes.pass_token(secret, key_id, day * 2880)))
    ]
    assert covered == list(range(TODAY - 1, TODAY + 14))


def test_nothing_else_of_her_is_in_it(cast: Cast, session: Session, clock: TestClock) -> None:
    clock.at = NOON
    a_card(cast, session)
    her_pass(cast, NOON)
    text = cast.site_device.client.get(f"/api/v1/sites/{cast.site.id}/roster").text
    person = cast.order.participant
    for said in (person.first_name, person.last_name, person.document_number, cast.order.id):
        assert str(said) not in text
    told = roster(cast)
    assert told["entries"] == sorted(told["entries"], key=lambda one: unpadded(one["tag"]))  # type: ignore[call-overload]


def test_only_passes_in_use_of_women_placed_there_are_in_it(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = NOON
    ended = a_card(cast, session)
    mine = a_card(cast, session, "lost")
    shown = her_pass(cast, NOON)
    device = session.get_one(Device, cast.device.id)
    device.revoked_at, device.revoked_reason = NOON, "lost"
    elsewhere, past = an_order(session, cast.court), an_order(session, cast.court)
    a_placement(session, elsewhere, a_site(session, cast.host_organization))
    a_placement(session, past, cast.site).to_day = date(2026, 11, 8)
    session.commit()
    told = roster(cast)

    assert (opened(told, ended), opened(told, shown)) == (None, None)
    assert opened(told, mine) == cast.order.participant.first_name
    assert len(told["entries"]) == 1  # type: ignore[arg-type]


def test_those_who_set_a_pin_and_work_there_are_offered(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    clock.at = NOON
    assert roster(cast)["people"] == []
    choose_pin(cast)
    assert roster(cast)["people"] == [{"id": str(cast.host.id), "name": "Hilda"}]
    other = a_site(session, cast.host_organization)
    session.add(StaffSite(staff_id=cast.host.id, site_id=other.id))
    session.commit()
    assert roster(cast)["people"] == []


def test_a_tablet_reads_its_own_site_alone(cast: Cast) -> None:
    for browser, status in (
        (cast.other_site_device.client, 404),
        (cast.clerk.client, 403),
        (cast.host.client, 403),
        (cast.nobody, 401),
    ):
        assert browser.get(f"/api/v1/sites/{cast.site.id}/roster").status_code == status
