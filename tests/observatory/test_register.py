"""Monitors note what they know of applications: what cannot be is refused in words, what looks like
a person is warned of and kept private, and nothing is ever deleted."""

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.accounts.models import StaffOrganization, SupportOrganization
from api.settings import Settings
from tests.builders import LONG_AGO
from tests.conftest import TestClock
from tests.observatory import acts
from tests.observatory.acts import DENIED, FILED, GRANTED, SECRET
from tests.people import Browser, Cast


@pytest.fixture
def other(cast: Cast, session: Session, settings: Settings, app: Flask) -> Browser:
    """A monitor of somewhere else."""
    return acts.a_monitor(session, settings, app, "mariana")


def test_an_account_is_entered_once_however_often_it_is_sent(cast: Cast) -> None:
    monitor, own = cast.monitor.client, uuid4()
    first = acts.put(monitor, acts.given(reference="2026-014"), own)
    again = acts.put(monitor, acts.given(reference="2026-014"), own)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json == first.json
    assert first.json["state"] == "denied"
    assert (first.json["department"], first.json["department_name"]) == ("76", "Valle del Cauca")
    assert [step["kind"] for step in first.json["steps"]] == ["filed", "denied"]
    assert acts.listed(monitor) == [str(own)]
    changed = acts.put(monitor, acts.given(FILED, reference="2026-014"), own)
    assert (changed.status_code, changed.json["type"]) == (409, "id-already-used")


def test_a_department_that_does_not_exist_is_told_the_nearest(cast: Cast) -> None:
    answer = acts.put(cast.monitor.client, acts.given(department="Antiokia"))
    assert acts.refused(answer) == (422, "/department", "no-such-department")
    message = answer.json["errors"][0]["message"]
    assert "Antioquia" in message
    assert "Antiokia" not in answer.text


BEFORE = {"kind": "denied", "on": "2026-08-02", "reasons": ["other"]}


@pytest.mark.parametrize(
    ("steps", "pointer", "code"),
    [
        ([{**FILED, "on": "2026-11-10"}], "/steps/0/on", "step-in-the-future"),
        ([{**FILED, "on": "2023-03-07"}], "/steps/0/on", "step-before-the-law"),
        ([FILED, BEFORE], "/steps/1/on", "step-before-filing"),
        ([FILED, {**DENIED, "reasons": []}], "/steps/1/reasons", "reasons-needed"),
        ([{**FILED, "reasons": ["other"]}], "/steps/0/reasons", "reasons-of-a-refusal"),
        ([DENIED, GRANTED], "/steps/0/kind", "step-both-ways"),
        ([FILED, FILED], "/steps/1/kind", "step-twice"),
        (
            [DENIED, {"kind": "appealed", "on": "2026-09-20", "reasons": []}],
            "/steps/1/on",
            "step-out-of-order",
        ),
        ([], "/steps", "step-needed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_refused_where_it_stands(
    cast: Cast, steps: list[dict[str, object]], pointer: str, code: str
) -> None:
    answer = acts.put(cast.monitor.client, {**acts.given(), "steps": steps})
    assert acts.refused(answer) == (422, pointer, code)
    assert acts.listed(cast.monitor.client) == []


def test_a_name_in_a_text_is_warned_of_and_kept_from_everybody_else(
    cast: Cast, other: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    found = acts.entered(
        cast.monitor.client,
        private_text=SECRET,
        source_text="76001-31-87-003-2026-00012-00",
        reference="caso 7",
    )
    told = [(one["pointer"], one["code"]) for one in found["warnings"]]
    assert told == [
        ("/source_text", "looks-like-a-case-number"),
        ("/private_text", "looks-like-a-document"),
        ("/private_text", "looks-like-a-name"),
    ]
    assert acts.seen(cast.monitor.client, found)["private_text"] == SECRET
    for reader in (other, cast.admin.client):
        for answer in (reader.get(acts.BASE), reader.get(f"{acts.BASE}/{found['id']}")):
            assert answer.status_code == 200
            for hidden in ("Marta", "00012", "caso 7", "Monica", "looks-like"):
                assert hidden not in answer.text
    assert "Marta" not in capsys.readouterr().err


def test_what_happened_later_is_noted_by_those_who_keep_the_account(
    cast: Cast, other: Browser
) -> None:
    found = acts.entered(cast.monitor.client)
    appeal = {"kind": "appealed", "on": "2026-09-25"}
    url = f"{acts.BASE}/{found['id']}/events/{uuid4()}"
    first, again = (cast.monitor.client.put(url, json=appeal) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json["state"] == "appealed"
    assert len(again.json["history"]) == 4
    elsewhere = acts.say(other, found, kind="appeal_granted", on="2026-10-20")
    assert (elsewhere.status_code, elsewhere.json["type"]) == (403, "not-your-account")
    early = acts.say(cast.monitor.client, found, kind="appeal_granted", on="2026-09-24")
    assert acts.refused(early) == (422, "/on", "step-out-of-order")


def test_a_correction_says_what_and_why_and_the_history_shows_both(cast: Cast) -> None:
    monitor = cast.monitor.client
    found = acts.entered(monitor)
    wrong = found["steps"][1]["event"]
    right = {"kind": "granted", "on": "2026-09-22", "replaces": wrong}
    assert acts.refused(acts.say(monitor, found, **right)) == (422, "/why", "correction-says-why")
    answer = acts.say(monitor, found, **right, why="learned_more")
    assert answer.json["state"] == "granted"
    assert [one["kind"] for one in answer.json["history"]] == [
        *("recorded", "filed", "denied", "granted")
    ]
    old, new = answer.json["history"][2:]
    assert (old["replaced_by"], new["why"]) == (new["id"], "learned_more")
    assert acts.say(monitor, found, **right, why="mistyped").json["type"] == (
        "event-already-corrected"
    )


def test_where_it_was_filed_can_be_put_right_and_a_mistake_struck_out(
    cast: Cast, other: Browser
) -> None:
    monitor = cast.monitor.client
    found = acts.entered(monitor)
    first = found["history"][0]["id"]
    filed = {"department": "Nariño", "court_kind": "trial_court", "source": "press"}
    corrected = acts.say(monitor, found, kind="recorded", **filed, replaces=first, why="other_case")
    assert (corrected.json["department"], corrected.json["source"]) == ("52", "press")
    second = corrected.json["history"][-1]["id"]
    struck = acts.say(
        monitor, found, kind="recorded", **filed, replaces=second, why="not_so", struck=True
    )
    assert struck.json["state"] == "struck"
    assert acts.listed(monitor) == [found["id"]]
    assert acts.listed(other) == []


def test_the_last_step_cannot_be_struck_out_alone(cast: Cast) -> None:
    found = acts.entered(cast.monitor.client, GRANTED)
    answer = acts.say(
        cast.monitor.client,
        found,
        **{**GRANTED, "replaces": found["steps"][0]["event"], "why": "not_so", "struck": True},
    )
    assert acts.refused(answer) == (422, "/struck", "step-needed")


def test_a_reference_names_one_account_of_those_who_keep_it(cast: Cast, other: Browser) -> None:
    acts.entered(cast.monitor.client, reference="2026-014")
    again = acts.put(cast.monitor.client, acts.given(GRANTED, reference="2026-014"))
    assert acts.refused(again) == (422, "/reference", "reference-taken")
    acts.entered(other, reference="2026-014", department="Meta")


def test_an_account_is_kept_by_the_whole_organization(
    cast: Cast, other: Browser, session: Session
) -> None:
    house = SupportOrganization(id=uuid4(), name="Defensoría", kind="defender", about="Defienden.")
    house.reach, house.created_at = "602 555 0101", LONG_AGO
    session.add(house)
    session.flush()
    assert other.subject is not None
    for person in (cast.monitor.id, other.subject[1]):
        session.add(StaffOrganization(staff_id=person, organization_id=house.id))
    session.commit()
    found = acts.entered(cast.monitor.client, private_text="Falta el plan.")
    assert acts.seen(other, found)["private_text"] == "Falta el plan."
    said = acts.say(other, found, kind="appealed", on="2026-09-25")
    assert said.json["history"][-1]["by_name"] == "Mariana"


def test_the_register_is_searched_by_what_it_shows(
    cast: Cast, other: Browser, clock: TestClock
) -> None:
    mine = acts.entered(cast.monitor.client, FILED, department="Meta")["id"]
    clock.forward(minutes=1)
    theirs = acts.entered(other, GRANTED)["id"]
    monitor = cast.monitor.client
    assert acts.listed(monitor) == [theirs, mine]
    assert acts.listed(monitor, "?own=true") == [mine]
    assert acts.listed(monitor, "?department=76") == [theirs]
    assert acts.listed(monitor, "?state=filed") == [mine]
    first = monitor.get(f"{acts.BASE}?limit=1").json
    assert acts.listed(monitor, f"?limit=1&cursor={first['next']}") == [mine]


def test_the_database_refuses_to_change_what_was_noted(cast: Cast, session: Session) -> None:
    acts.entered(cast.monitor.client)
    for change in ("update application_events set number = 9", "delete from application_events"):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(text(change))


def test_what_can_be_chosen_comes_in_the_readers_language(cast: Cast) -> None:
    for language, word in (("es", "Negada"), ("en", "Denied")):
        headers = {"Accept-Language": language}
        found = cast.monitor.client.get(f"{acts.BASE}/catalogue", headers=headers).json
        assert word in [one["name"] for one in found["steps"]]
        assert len(found["departments"]) == 33
