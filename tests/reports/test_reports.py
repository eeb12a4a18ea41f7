"""A host writes what a month was, hands it in, and what was handed in stays as it is."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from api.reports.models import ReportVersion
from tests.attendances.acts import a_morning, decide, say
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.excuses.photos import photo
from tests.people import Cast
from tests.reports.acts import ACTIVITY, MONTH, a_month, court_rows, hand_in, opened, path, write
from tests.warnings.acts import begin

Sessions = sessionmaker[Session]
HERS_ALONE = ("Restrepo", "care", "Mi hija", "required", "short", "state_of_week")


def days_of(rows: list[dict[str, Any]]) -> list[str]:
    return [row["day"] for row in rows]


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"]


def test_the_draft_is_filled_from_what_the_record_says(cast: Cast, clock: TestClock) -> None:
    a_month(cast, clock)
    report = opened(cast)
    confirmed, other = report["facts"]["attendances"]
    assert (confirmed["day"], confirmed["came"], confirmed["left"]) == (
        "2026-11-10",
        "08:00",
        "12:00",
    )
    assert (confirmed["state"], confirmed["confirmed_by"]) == ("confirmed", "Hilda")
    assert other["confirmed_by"] is None
    assert report["facts"]["minutes"] == {"recorded": 480, "credited": 480, "confirmed": 240}
    assert (report["state"], report["due_on"], report["waiting"]) == ("to_write", "2026-12-07", 1)
    assert report["versions"] == report["changed"] == []


def test_holidays_and_closures_stand_shifts_down_and_are_no_absence(
    cast: Cast, clock: TestClock
) -> None:
    cast.host.client.put(
        f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}",
        json={
            "from": "2026-11-18T00:00:00-05:00",
            "to": "2026-11-19T00:00:00-05:00",
            "cause": "force_majeure",
        },
    )
    a_month(cast, clock)
    facts = opened(cast)["facts"]
    assert [(row["day"], row["cause"]) for row in facts["stood_down"]] == [
        ("2026-11-02", "holiday"),
        ("2026-11-16", "holiday"),
        ("2026-11-18", "force_majeure"),
    ]
    absent = days_of(facts["absences"])
    assert not {"2026-11-02", "2026-11-16", "2026-11-18", "2026-11-10"} & set(absent)
    assert len(absent) == 21 - 3 - 2


def test_an_absence_says_its_state_and_numbers_of_papers_and_never_why(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    excuse = excuses.filed(cast, "2026-11-10", note="Mi hija está enferma.")
    assert excuses.send_paper(cast, excuse, photo()).status_code == 200
    assert excuses.decide(cast, excuse, "accept").status_code == 200
    excuses.filed(cast, "2026-11-11")
    clock.at = at("2026-12-01 09:00")
    report = opened(cast)
    states = {row["day"]: row["state"] for row in report["facts"]["absences"]}
    assert [states[f"2026-11-{day}"] for day in (10, 11, 12)] == [
        "justified",
        "pending",
        "unmarked",
    ]
    (row,) = [one for one in report["facts"]["absences"] if one["day"] == "2026-11-10"]
    (number,) = row["paper_references"]
    assert set(row) == {
        *("shift", "day", "starts", "ends", "state", "marked_by", "note", "paper_references")
    }
    hers = (*HERS_ALONE, cast.order.case_number)
    assert not [word for word in hers if word in str(report)]
    (paper,) = cast.clerk.client.get(path(cast, more="/papers")).json["items"]
    assert (paper["reference"], paper["excuse"], paper["day"]) == (number, excuse, "2026-11-10")
    assert excuses.open_paper(cast, excuse, paper["paper"]).status_code == 200
    assert cast.host.client.get(path(cast, more="/papers")).status_code == 403


def test_an_absence_is_unjustified_only_when_a_named_person_marked_it(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    clock.at = at("2026-11-10 18:00")
    shift = excuses.shift(cast, "2026-11-10")
    for who, kind in ((cast.host, "noted"), (cast.clerk, "unjustified")):
        marked = who.client.put(
            f"/api/v1/orders/{cast.order.id}/shifts/{shift}/marks/{uuid4()}",
            json={"kind": kind, "reasons": f"Palabras de {kind}."},
        )
        assert marked.status_code == 200, marked.json
    clock.at = at("2026-12-01 09:00")
    (row,) = [one for one in opened(cast)["facts"]["absences"] if one["day"] == "2026-11-10"]
    assert (row["state"], row["marked_by"], row["note"]) == (
        "unjustified",
        "Clara",
        "Palabras de noted.",
    )


def test_handed_in_it_is_on_the_courts_list_and_it_was_not_before(
    cast: Cast, clock: TestClock
) -> None:
    a_month(cast, clock)
    assert write(cast, evidence="Fotos del huerto.").status_code == 200
    (row,) = court_rows(cast, "missing")
    assert (row["host_name"], row["report"], row["number"]) == ("Comedor La Esperanza", None, 0)
    assert opened(cast, cast.clerk.client)["written"] is None
    report = uuid4()
    answer = hand_in(cast, report=report)
    assert (answer.status_code, answer.json["state"]) == (200, "handed_in")
    (row,) = court_rows(cast, "handed_in")
    assert (row["report"], row["by_name"], row["late"]) == (str(report), "Hilda", False)
    assert row["order"]["last_name"] == "Restrepo"
    assert court_rows(cast, "missing") == []
    read = opened(cast, cast.clerk.client)
    assert read["written"]["activities"] == [ACTIVITY]
    assert read["written"]["evidence"] == "Fotos del huerto."
    (month,) = [m for m in cast.clerk.client.get("/api/v1/reports/months").json["items"]][:1]
    assert month == {"month": MONTH, "due_on": "2026-12-07", "expected": 1, "handed_in": 1}


def test_a_correction_is_a_new_version_that_says_why(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    a_month(cast, clock)
    write(cast)
    first = uuid4()
    hand_in(cast, report=first)
    assert refused(hand_in(cast)) == (409, "report-handed-in-already")
    changed = write(cast, evidence="Un acta.")
    assert (changed.json["state"], len(changed.json["versions"])) == ("correcting", 1)
    assert opened(cast, cast.clerk.client)["written"]["evidence"] is None
    without = hand_in(cast)
    assert without.status_code == 422
    assert without.json["errors"][0]["code"] == "correction-needs-reason"
    done = hand_in(cast, "Faltaba el acta.").json
    assert [(v["number"], v["reason"]) for v in done["versions"]] == [
        (1, None),
        (2, "Faltaba el acta."),
    ]
    kept = session.get_one(ReportVersion, first)
    assert kept.content["written"]["evidence"] is None
    with pytest.raises(DatabaseError), session.begin_nested():
        session.execute(update(ReportVersion).values(reason="otra"))


def test_a_lost_answer_is_given_again_and_a_used_id_is_not_another_report(
    cast: Cast, clock: TestClock
) -> None:
    a_month(cast, clock)
    version = write(cast).json["version"]
    report = uuid4()
    first = hand_in(cast, report=report, version=version)
    again = hand_in(cast, report=report, version=version)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json["versions"] == first.json["versions"]


def test_it_is_shown_when_the_record_changed_after_it_was_handed_in(
    cast: Cast, clock: TestClock
) -> None:
    morning = a_month(cast, clock)
    write(cast)
    hand_in(cast)
    assert opened(cast)["changed"] == []
    other = a_morning_late(cast, clock)
    assert say(cast, other, "confirm").status_code == 200
    report = opened(cast, cast.clerk.client)
    assert report["changed"] == ["attendances", "minutes"]
    assert report["facts"]["minutes"]["confirmed"] == 240
    assert opened(cast)["facts"]["minutes"]["confirmed"] == 480
    assert hand_in(cast, "Confirmé una jornada.").status_code == 200
    assert opened(cast, cast.clerk.client)["changed"] == []
    assert decide(cast, morning, "accept").status_code == 200


def a_morning_late(cast: Cast, clock: TestClock) -> UUID:
    """The morning that nobody had confirmed yet."""
    rows = opened(cast)["facts"]["attendances"]
    (one,) = [row for row in rows if row["state"] == "pending"]
    clock.forward(hours=1)
    return UUID(one["id"])


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ("2026-12", "month-not-over"),
        ("2027-01", "month-to-come"),
        ("2025-12", "month-before-placement"),
    ],
)
def test_a_month_without_a_report_says_why(
    cast: Cast, clock: TestClock, month: str, code: str
) -> None:
    clock.at = at("2026-12-01 09:00")
    assert refused(cast.host.client.get(path(cast, month))) == (409, code)


def test_a_month_that_is_none_is_not_found(cast: Cast) -> None:
    for month in ("2026-13", "2026-00", "1999-01", "november"):
        assert cast.host.client.get(path(cast, month)).status_code == 404


def test_a_stale_page_overwrites_nothing(cast: Cast, clock: TestClock) -> None:
    a_month(cast, clock)
    version = write(cast).json["version"]
    assert write(cast, version=version, evidence="A").status_code == 200
    assert refused(write(cast, version=version, evidence="B")) == (412, "changed-meanwhile")
    assert refused(hand_in(cast, version=version)) == (412, "changed-meanwhile")
    assert refused(hand_in(cast, version=None)) == (428, "precondition-required")
    assert write(cast, version=None).status_code == 428
    assert opened(cast)["written"]["evidence"] == "A"


def test_nothing_is_handed_in_without_an_activity_where_she_came(
    cast: Cast, clock: TestClock
) -> None:
    a_month(cast, clock)
    write(cast, activities=[])
    answer = hand_in(cast)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "needs-an-activity")


def test_what_is_told_happened_in_that_month(cast: Cast, clock: TestClock) -> None:
    a_month(cast, clock)
    fall = {"kind": "accident", "day": "2026-10-31", "text": "Se cayó."}
    answer = write(cast, incidents=[fall])
    assert answer.json["errors"][0] | {"message": ""} == {
        "pointer": "/incidents/0/day",
        "code": "day-of-another-month",
        "message": "",
    }
    told = [{**fall, "day": "2026-11-10"}]
    cover = [{"kind": "started", "day": "2026-11-03", "text": None}]
    kept = write(cast, incidents=told, insurance=cover).json["written"]
    assert (kept["incidents"], kept["insurance"]) == (told, cover)


def test_another_host_and_another_court_find_nothing(cast: Cast, clock: TestClock) -> None:
    a_month(cast, clock)
    for stranger in (cast.other_host, cast.other_clerk):
        assert stranger.client.get(path(cast)).status_code == 404
        listed = stranger.client.get(f"/api/v1/reports/monthly?month={MONTH}").json["items"]
        assert str(cast.order.id) not in [row["order"] for row in listed]
    assert write(cast, by=cast.other_host.client, version=None).status_code == 404
    assert cast.participant.client.get(path(cast)).status_code == 403


def test_who_opened_it_is_shown_to_her(cast: Cast, clock: TestClock) -> None:
    a_month(cast, clock)
    opened(cast, cast.clerk.client)
    looks = cast.participant.client.get("/api/v1/me/access-log").json["items"]
    assert {"report"} <= {look["purpose"] for look in looks}


def test_the_hosts_list_says_first_names_and_how_far_each_is(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock, "2026-11-10")
    clock.at = at("2026-12-09 09:00")
    url = f"/api/v1/reports/monthly?month={MONTH}&site={cast.site.id}"
    (row,) = cast.host.client.get(url).json["items"]
    assert (row["first_name"], row["state"]) == ("Marta", "to_write")
    assert "last_name" not in row
    write(cast)
    hand_in(cast)
    (row,) = cast.host.client.get(url).json["items"]
    assert row["state"] == "handed_in"
    assert court_rows(cast)[0]["late"]
