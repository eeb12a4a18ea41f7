"""What she was told is always there, in her own list; having seen it stops everything else."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.appearances.models import Appearance
from api.appearances.words import say
from api.database import unit_of_work
from api.rules.appearances import Where
from api.settings import Settings
from api.warnings.models import Telling
from tests.builders import MONDAY, at
from tests.conftest import TestClock
from tests.notices.acts import Pocket, a_channel, a_post, turn
from tests.notices.told_acts import HOUR, a_notice, a_try, put, read, row_of, to_host
from tests.people import Cast

Sessions = sessionmaker[Session]


def a_telling(sessions: Sessions, cast: Cast, **differs: Any) -> UUID:
    given: dict[str, Any] = {
        "id": uuid4(),
        "court_id": cast.order.court_id,
        "order_id": cast.order.id,
        "week": "2026-W46",
        "audience": "participant",
        "kind": "warning",
        "occasion": uuid4().hex,
        "state": "tight",
        "cause": "time",
        "needed_minutes": 180,
        "gap_minutes": 180,
        "made_at": MONDAY - HOUR,
        "due_at": MONDAY - HOUR,
    }
    with unit_of_work(sessions) as session:
        session.add(Telling(**{**given, **differs}))
    return UUID(str({**given, **differs}["id"]))


def test_her_list_shows_what_is_due_newest_first_and_counts_what_is_new(
    cast: Cast, sessions: Sessions
) -> None:
    old = a_notice(sessions, cast, due_at=MONDAY - 5 * HOUR, seen_at=MONDAY - 4 * HOUR)
    new = a_notice(sessions, cast)
    a_notice(sessions, cast, due_at=MONDAY + HOUR)
    a_notice(sessions, cast, state="withdrawn")
    a_notice(sessions, cast, other=True)
    found = read(cast.participant.client, "/me/notices")
    assert [one["id"] for one in found["items"]] == [str(new), str(old)]
    assert found["unseen"] == 1
    assert found["items"][0]["due_at"] == "2026-11-09T06:00:00-05:00"


def test_pages_follow_one_another_without_a_gap(cast: Cast, sessions: Sessions) -> None:
    ids = [a_notice(sessions, cast, due_at=MONDAY - HOUR) for _ in range(5)]
    seen: list[str] = []
    path = "/me/notices?limit=2"
    while path:
        found = read(cast.participant.client, path)
        assert found["unseen"] == 5
        seen += [one["id"] for one in found["items"]]
        path = f"/me/notices?limit=2&cursor={found['next']}" if found["next"] else ""
    assert sorted(seen) == sorted(str(one) for one in ids)


def test_a_sentence_says_times_and_places_in_her_language(cast: Cast, sessions: Sessions) -> None:
    with unit_of_work(sessions) as session:
        date = Appearance(
            id=uuid4(), source="single", events=[], court_id=cast.court.id, order_id=cast.order.id
        )
        where = Where(at("2026-11-12 08:00"), "Piso 3, oficina 301", None)
        say(session, cast.order, None, MONDAY, date, "set", None, where)
        about = date.id
    a_notice(sessions, cast, about_id=about)
    [one] = read(cast.participant.client, "/me/notices")["items"]
    assert one["text"] == (
        "Tienes una presentación el jueves 12 de noviembre a las 08:00. Lugar: Piso 3, oficina 301."
    )
    assert one["page"] == {"room": "date", "id": str(about), "week": None}
    asked = {"Accept-Language": "en"}
    [one] = read(cast.participant.client, "/me/notices", **asked)["items"]
    assert one["text"].startswith("You have a date at the court on Thursday 12 November at 08:00.")


def test_having_seen_it_ends_its_way(
    cast: Cast, sessions: Sessions, settings: Settings, clock: TestClock
) -> None:
    a_channel(sessions, settings, ("participant", cast.order.participant_id), "sms", "+573001")
    notice = a_notice(sessions, cast, next_at=MONDAY)
    answer = put(cast.participant.client, f"/me/notices/{notice}/seen")
    assert answer.status_code == 200, answer.json
    assert answer.json["seen_at"] == "2026-11-09T07:00:00-05:00"
    row = row_of(sessions, notice)
    assert (row.state, row.next_at, row.reached_at) == ("reached", None, MONDAY)
    pocket = Pocket()
    turn(sessions, a_post(settings, clock, sms=pocket))
    assert pocket.sent == []
    clock.forward(hours=1)
    put(cast.participant.client, f"/me/notices/{notice}/seen")
    assert row_of(sessions, notice).seen_at == MONDAY


def test_seen_while_it_is_being_sent_it_is_sent_once_and_ends(
    cast: Cast, sessions: Sessions, settings: Settings, clock: TestClock
) -> None:
    a_channel(sessions, settings, ("participant", cast.order.participant_id), "sms", "+573001")
    notice = a_notice(sessions, cast, next_at=MONDAY)

    class Looks(Pocket):
        def send(self, message: Any, now: Any) -> Any:
            put(cast.participant.client, f"/me/notices/{notice}/seen")
            return super().send(message, now)

    pocket = Looks()
    turn(sessions, a_post(settings, clock, sms=pocket))
    clock.forward(hours=2)
    turn(sessions, a_post(settings, clock, sms=pocket))
    row = row_of(sessions, notice)
    assert len(pocket.sent) == 1
    assert (row.state, row.next_at, [one.repeats for one in row.sendings]) == ("reached", None, [0])


def test_what_she_saw_on_her_week_is_not_new_in_her_list(cast: Cast, sessions: Sessions) -> None:
    telling = a_telling(sessions, cast)
    params = {"needed": 180, "gap": 180, "until": "2026-11-13T18:00:00+00:00"}
    notice = a_notice(sessions, cast, "warning", about_id=telling, week="2026-W46", params=params)
    [one] = read(cast.participant.client, "/me/notices")["items"]
    assert one["text"] == (
        "Te faltan 3 h esta semana. Puedes empezar hasta el viernes 13 de noviembre a las 13:00."
    )
    assert put(cast.participant.client, f"/me/told/{telling}/seen").status_code == 200
    found = read(cast.participant.client, "/me/notices")
    assert (found["unseen"], found["items"][0]["seen_at"]) == (0, "2026-11-09T07:00:00-05:00")
    assert row_of(sessions, notice).seen_at is None


def test_what_she_saw_in_her_list_is_not_new_on_her_week(cast: Cast, sessions: Sessions) -> None:
    telling = a_telling(sessions, cast)
    params = {"needed": 180, "gap": 180, "until": None}
    notice = a_notice(sessions, cast, "warning", about_id=telling, week="2026-W46", params=params)
    put(cast.participant.client, f"/me/notices/{notice}/seen")
    told = read(cast.participant.client, "/me/warnings")["told"]
    assert [one["seen_at"] for one in told] == ["2026-11-09T07:00:00-05:00"]


def test_all_that_was_due_by_an_instant_is_seen_at_once(cast: Cast, sessions: Sessions) -> None:
    old = a_notice(sessions, cast, due_at=MONDAY - 3 * HOUR)
    new = a_notice(sessions, cast, due_at=MONDAY - HOUR)
    up_to = (MONDAY - 2 * HOUR).isoformat()
    answer = put(cast.participant.client, "/me/notices/seen", {"up_to": up_to})
    assert (answer.status_code, answer.json) == (200, {"unseen": 1})
    assert row_of(sessions, old).seen_at is not None
    assert row_of(sessions, new).seen_at is None


def test_a_list_about_one_thing_says_how_she_was_written_to(
    cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    about = uuid4()
    notice = a_notice(sessions, cast, about_id=about)
    a_notice(sessions, cast)
    a_try(sessions, settings, cast, notice, "sms", delivered_at=MONDAY)
    [one] = read(cast.participant.client, f"/me/notices?about={about}")["items"]
    assert [(t["channel_kind"], t["became"]) for t in one["tries"]] == [("sms", "delivered")]
    assert "address" not in str(one)


@pytest.mark.parametrize("kind", ["due later", "of another woman", "of nobody"])
def test_what_is_not_hers_cannot_be_seen(cast: Cast, sessions: Sessions, kind: str) -> None:
    notice = {
        "due later": lambda: a_notice(sessions, cast, due_at=MONDAY + HOUR),
        "of another woman": lambda: a_notice(sessions, cast, other=True),
        "of nobody": uuid4,
    }[kind]()
    answer = put(cast.participant.client, f"/me/notices/{notice}/seen")
    assert (answer.status_code, answer.json["type"]) == (404, "not-found")


def test_what_was_taken_back_opens_from_its_message_and_stays_in_her_list(
    cast: Cast, sessions: Sessions
) -> None:
    notice = a_notice(sessions, cast, state="withdrawn", first_sent_at=MONDAY)
    assert read(cast.participant.client, "/me/notices")["items"] == []
    assert put(cast.participant.client, f"/me/notices/{notice}/seen").status_code == 200
    assert len(read(cast.participant.client, "/me/notices")["items"]) == 1
    assert row_of(sessions, notice).state == "withdrawn"


def test_a_hosts_person_reads_her_own_tasks_and_no_standing(cast: Cast, sessions: Sessions) -> None:
    notice = to_host(sessions, cast)
    a_notice(sessions, cast)
    found = read(cast.host.client, "/staff/me/notices")
    assert (found["unseen"], len(found["items"])) == (1, 1)
    [one] = found["items"]
    assert one["text"] == "Hay 3 jornadas por confirmar en Sede Centro."
    assert one["page"] == {"room": "today", "id": str(cast.site.id)}
    assert put(cast.host.client, f"/staff/me/notices/{notice}/seen").status_code == 200
    assert read(cast.host.client, "/staff/me/notices")["unseen"] == 0
    up_to = {"up_to": MONDAY.isoformat()}
    assert put(cast.host.client, "/staff/me/notices/seen", up_to).json == {"unseen": 0}
    assert put(cast.other_host.client, f"/staff/me/notices/{notice}/seen").status_code == 404
