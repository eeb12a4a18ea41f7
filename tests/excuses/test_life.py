"""An excuse from filing to decision, and what may follow: every word stays."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.excuses import words
from api.excuses.models import Excuse, ExcuseEvent
from api.rules.excuses import CAUSES
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses.acts import (
    MORNINGS,
    code,
    decide,
    file,
    filed,
    reply,
    seen,
    shift,
    withdraw,
)
from tests.people import Cast


def test_a_cause_and_a_shift_are_all_it_takes(cast: Cast) -> None:
    answer = file(cast, "2026-11-10")
    assert answer.status_code == 200, answer.json
    excuse = answer.json
    assert (excuse["state"], excuse["cause"], excuse["note"]) == ("filed", "care", None)
    assert excuse["shifts"] == [
        {
            "id": shift(cast, "2026-11-10"),
            "site": {"id": str(cast.site.id), "name": "Sede Centro"},
            "starts_at": "2026-11-10T08:00:00-05:00",
            "ends_at": "2026-11-10T12:00:00-05:00",
        }
    ]
    assert (excuse["filed_by_name"], excuse["filed_by_role"]) == ("Marta", "participant")


def test_care_comes_first_wherever_causes_are_listed() -> None:
    assert CAUSES[0] == "care"
    assert set(CAUSES) == {"care", "medical", "study", "legal", "host", "force_majeure", "other"}


@pytest.mark.parametrize("cause", CAUSES)
def test_announcing_and_explaining_are_the_same_act(
    cast: Cast, clock: TestClock, cause: str
) -> None:
    assert file(cast, "2026-11-12", cause=cause).json["state"] == "filed"
    clock.at = at("2026-11-20 10:00")
    assert file(cast, "2026-11-10", cause=cause).json["state"] == "filed"


def test_a_clerk_files_for_her_and_it_says_so(cast: Cast) -> None:
    bare = file(cast, "2026-11-10", by=cast.clerk.client)
    assert code(bare) == (422, "required", "/order")
    excuse = filed(cast, "2026-11-10", by=cast.clerk.client, order=str(cast.order.id))
    hers = seen(cast, excuse)
    assert (hers["filed_by_name"], hers["filed_by_role"]) == ("Clara", "clerk")
    assert [event["by_name"] for event in hers["events"]] == ["Clara"]


def test_the_same_words_again_change_nothing_and_other_words_are_refused(cast: Cast) -> None:
    excuse = uuid4()
    first = file(cast, "2026-11-10", excuse=excuse, note="Mi hija tiene fiebre.")
    again = file(cast, "2026-11-10", excuse=excuse, note="Mi hija tiene fiebre.")
    assert first.json == again.json
    for other in (
        file(cast, "2026-11-10", excuse=excuse),
        file(cast, "2026-11-11", excuse=excuse, note="Mi hija tiene fiebre."),
        file(cast, "2026-11-10", excuse=excuse, cause="legal", note="Mi hija tiene fiebre."),
    ):
        assert code(other) == (409, "id-already-used", "")
    assert seen(cast, str(excuse)) == first.json


def test_she_is_asked_for_more_and_answers_and_reads_every_word(
    cast: Cast, clock: TestClock
) -> None:
    excuse = filed(cast, "2026-11-10", note="Cita médica de mi mamá.")
    asked = decide(cast, excuse, "ask", text="¿Tienes la constancia?", answer_by="2026-11-20")
    assert (asked.json["state"], asked.json["answer_by"]) == ("asked", "2026-11-20")
    clock.forward(hours=3)
    answered = reply(cast, excuse, "Sí, mañana la llevo.")
    assert (answered.json["state"], answered.json["answer_by"]) == ("filed", None)
    assert decide(cast, excuse, "accept").json["state"] == "accepted"
    told = [(e["kind"], e["by_name"], e["text"]) for e in seen(cast, excuse)["events"]]
    assert told == [
        ("filed", "Marta", "Cita médica de mi mamá."),
        ("asked", "Clara", "¿Tienes la constancia?"),
        ("answered", "Marta", "Sí, mañana la llevo."),
        ("accepted", "Clara", None),
    ]


def test_refusing_takes_a_reason_and_she_may_answer_or_file_anew(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    assert code(decide(cast, excuse, "refuse")) == (422, "needs-a-reason", "/text")
    assert decide(cast, excuse, "refuse", text="Falta el papel.").json["state"] == "refused"
    anew = filed(cast, "2026-11-10", cause="medical")
    assert code(reply(cast, excuse, "Aquí está.")) == (409, "shift-already-waiting", "")
    withdraw(cast, anew)
    assert reply(cast, excuse, "Aquí está.").json["state"] == "filed"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"answer_by": "2026-11-20"}, "needs-a-question"),
        ({"text": "¿Cuándo?"}, "needs-a-last-day"),
        ({"text": "¿Cuándo?", "answer_by": "2026-11-09"}, "last-day-too-near-or-far"),
        ({"text": "¿Cuándo?", "answer_by": "2027-01-09"}, "last-day-too-near-or-far"),
    ],
)
def test_asking_takes_a_question_and_a_day_from_tomorrow_on(
    cast: Cast, said: dict[str, Any], wrong: str
) -> None:
    excuse = filed(cast, "2026-11-10")
    assert code(decide(cast, excuse, "ask", **said))[:2] == (422, wrong)
    assert seen(cast, excuse)["state"] == "filed"
    for day in ("2026-11-10", "2027-01-08"):
        answer = decide(cast, excuse, "ask", text="¿Cuándo?", answer_by=day)
        assert answer.json["answer_by"] == day


@pytest.mark.parametrize("verdict", ["accept", "refuse", "reopen"])
def test_a_last_day_belongs_to_asking_alone(cast: Cast, verdict: str) -> None:
    excuse = filed(cast, "2026-11-10")
    answer = decide(cast, excuse, verdict, text="Vista.", answer_by="2026-11-20")
    assert code(answer) == (422, "only-when-asking", "/answer_by")


@pytest.mark.parametrize("verdict", ["accept", "refuse"])
def test_a_decision_is_undone_by_one_more_word(cast: Cast, verdict: str) -> None:
    excuse = filed(cast, "2026-11-10")
    assert code(decide(cast, excuse, "reopen")) == (409, "nothing-to-undo", "")
    decide(cast, excuse, verdict, text="Vista.")
    assert code(decide(cast, excuse, "accept")) == (409, "excuse-decided", "")
    again = decide(cast, excuse, "reopen", text="Me equivoqué de caso.")
    assert again.json["state"] == "filed"
    kinds = [event["kind"] for event in again.json["events"]]
    assert kinds == ["filed", f"{verdict}ed".replace("eed", "ed"), "reopened"]


def test_a_clerk_who_did_not_see_the_newest_word_decides_nothing(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    url, body = f"/api/v1/excuses/{excuse}/decision", {"verdict": "accept"}
    assert cast.clerk.client.put(url, json=body).status_code == 428
    old = cast.clerk.client.get(f"/api/v1/excuses/{excuse}").headers["ETag"]
    decide(cast, excuse, "ask", text="¿Cuándo?", answer_by="2026-11-20")
    reply(cast, excuse, "El martes.")
    stale = cast.clerk.client.put(url, json=body, headers={"If-Match": old})
    assert code(stale)[:2] == (412, "changed-meanwhile")
    assert seen(cast, excuse)["state"] == "filed"


def test_an_answer_sent_twice_is_one_answer(cast: Cast) -> None:
    excuse, reply_id = filed(cast, "2026-11-10"), uuid4()
    assert code(reply(cast, excuse, "Nadie preguntó.")) == (409, "nothing-to-answer", "")
    decide(cast, excuse, "ask", text="¿Cuándo?", answer_by="2026-11-20")
    first = reply(cast, excuse, "El martes.", reply_id)
    assert reply(cast, excuse, "El martes.", reply_id).json == first.json
    other = reply(cast, excuse, "El jueves.", reply_id)
    assert code(other) == (409, "id-already-used", "")


def test_she_may_take_it_back_at_any_time_and_the_shift_is_hers_again(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    decide(cast, excuse, "accept")
    assert withdraw(cast, excuse).json["state"] == "withdrawn"
    assert withdraw(cast, excuse).json["state"] == "withdrawn"
    assert len(seen(cast, excuse)["events"]) == 3
    assert code(decide(cast, excuse, "reopen")) == (409, "excuse-withdrawn", "")
    assert code(reply(cast, excuse, "Perdón.")) == (409, "excuse-withdrawn", "")
    assert file(cast, "2026-11-10").status_code == 200


def test_a_clerk_takes_back_only_what_she_filed_and_nobody_accepted(cast: Cast) -> None:
    hers = filed(cast, "2026-11-10")
    assert code(withdraw(cast, hers, cast.clerk.client)) == (409, "not-filed-by-you", "")
    for_her = filed(cast, "2026-11-11", by=cast.clerk.client, order=str(cast.order.id))
    second = withdraw(cast, for_her, cast.second_clerk.client)
    assert code(second) == (409, "not-filed-by-you", "")
    decide(cast, for_her, "accept")
    assert code(withdraw(cast, for_her, cast.clerk.client)) == (409, "excuse-decided", "")
    decide(cast, for_her, "reopen")
    assert withdraw(cast, for_her, cast.clerk.client).json["state"] == "withdrawn"


def test_a_shift_has_one_excuse_that_waits_or_holds(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    again = file(cast, "2026-11-11", "2026-11-10")
    assert code(again) == (409, "shift-already-waiting", "")
    assert "retirarla" in again.json["detail"]
    decide(cast, excuse, "accept")
    assert code(file(cast, "2026-11-10")) == (409, "shift-already-excused", "")
    assert file(cast, "2026-11-11").status_code == 200


def test_what_was_known_at_an_instant_follows_from_the_events(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    excuse = filed(cast, "2026-11-10")
    clock.forward(hours=1)
    decide(cast, excuse, "refuse", text="No.")
    clock.forward(hours=1)
    decide(cast, excuse, "reopen")
    row = session.get_one(Excuse, UUID(excuse))
    states = []
    for hour in (6, 7, 8, 9):
        found = words.stand(row, at(f"2026-11-09 0{hour}:30"))
        states.append(found and found.state)
    assert states == [None, "filed", "refused", "filed"]


def test_the_kept_state_is_the_one_of_the_events(cast: Cast, session: Session) -> None:
    first, second = filed(cast, *MORNINGS[:2]), filed(cast, *MORNINGS[2:])
    decide(cast, first, "ask", text="¿Cuándo?", answer_by="2026-11-20")
    decide(cast, second, "accept")
    for row in session.scalars(select(Excuse).execution_options(populate_existing=True)):
        found = words.stand(row)
        assert found is not None
        assert (found.state, found.answer_by) == (row.state, row.answer_by)
    assert session.scalars(select(ExcuseEvent.number)).all().count(1) == 2


def test_the_desk_reads_every_excuse_of_one_order(cast: Cast) -> None:
    first, second = filed(cast, MORNINGS[0]), filed(cast, MORNINGS[1])
    decide(cast, first, "accept")

    def listed(query: str) -> set[str]:
        found = cast.clerk.client.get(f"/api/v1/excuses?{query}").json["items"]
        return {str(row["id"]) for row in found}

    assert listed(f"state=all&order={cast.order.id}") == {first, second}
    assert listed(f"order={cast.order.id}") == {second}
    assert listed(f"state=all&order={cast.other_order.id}") == set()
