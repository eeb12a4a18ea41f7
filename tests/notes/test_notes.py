from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.builders import an_order, at
from tests.conftest import TestClock
from tests.notes.acts import notes, row, write, written
from tests.people import Cast


def test_a_note_is_kept_with_who_wrote_it_and_when(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 10:00")
    note = written(cast, "La llamé: viene el jueves.", pinned=True)
    assert note["by_name"] == "Clara"
    assert note["at"] == "2026-11-09T10:00:00-05:00"
    assert notes(cast) == [note]
    assert row(cast)["note"]["text"] == "La llamé: viene el jueves."
    assert row(cast)["note_count"] == 1


def test_the_same_note_sent_twice_is_one_and_another_under_its_id_is_refused(
    cast: Cast, clock: TestClock
) -> None:
    identity = uuid4()
    first = write(cast, "Una vez.", note_id=identity, look_on="2026-11-10")
    clock.at = at("2026-11-20 10:00")
    again = write(cast, "Una vez.", note_id=identity, look_on="2026-11-10")
    assert (first.status_code, again.json) == (200, first.json)
    other = write(cast, "Otra cosa.", note_id=identity)
    assert (other.status_code, other.json["type"].rpartition("/")[2]) == (409, "id-already-used")
    assert len(notes(cast)) == 1


def test_a_note_is_put_right_by_another_and_both_stay(cast: Cast, clock: TestClock) -> None:
    old = written(cast, "Vive en Cali.")
    clock.forward(minutes=5)
    new = written(cast, "Vive en Palmira.", corrects=old["id"])
    found = {note["id"]: note for note in notes(cast)}
    assert found[old["id"]]["corrected_by"] == new["id"]
    assert found[new["id"]]["corrects"] == old["id"]
    assert row(cast)["note"]["id"] == new["id"]
    assert row(cast)["note_count"] == 1
    late = write(cast, "Vive en Buga.", corrects=old["id"])
    assert (late.status_code, late.json["type"].rpartition("/")[2]) == (
        409,
        "note-already-corrected",
    )


def test_the_database_itself_refuses_to_change_or_delete_a_note(
    cast: Cast, session: Session
) -> None:
    written(cast, "Se queda.")
    for statement in ("update notes set text = 'otra'", "delete from notes"):
        with pytest.raises(DatabaseError), session.begin_nested():
            session.execute(text(statement))


@pytest.mark.parametrize(
    ("said", "pointer", "code"),
    [
        ({"look_on": "2026-11-08"}, "/look_on", "day-is-over"),
        ({"corrects": str(uuid4())}, "/corrects", "no-such-note"),
        ({"text": ""}, "/text", "empty"),
    ],
)
def test_a_note_that_cannot_be_says_why(
    cast: Cast, clock: TestClock, said: dict[str, str], pointer: str, code: str
) -> None:
    clock.at = at("2026-11-09 10:00")
    url = f"/api/v1/orders/{cast.order.id}/notes/{uuid4()}"
    answer = cast.clerk.client.put(url, json={"text": "Algo.", **said})
    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json["errors"]] == [(pointer, code)]


def test_a_note_is_of_its_order_alone(cast: Cast, session: Session) -> None:
    mine = written(cast, "De Marta.")
    other = an_order(session, cast.court)
    session.commit()
    url = f"/api/v1/orders/{other.id}/notes/{uuid4()}"
    answer = cast.clerk.client.put(url, json={"text": "De otra.", "corrects": mine["id"]})
    assert answer.json["errors"][0]["code"] == "no-such-note"


def test_a_pinned_note_is_shown_before_newer_ones(cast: Cast, clock: TestClock) -> None:
    written(cast, "Habla solo por las tardes.", pinned=True)
    clock.forward(minutes=5)
    written(cast, "Llamada sin respuesta.")
    assert row(cast)["note"]["text"] == "Habla solo por las tardes."
    assert row(cast)["note_count"] == 2


def test_a_day_to_look_again_brings_the_order_to_the_top_until_a_note_is_written(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    urgent = an_order(session, cast.court, urgency=900_000)
    session.commit()
    clock.at = at("2026-11-09 10:00")
    written(cast, "Preguntar por el cierre.", look_on="2026-11-12")
    clock.at = at("2026-11-11 23:00")
    assert _ids(cast) == [str(urgent.id), str(cast.order.id)]
    clock.at = at("2026-11-12 00:10")
    assert _ids(cast) == [str(cast.order.id), str(urgent.id)]
    assert row(cast)["look_again"] is True
    # Nobody looked on that day: it stays.
    clock.at = at("2026-11-15 09:00")
    assert _ids(cast)[0] == str(cast.order.id)
    written(cast, "Pregunté: abren el lunes.")
    assert _ids(cast) == [str(urgent.id), str(cast.order.id)]
    session.expire_all()
    assert cast.order.look_on is None


def test_of_several_days_the_first_that_nobody_has_looked_on_counts(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-09 10:00")
    written(cast, "Primero.", look_on="2026-11-20")
    near = written(cast, "Antes.", look_on="2026-11-12")
    assert _day(cast, session) == date(2026, 11, 12)
    written(cast, "No hace falta.", corrects=near["id"])
    assert _day(cast, session) == date(2026, 11, 20)


def test_a_note_does_not_take_the_version_from_a_clerk_who_is_editing(
    cast: Cast, clock: TestClock
) -> None:
    url = f"/api/v1/orders/{cast.order.id}"
    opened = cast.clerk.client.get(url).headers["ETag"]
    written(cast, "Mirar de nuevo.", look_on=str(clock().date()))
    assert cast.clerk.client.get(url).headers["ETag"] == opened


def test_another_court_and_a_host_read_no_note(cast: Cast) -> None:
    written(cast, "Solo del juzgado.")
    url = f"/api/v1/orders/{cast.order.id}/notes"
    assert cast.other_clerk.client.get(url).status_code == 404
    assert cast.host.client.get(url).status_code == 403
    assert write(cast, "No.", by=cast.other_clerk.client).status_code == 404
    assert write(cast, "No.", by=cast.host.client).status_code == 403


def test_she_reads_the_courts_notes_in_her_record_and_that_working_notes_exist(
    cast: Cast, clock: TestClock
) -> None:
    old = written(cast, "Viene los lunes.")
    clock.forward(minutes=1)
    written(cast, "Viene los martes.", corrects=old["id"])
    written(cast, "Revisar con la otra secretaria.", working=True)
    record = cast.participant.client.get("/api/v1/me/record").json
    assert [(one["text"], one["corrected"]) for one in record["notes"]] == [
        ("Viene los lunes.", True),
        ("Viene los martes.", False),
    ]
    assert record["working_notes"] == 1
    assert "otra secretaria" not in str(record)
    page = cast.participant.client.get("/api/v1/me/record/page").get_data(as_text=True)
    assert "Notas del juzgado" in page
    assert "Viene los lunes. (se corrigió después)" in page
    assert "Notas de trabajo que guarda además el juzgado: 1." in page
    assert "otra secretaria" not in page


def test_that_a_clerk_read_the_notes_is_shown_to_her(cast: Cast) -> None:
    notes(cast)
    looked = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert [one["role"] for one in looked] == ["clerk"]


def _ids(cast: Cast) -> list[str]:
    return [item["id"] for item in cast.clerk.client.get("/api/v1/orders").json["items"]]


def _day(cast: Cast, session: Session) -> date | None:
    session.expire_all()
    return cast.order.look_on
