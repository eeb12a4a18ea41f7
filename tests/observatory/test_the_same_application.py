"""Two monitors enter the same decision: the second is told, says whether it is the same, and
published figures count it once."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from api.observatory.contributions import contributions
from api.settings import Settings
from tests.conftest import TestClock
from tests.observatory import acts
from tests.observatory.acts import DENIED, FILED, GRANTED, SECRET
from tests.people import Browser, Cast

LATER = date(2026, 11, 1)


@pytest.fixture
def other(cast: Cast, session: Session, settings: Settings, app: Flask) -> Browser:
    """A monitor of somewhere else."""
    return acts.a_monitor(session, settings, app, "mariana")


def counted(session: Session) -> dict[str, int]:
    """What is published of each measure, before it is protected."""
    session.expire_all()
    found: dict[str, int] = {}
    for one in contributions(session, LATER):
        found[one.measure] = found.get(one.measure, 0) + one.amount
    return found


def test_the_second_is_told_without_a_word_of_the_first(
    cast: Cast, other: Browser, clock: TestClock
) -> None:
    first = acts.entered(cast.monitor.client, private_text=SECRET, reference="2026-014")
    clock.forward(minutes=1)
    second = acts.put(other, acts.given(FILED, {**DENIED, "on": "2026-09-23"}))
    [alike] = second.json["alike"]
    assert (alike["id"], alike["own"], alike["exact"]) == (first["id"], False, False)
    assert alike["reference"] is None
    for hidden in ("Marta", "2026-014", "Monica"):
        assert hidden not in second.text
    assert acts.listed(other, "?alike=true") == [second.json["id"]]
    assert acts.seen(cast.monitor.client, first)["alike"][0]["id"] == second.json["id"]


def test_the_same_is_counted_once_also_before_anybody_said_so(
    cast: Cast, other: Browser, clock: TestClock, session: Session
) -> None:
    first = acts.entered(cast.monitor.client)
    clock.forward(minutes=1)
    second = acts.entered(other, FILED, {**DENIED, "reasons": ["plan_missing"]})
    assert counted(session)["decisions.all"] == 1
    joined = acts.match(other, second, first, same=True)
    assert (joined["accounts"], joined["alike"]) == (2, [])
    assert joined["joined"] == [{"id": first["id"], "own": False}]
    found = counted(session)
    assert (found["decisions.all"], found["decisions.denied"]) == (1, 1)
    assert (found["refusals.marginality_not_proved"], found["refusals.plan_missing"]) == (1, 1)
    assert (found["time_to_decide.decided"], found["time_to_decide.median"]) == (1, 49)


def test_another_is_another_and_a_word_can_be_taken_back(
    cast: Cast, other: Browser, clock: TestClock, session: Session
) -> None:
    first = acts.entered(cast.monitor.client)
    clock.forward(minutes=1)
    second = acts.entered(other)
    assert acts.match(other, second, first, same=True)["accounts"] == 2
    clock.forward(minutes=1)
    apart = acts.match(cast.monitor.client, first, second, same=False)
    assert (apart["accounts"], apart["alike"]) == (1, [])
    assert counted(session)["decisions.all"] == 2


def test_nobody_joins_what_two_others_entered(
    cast: Cast, other: Browser, session: Session, settings: Settings, app: Flask
) -> None:
    first, second = acts.entered(cast.monitor.client), acts.entered(other)
    third = acts.a_monitor(session, settings, app, "manuela")
    url = f"{acts.BASE}/{first['id']}/matches/{second['id']}"
    answer = third.put(url, json={"same": True})
    assert (answer.status_code, answer.json["type"]) == (403, "not-your-account")
    itself = cast.monitor.client.put(
        f"{acts.BASE}/{first['id']}/matches/{first['id']}", json={"same": True}
    )
    assert itself.json["errors"][0]["code"] == "match-with-itself"


@pytest.mark.parametrize(
    "differs",
    [
        {"department": "Meta"},
        {"court_kind": "trial_court"},
        {"steps": [FILED, GRANTED]},
        {"steps": [FILED, {**DENIED, "on": "2026-09-25"}]},
    ],
    ids=["department", "court", "outcome", "four days"],
)
def test_what_differs_is_not_asked_about(
    cast: Cast, other: Browser, session: Session, differs: dict[str, object]
) -> None:
    acts.entered(cast.monitor.client)
    answer = acts.put(other, {**acts.given(), **differs})
    assert answer.json["alike"] == []
    assert counted(session)["decisions.all"] == 2


def test_an_organizations_own_references_tell_its_cases_apart(cast: Cast) -> None:
    acts.entered(cast.monitor.client, reference="1")
    assert acts.entered(cast.monitor.client, reference="2")["alike"] == []
    assert len(acts.entered(cast.monitor.client)["alike"]) == 2


def test_what_is_corrected_is_counted_as_it_stands(cast: Cast, session: Session) -> None:
    found = acts.entered(cast.monitor.client)
    denial = found["steps"][1]["event"]
    acts.say(cast.monitor.client, found, **GRANTED, replaces=denial, why="mistyped")
    figures = counted(session)
    assert (figures["decisions.granted"], figures.get("decisions.denied")) == (1, None)
    first = found["history"][0]
    known = {name: first[name] for name in ("department", "court_kind", "source")}
    acts.say(
        cast.monitor.client,
        found,
        **{**known, "kind": "recorded", "replaces": first["id"]},
        why="not_so",
        struck=True,
    )
    assert counted(session) == {}


def test_what_happened_after_the_last_day_waits_for_the_next_release(
    cast: Cast, session: Session
) -> None:
    acts.entered(cast.monitor.client, FILED, {**DENIED, "on": "2026-11-03"})
    months = {(one.month, one.measure, one.department) for one in contributions(session, LATER)}
    assert months == {("2026-08", "applications.filed", "76")}
