"""A notice is carried until it is read: held by one clock, repeated under one id, never lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import vault_of
from api.app import create_app
from api.channels.models import Channel, NoticeSettings
from api.database import session_factory, unit_of_work
from api.notices import carrying
from api.notices.models import Notice
from api.notices.post import Post
from api.senders.message import Message, Outcome, Result
from api.settings import Settings
from tests.builders import MONDAY, at
from tests.conftest import TestClock
from tests.notices.acts import Pocket, a_channel, a_post, a_support_person, notices, turn, wake
from tests.people import Cast, a_cast

Sessions = sessionmaker[Session]
NUMBER, MAIL = "+573001234567", "marta@example.org"
Pockets = dict[str, Pocket]


class Killed(BaseException):
    """The process is gone: nothing after this line runs."""


class Dies:
    """A sender whose process is killed while it sends, before or after the provider took it."""

    def __init__(self, inner: Pocket, *, taken: bool) -> None:
        self.inner, self.taken, self.dies = inner, taken, True

    def send(self, message: Message, now: object) -> Outcome:
        """Once it dies; the next time it lives."""
        if self.dies and not self.taken:
            self.dies = False
            raise Killed
        outcome = self.inner.send(message, now)  # type: ignore[arg-type]
        if self.dies:
            self.dies = False
            raise Killed
        return outcome


def her(cast: Cast) -> tuple[str, UUID]:
    return "participant", cast.order.participant_id


@pytest.fixture
def clock(clock: TestClock) -> TestClock:
    """Monday noon."""
    clock.at = at("2026-11-09 12:00")
    return clock


def a_notice(cast: Cast, clock: TestClock, sessions: Sessions, **differs: object) -> UUID:
    """Something urgent for her, due now, of use until Friday."""
    with unit_of_work(sessions) as session:
        notice = Notice(
            **{
                "id": uuid4(),
                "court_id": cast.order.court_id,
                "order_id": cast.order.id,
                "person_kind": "participant",
                "person_id": cast.order.participant_id,
                "kind": "decision",
                "occasion": str(uuid4()),
                "params": {},
                "urgent": True,
                "made_at": clock(),
                "due_at": clock(),
                "useful_until": at("2026-11-13 18:00"),
                "next_at": clock(),
                **differs,
            }
        )
        session.add(notice)
        return notice.id


def carry(sessions: Sessions, post: Post) -> None:
    while post.carry_one(sessions):
        pass


@pytest.fixture
def ways(cast: Cast, settings: Settings, sessions: Sessions) -> dict[str, UUID]:
    """She gave a number and an address, in this order."""
    return {
        "sms": a_channel(sessions, settings, her(cast), "sms", NUMBER, 1),
        "email": a_channel(sessions, settings, her(cast), "email", MAIL, 2),
    }


def test_it_goes_to_her_first_channel_with_neutral_words_and_an_opaque_id(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    sms, email = Pocket(), Pocket()
    notice = a_notice(cast, clock, sessions)
    carry(sessions, a_post(settings, clock, sms=sms, email=email))
    ((_, message),) = sms.sent
    assert (message.to, message.notice, message.language) == (NUMBER, str(notice), "es")
    assert message.text == "Agenda: hay una respuesta para ti. Ábrela para verla."
    assert email.sent == []
    (kept,) = notices(sessions)
    assert (kept.state, kept.next_at) == ("waiting", clock() + timedelta(minutes=15))
    assert kept.sendings[0].provider_id == "1"


def test_unread_it_goes_on_and_at_last_lists_her_and_asks_her_support_person(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    friend = a_support_person(cast, sessions)
    a_channel(sessions, settings, ("support", friend), "sms", "+573009999999")
    sms, email = Pocket(), Pocket()
    a_notice(cast, clock, sessions)
    post = a_post(settings, clock, sms=sms, email=email)
    for _ in range(4):
        carry(sessions, post)
        clock.forward(minutes=15)
    (kept,) = notices(sessions, "decision")
    assert kept.unreached_at == at("2026-11-09 12:30")
    assert [when for when, _ in email.sent] == [at("2026-11-09 12:15")]
    assert sms.texts[-1] == (
        "Agenda: no hemos podido avisarle algo a Marta. ¿Puedes pedirle que abra su agenda?"
    )


def test_seen_in_the_app_it_stops(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    email = Pocket()
    notice = a_notice(cast, clock, sessions)
    post = a_post(settings, clock, sms=Pocket(), email=email)
    carry(sessions, post)
    with unit_of_work(sessions) as session:
        session.get_one(Notice, notice).seen_at = clock.forward(minutes=3)
    clock.forward(minutes=15)
    carry(sessions, post)
    (kept,) = notices(sessions)
    assert (kept.state, kept.next_at, email.sent) == ("reached", None, [])


def test_a_provider_that_fails_hands_over_to_the_next_channel_in_the_same_turn(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    email = Pocket()
    a_notice(cast, clock, sessions, urgent=False)
    carry(sessions, a_post(settings, clock, sms=Pocket("failed"), email=email))
    (kept,) = notices(sessions)
    assert (kept.state, len(email.sent)) == ("sent", 1)
    with sessions() as session:
        assert session.get_one(Channel, ways["sms"]).failing_since == clock()


def test_an_address_that_is_gone_is_used_no_more(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    sms = Pocket("gone")
    post = a_post(settings, clock, sms=sms, email=Pocket())
    for _ in range(2):
        a_notice(cast, clock, sessions, urgent=False)
        carry(sessions, post)
    assert len(sms.sent) == 1
    with sessions() as session:
        assert session.get_one(Channel, ways["sms"]).ended_because == "gone"


def test_a_provider_dead_for_an_hour_loses_nothing(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings
) -> None:
    a_channel(sessions, settings, her(cast), "sms", NUMBER)
    failed: list[Result] = ["failed"] * 40
    sms = Pocket(*failed)
    post = a_post(settings, clock, sms=sms)
    a_notice(cast, clock, sessions)
    started = clock()
    for _ in range(90):
        carry(sessions, post)
        clock.forward(minutes=1)
        if clock() - started == timedelta(hours=1):
            sms.answers.clear()
    (kept,) = notices(sessions)
    assert [one.result for one in kept.sendings][-1] == "accepted"
    assert kept.first_sent_at is not None
    assert kept.first_sent_at - started < timedelta(minutes=75)
    assert kept.unreached_at == started + timedelta(minutes=45)


def test_nothing_is_sent_in_her_own_quiet_hours(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    with unit_of_work(sessions) as session:
        session.add(
            NoticeSettings(
                person_kind="participant",
                person_id=cast.order.participant_id,
                court_id=cast.order.court_id,
                quiet_from=11 * 60,
                quiet_to=16 * 60,
                changed_at=clock(),
            )
        )
    sms = Pocket()
    a_notice(cast, clock, sessions)
    post = a_post(settings, clock, sms=sms, email=Pocket())
    carry(sessions, post)
    assert sms.sent == []
    clock.at = at("2026-11-09 16:00")
    carry(sessions, post)
    assert len(sms.sent) == 1


def test_past_its_use_it_is_not_sent(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    sms = Pocket()
    a_notice(cast, clock, sessions, useful_until=clock())
    carry(sessions, a_post(settings, clock, sms=sms, email=Pocket()))
    (kept,) = notices(sessions)
    assert (kept.state, sms.sent) == ("past_use", [])


def test_a_woman_without_a_phone_is_on_the_list_that_is_printed(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings
) -> None:
    a_channel(sessions, settings, her(cast), "paper", "")
    notice = a_notice(cast, clock, sessions)
    post = a_post(settings, clock)
    carry(sessions, post)
    (kept,) = notices(sessions)
    assert [(one.channel_kind, one.detail) for one in kept.sendings] == [("paper", "listed")]
    with unit_of_work(sessions) as session:
        session.get_one(Notice, notice).told_at = clock.forward(minutes=10)
    clock.forward(minutes=10)
    carry(sessions, post)
    assert notices(sessions)[0].state == "reached"


@pytest.mark.parametrize("taken", [False, True])
def test_a_clock_killed_while_it_sends_is_followed_by_another_after_the_lease(
    cast: Cast,
    clock: TestClock,
    sessions: Sessions,
    settings: Settings,
    ways: dict[str, UUID],
    taken: bool,
) -> None:
    sms = Pocket()
    post = Post({"sms": Dies(sms, taken=taken)}, vault_of(settings), clock, "first")
    a_notice(cast, clock, sessions, urgent=False)
    with pytest.raises(Killed):
        post.carry_one(sessions)
    assert not post.carry_one(sessions), "the lease still holds"
    clock.forward(minutes=2)
    carry(sessions, post)
    (kept,) = notices(sessions)
    assert [(one.repeats, one.result) for one in kept.sendings] == [(1, "accepted")]
    assert len({message.id for _, message in sms.sent}) == 1
    assert len(sms.sent) == 1 + taken


def test_what_a_killed_clock_left_is_not_taken_up_once_she_has_seen_it(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    sms = Pocket()
    post = Post({"sms": Dies(sms, taken=False)}, vault_of(settings), clock, "first")
    notice = a_notice(cast, clock, sessions)
    with pytest.raises(Killed):
        post.carry_one(sessions)
    with unit_of_work(sessions) as session:
        session.get_one(Notice, notice).seen_at = clock()
    clock.forward(minutes=2)
    carry(sessions, post)
    (kept,) = notices(sessions)
    assert (kept.state, sms.sent) == ("reached", [])
    assert [(one.result, one.detail) for one in kept.sendings] == [("failed", "cut-off")]


def test_a_notice_waits_for_facts_that_nobody_has_looked_at_yet(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings, ways: dict[str, UUID]
) -> None:
    sms = Pocket()
    post = a_post(settings, clock, sms=sms, email=Pocket())
    turn(sessions, post)
    a_notice(cast, clock, sessions, kind="warning", params={"needed": 60, "until": None})
    wake(sessions, clock(), cast.order.id)
    carry(sessions, post)
    assert sms.sent == []
    turn(sessions, post)
    (kept,) = notices(sessions, "warning")
    assert (kept.state, sms.sent) == ("withdrawn", []), "no telling stands behind it"


def test_clocks_that_wake_together_send_each_notice_once(real: Engine, settings: Settings) -> None:
    sessions, clock = session_factory(real), TestClock(at("2026-11-09 12:00"))
    app = create_app(settings, sessions=sessions, clock=TestClock(MONDAY))
    with sessions() as session:
        cast = a_cast(session, settings, app)
        session.commit()
    a_channel(sessions, settings, her(cast), "sms", NUMBER)
    made = [a_notice(cast, clock, sessions, urgent=False) for _ in range(30)]
    sms, start = Pocket(), Barrier(3)

    def wake(number: int) -> None:
        post = Post({"sms": sms}, vault_of(settings), clock, f"clock {number}")
        start.wait()
        carry(sessions, post)

    with ThreadPoolExecutor(3) as pool:
        for woken in [pool.submit(wake, number) for number in range(3)]:
            woken.result()
    sent = Counter(message.notice for _, message in sms.sent)
    assert sent == {str(notice): 1 for notice in made}
    assert {one.state for one in notices(sessions)} == {"sent"}


def test_a_lease_is_longer_than_any_sender_may_take() -> None:
    assert timedelta(seconds=30) <= carrying.LEASE
