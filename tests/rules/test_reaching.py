"""The way of a notice from channel to channel, until it is read or of no more use."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules.reaching import PAUSES, UNREACHED, UNREAD, Case, Result, Step, Try, Way, next_step
from api.rules.waking import Quiet
from tests.builders import at

TZ = "America/Bogota"
NOON = at("2026-11-10 12:00")
PUSH, SMS, MAIL = (Way(UUID(int=n), kind) for n, kind in enumerate(("push", "sms", "email")))
WAYS = (PUSH, SMS, MAIL)
NIGHT = Quiet()
MINUTE = timedelta(minutes=1)


def a_case(*tries: Try, urgent: bool = True, until: datetime | None = None) -> Case:
    return Case(urgent, NOON, until or NOON + timedelta(days=2), False, tries)


def tried(way: Way, result: Result = "accepted", minutes: float = 0, turn: int = 1) -> Try:
    return Try(way.id, turn, result, NOON + timedelta(minutes=minutes))


def step(case: Case, minutes: float = 0, ways: tuple[Way, ...] = WAYS) -> Step:
    return next_step(case, ways, NIGHT, TZ, NOON + timedelta(minutes=minutes))


def test_the_first_channel_of_her_order_is_tried_first() -> None:
    assert step(a_case()) == Step("send", way=PUSH, round=1)
    assert step(a_case(), ways=(MAIL, PUSH)) == Step("send", way=MAIL, round=1)


@pytest.mark.parametrize("result", ["failed", "refused", "gone"])
def test_a_channel_that_failed_is_followed_by_the_next_at_once(result: Result) -> None:
    for urgent in (True, False):
        assert step(a_case(tried(PUSH, result), urgent=urgent)).way == SMS


def test_an_urgent_one_that_is_not_read_goes_on_after_a_quarter_of_an_hour() -> None:
    case = a_case(tried(PUSH))
    assert step(case, 14) == Step("wait", NOON + UNREAD)
    assert step(case, 15) == Step("send", way=SMS, round=1)


def test_any_other_is_done_once_a_channel_took_it() -> None:
    assert step(a_case(tried(PUSH), urgent=False)) == Step("sent")
    lost = replace(tried(PUSH), lost=True)
    assert step(a_case(lost, urgent=False)).way == SMS


@pytest.mark.parametrize("case", [a_case(replace(tried(PUSH), heard=True)), a_case()])
def test_read_or_told_is_the_end(case: Case) -> None:
    answered = case if case.tries else replace(case, answered=True)
    assert step(answered) == Step("reached")
    assert step(replace(answered, until=NOON)) == Step("reached")


def test_unread_on_every_channel_lists_her_as_unreached() -> None:
    case = a_case(tried(PUSH), tried(SMS, minutes=15), tried(MAIL, minutes=30))
    assert step(case, 44) == Step("wait", NOON + timedelta(minutes=45))
    assert step(case, 45) == Step("unreached")
    listed = replace(case, unreached=True)
    assert step(listed, 45) == Step("wait", case.until)
    assert step(listed, 60 * 48) == Step("sent")


def test_failing_everywhere_lists_her_within_the_hour_and_goes_on_trying() -> None:
    tries = [tried(way, "failed") for way in WAYS]
    assert step(a_case(*tries)) == Step("wait", NOON + MINUTE)
    assert step(a_case(*tries), 1) == Step("send", way=PUSH, round=2)
    later = [tried(way, "failed", 40, turn=6) for way in WAYS]
    assert step(a_case(*tries, *later), 41) == Step("wait", NOON + UNREACHED)
    assert step(a_case(*tries, *later), 45) == Step("unreached")
    listed = replace(a_case(*tries, *later), unreached=True)
    assert step(listed, 45) == Step("wait", NOON + timedelta(minutes=40 + PAUSES[5]))


def test_without_any_channel_an_urgent_one_lists_her_and_any_other_lies_in_the_app() -> None:
    assert step(a_case(), ways=()) == Step("wait", NOON + UNREACHED)
    assert step(a_case(), 45, ways=()) == Step("unreached")
    assert step(a_case(urgent=False), ways=()) == Step("sent")


def test_a_channel_that_refused_this_message_is_not_asked_again() -> None:
    case = a_case(tried(PUSH, "refused"), tried(SMS, "failed"), tried(MAIL, "failed"))
    assert step(case, 1).way == SMS


def test_past_its_use_nothing_is_sent() -> None:
    over = a_case(until=NOON)
    assert step(over) == Step("past_use")
    assert step(replace(over, tries=[tried(PUSH)])) == Step("sent")


def test_in_her_quiet_hours_it_waits_unless_it_is_of_no_use_after_them() -> None:
    night, morning = at("2026-11-10 22:00"), at("2026-11-11 07:00")
    case = a_case()
    assert next_step(case, WAYS, NIGHT, TZ, night) == Step("wait", morning)
    tonight = replace(case, until=at("2026-11-11 06:00"))
    assert next_step(tonight, WAYS, NIGHT, TZ, night).did == "send"
    assert next_step(case, WAYS, Quiet(0, 0), TZ, night).did == "send"


results = st.sampled_from(["accepted", "failed", "refused", "gone"])


@given(
    st.lists(st.lists(results, min_size=1, max_size=3), min_size=0, max_size=4),
    st.booleans(),
    st.integers(1, 60 * 30),
    st.one_of(st.none(), st.integers(0, 60 * 24)),
)
def test_every_notice_ends_and_an_urgent_one_never_ends_unseen_and_unlisted(
    plan: list[list[Result]], urgent: bool, useful: int, seen: int | None
) -> None:
    ways = [Way(UUID(int=n), "sms") for n in range(len(plan))]
    now, until = NOON, NOON + timedelta(minutes=useful)
    case = Case(urgent, NOON, until, False, [])
    tries: list[Try] = []
    sent: list[tuple[UUID, datetime]] = []
    listed_at = None
    for _ in range(400):
        answered = seen is not None and now >= NOON + timedelta(minutes=seen)
        case = replace(case, answered=answered, tries=tuple(tries))
        found = next_step(case, ways, NIGHT, TZ, now)
        if found.did == "send":
            assert found.way is not None
            assert now < until
            asleep = NIGHT.soonest(now, TZ) > now
            assert not asleep or until <= NIGHT.soonest(now, TZ)
            mine = plan[int(found.way.id)]
            done = sum(way == found.way.id for way, _ in sent)
            sent.append((found.way.id, now))
            tries.append(Try(found.way.id, found.round, mine[done % len(mine)], now))
        elif found.did == "wait":
            assert found.at is not None
            assert found.at > now
            now = found.at
        elif found.did == "unreached":
            assert not case.unreached
            listed_at, case = now, replace(case, unreached=True)
        else:
            break
    else:
        pytest.fail("it never ends")
    taken = [one.way for one in tries if one.result == "accepted"]
    assert len(taken) == len(set(taken)), "what a channel took is not sent over it again"
    seen_in_time = seen is not None and seen <= useful
    if urgent and useful > 60 * 8 and not seen_in_time:
        assert listed_at is not None
