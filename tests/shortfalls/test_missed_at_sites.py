"""A host reads which shifts passed without somebody, and nothing of why."""

from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session, sessionmaker

from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses.acts import decide, filed
from tests.people import Answer, Browser, Cast
from tests.warnings.acts import begin

Sessions = sessionmaker[Session]
FIELDS = {"order", "shift", "first_name", "starts_at", "ends_at", "note"}


def at_the_site(cast: Cast, who: Browser | None = None) -> list[dict[str, Any]]:
    answer = (who or cast.host.client).get(f"/api/v1/sites/{cast.site.id}/missed-shifts")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def note(cast: Cast, row: dict[str, Any], text: str) -> Answer:
    return cast.host.client.put(
        f"/api/v1/orders/{row['order']}/shifts/{row['shift']}/marks/{uuid4()}",
        json={"kind": "noted", "reasons": text},
    )


def days_of(rows: list[dict[str, Any]]) -> list[str]:
    return [row["starts_at"][:10] for row in rows]


def test_a_host_reads_who_was_missed_and_when_newest_first(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    a_morning(cast, clock, "2026-11-10")
    clock.at = at("2026-11-11 18:00")
    rows = at_the_site(cast)
    assert days_of(rows)[:2] == ["2026-11-11", "2026-11-09"]
    assert rows[0]["first_name"] == "Marta"
    assert all(set(row) == FIELDS and row["note"] is None for row in rows)


def test_the_host_reads_its_own_note_again_the_last_one_and_never_a_clerks_word(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    clock.at = at("2026-11-09 18:00")
    row = at_the_site(cast)[0]
    assert note(cast, row, "La llamé y no contestó.").status_code == 200
    assert note(cast, row, "Le pregunté: estaba enferma.").status_code == 200
    marked = cast.clerk.client.put(
        f"/api/v1/orders/{row['order']}/shifts/{row['shift']}/marks/{uuid4()}",
        json={"kind": "unjustified", "reasons": "Palabras del juzgado."},
    )
    assert marked.status_code == 200
    (noted,) = [one for one in at_the_site(cast) if one["shift"] == row["shift"]]
    assert noted["note"]["text"] == "Le pregunté: estaba enferma."
    assert noted["note"]["by_name"] == "Hilda"
    assert "juzgado" not in str(at_the_site(cast))


def test_an_excused_shift_reads_like_any_other(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    excuse = filed(cast, "2026-11-10")
    assert decide(cast, excuse, "accept").status_code == 200
    filed(cast, "2026-11-11")
    clock.at = at("2026-11-12 07:00")
    rows = [row for row in at_the_site(cast) if row["starts_at"] >= "2026-11-09"]
    assert days_of(rows) == ["2026-11-11", "2026-11-10", "2026-11-09"]
    bare = [{k: v for k, v in row.items() if k in ("first_name", "note")} for row in rows]
    assert bare[0] == bare[1] == bare[2]


def test_before_its_end_no_shift_is_missed_excused_or_not(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    clock.at = at("2026-11-10 11:00")
    before = at_the_site(cast)
    shift = cast.host.client.get(
        f"/api/v1/orders/{cast.order.id}/shifts?from=2026-11-10&to=2026-11-10"
    ).json["items"][0]
    row = {"order": cast.order.id, "shift": shift["id"]}
    refused = note(cast, row, "No ha venido.")
    assert (refused.status_code, refused.json["type"]) == (409, "shift-not-missed")
    assert "2026-11-10" not in days_of(before)
    clock.at = at("2026-11-10 12:00")
    assert "2026-11-10" in days_of(at_the_site(cast))
    assert note(cast, row, "No vino.").status_code == 200


def test_after_fourteen_days_it_is_over(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    clock.at = at("2026-11-23 11:59")
    assert "2026-11-09" in days_of(at_the_site(cast))
    clock.at = at("2026-11-23 12:00")
    assert "2026-11-09" not in days_of(at_the_site(cast))


def test_another_host_finds_no_such_site(cast: Cast) -> None:
    path = f"/api/v1/sites/{cast.site.id}/missed-shifts"
    assert cast.other_host.client.get(path).status_code == 404
    assert cast.clerk.client.get(path).status_code == 403
    assert cast.site_device.client.get(path).status_code == 403
