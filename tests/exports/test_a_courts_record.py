"""A court's whole record leaves with a dictionary, disarmed, and everybody can see that it did."""

import csv
import io
import json
import zipfile
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api import tables
from api.accounts.models import AccessLog
from api.channels.models import Channel, ChannelEvent
from api.exports import dictionary, service
from api.exports.models import Export
from api.exports.staying import STAYS
from api.exports.tables import SHEETS, Sheet, leaves
from api.orders.models import Participant
from api.rules.cells import DANGEROUS
from tests.attendances.acts import a_morning
from tests.builders import MONDAY
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

BASE = "/api/v1/exports/record"
WHY = "?reason=Archivo+del+juzgado"
SIGNS = "=cmd|' /C calc'!A0"


def taken(who: Browser, form: str, query: str = WHY) -> Answer:
    answer = who.get(f"{BASE}.{form}{query}")
    assert answer.status_code == 200, answer.json
    return answer


def as_tables(who: Browser) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(taken(who, "zip").data)) as parts:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(parts.read(name).decode("utf-8-sig")))
            )
            for name in parts.namelist()
        }


def test_every_form_holds_the_same_rows(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock)
    clerk = cast.clerk.client
    rows = as_tables(clerk)
    told: dict[str, Any] = json.loads(taken(clerk, "json").data)
    book = openpyxl.load_workbook(io.BytesIO(taken(clerk, "xlsx").data))
    for sheet in SHEETS:
        assert [row.get("id") for row in rows[sheet.name]] == [
            row.get("id") for row in told[sheet.name]
        ]
        assert book[sheet.name].max_row == len(rows[sheet.name]) + 1
    assert len(rows["scans"]) == 2
    assert [row["last_name"] for row in rows["participants"]] == ["Restrepo"]
    assert {row["state"] for row in rows["attendances"]} == {"pending"}


def test_nothing_of_another_court_leaves(cast: Cast) -> None:
    whole = taken(cast.clerk.client, "json").get_data(as_text=True)
    for other in (cast.other_court.id, cast.other_order.id, cast.other_site.id):
        assert str(other) not in whole


def test_text_that_could_run_is_disarmed_in_tables_and_whole_in_json(
    cast: Cast, session: Session
) -> None:
    person = session.get_one(Participant, cast.order.participant_id)
    person.first_name, person.last_name = SIGNS, "+1\t"
    session.commit()
    clerk = cast.clerk.client
    for rows in as_tables(clerk).values():
        assert not [
            cell
            for row in rows
            for cell in row.values()
            if cell.startswith(DANGEROUS) and not cell.lstrip("-").isdigit()
        ]
    book = openpyxl.load_workbook(io.BytesIO(taken(clerk, "xlsx").data))
    kinds = {cell.data_type for row in book["participants"].iter_rows() for cell in row}
    assert "f" not in kinds
    told = json.loads(taken(clerk, "json").data)
    assert told["participants"][0]["first_name"] == SIGNS


def test_a_reason_is_needed_and_kept(cast: Cast, session: Session) -> None:
    assert cast.clerk.client.get(f"{BASE}.json").status_code == 422
    assert cast.clerk.client.get(f"{BASE}.json?reason=x").status_code == 422
    taken(cast.clerk.client, "json")
    made = session.scalars(select(Export)).one()
    assert (made.made_by, made.form, made.reason) == (cast.clerk.id, "json", "Archivo del juzgado")


def test_each_woman_of_the_court_can_see_that_her_record_was_taken_out(
    cast: Cast, session: Session
) -> None:
    taken(cast.clerk.client, "zip")
    seen = session.execute(select(AccessLog.order_id, AccessLog.purpose)).all()
    assert [tuple(row) for row in seen] == [(cast.order.id, "export")]


def test_every_page_of_a_long_table_is_read_once(
    cast: Cast, session: Session, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_morning(cast, clock)
    monkeypatch.setattr("api.exports.tables.AT_ONCE", 1)
    for sheet in SHEETS:
        found = list(service.rows(session, cast.court.id, sheet))
        assert len(found) == len({json.dumps(row, default=str) for row in found})
        if sheet.name == "scans":
            assert len(found) == 2


def test_every_table_of_a_court_leaves_or_is_named_as_one_that_stays() -> None:
    ours = {
        name
        for name, table in tables.Base.metadata.tables.items()
        if {"court_id", "site_id", "attendance_id"} & set(table.c.keys())
    }
    leaving = {sheet.name for sheet in SHEETS}
    assert not leaving & set(STAYS)
    assert ours - set(STAYS) <= leaving
    assert set(STAYS) <= set(tables.Base.metadata.tables)


def test_the_dictionary_says_of_each_table_that_stays_why(cast: Cast) -> None:
    told = json.loads(taken(cast.clerk.client, "json").data)["dictionary"]
    said = {one["table"]: one["meaning"] for one in told if one["column"] == "(no sale)"}
    assert said == {name: why for name, (why, _) in STAYS.items()}


def test_the_person_who_stands_by_her_does_not_leave(cast: Cast, session: Session) -> None:
    hers, theirs = (
        Channel(
            id=uuid4(),
            court_id=cast.court.id,
            person_kind=kind,
            person_id=uuid4(),
            kind="email",
            address=b"sealed",
            address_hash=bytes([number]) * 32,
            shown=f"{kind} a***@example.org",
            position=1,
            consented_at=MONDAY,
        )
        for number, kind in enumerate(("participant", "support"))
    )
    session.add_all([hers, theirs])
    session.flush()
    for one in (hers, theirs):
        session.add(
            ChannelEvent(
                id=uuid4(),
                court_id=cast.court.id,
                channel_id=one.id,
                number=1,
                kind="added",
                actor_name="Marta",
                actor_role="participant",
                at=MONDAY,
            )
        )
    session.commit()
    rows = as_tables(cast.clerk.client)
    assert [row["shown"] for row in rows["channels"]] == ["participant a***@example.org"]
    assert [row["channel_id"] for row in rows["channel_events"]] == [str(hers.id)]


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_every_column_that_leaves_is_explained_and_none_is_a_secret(sheet: Sheet) -> None:
    assert set(sheet.columns) <= set(dictionary.COLUMNS)
    assert sheet.name in dictionary.TABLES
    assert not [name for name in sheet.columns if not leaves(sheet.table, name)]
    assert not [name for name in sheet.columns if "secret" in name or "hash" in name]


def test_the_dictionary_explains_nothing_that_does_not_leave() -> None:
    names = {name for sheet in SHEETS for name in sheet.columns}
    assert set(dictionary.COLUMNS) <= names
    assert set(dictionary.TABLES) == {sheet.name for sheet in SHEETS}


def test_the_file_has_a_neutral_name_and_is_not_kept_by_the_browser(cast: Cast) -> None:
    answer = taken(cast.clerk.client, "zip")
    assert "constancia.zip" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
