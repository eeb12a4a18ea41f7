"""Every door of the real application answers every role as the table says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.app import document
from api.rules.access import ANYONE, FIELDS, ROLES, ROUTES, Role, may_read, roles_for, shape
from api.settings import Settings
from tests.access.errands import (
    Things,
    a_card,
    a_channel,
    a_code,
    a_consent,
    a_file,
    a_made_paper,
    a_notice,
    a_paper,
    a_release,
    a_sheet,
    a_warning,
    absent,
    an_account,
    an_appearance,
    an_attendance,
    body_for,
    doors,
    foreign,
    hours_agreed,
    own,
    send,
)
from tests.people import Cast

# Their answer depends on more than who asks: the clock's heartbeat, whether the app was built,
# whether there is a gateway, for whom a paper was made, whether her card is still in use.
MOODY = (
    *("/health/ready", "/api/v1/health/ready", "/", "/c", "/<path:name>"),
    "/api/v1/deliveries/<kind>",
    "/api/v1/orders/<uuid:order_id>/card.pdf",
    *(f"/api/v1/papers/<uuid:made_id>{part}" for part in ("", "/file", "/file.csv", "/file.xlsx")),
)
# Of a figure it is a department; anywhere else it is where she has to come.
DEPARTMENT = ("/api/v1/statistics/<release>/<table>", "place")
DEMO_ALONE = {("GET", "/demo/<>")}


@pytest.fixture
def things(cast: Cast, session: Session, settings: Settings) -> tuple[Things, Things]:
    """What belongs to the cast's first half, and to its other half."""
    attendances = [an_attendance(cast, other=other) for other in (False, True)]
    agreed = [hours_agreed(cast, other=other) for other in (False, True)]
    session.add_all([*attendances, *agreed[0].values(), *agreed[1].values()])
    papers = [a_paper(cast, session, settings, other=other) for other in (False, True)]
    phone = session.scalars(select(Device.id).where(Device.order_id == cast.other_order.id)).one()
    warned = [a_warning(cast, session, other=other) for other in (False, True)]
    dates = [an_appearance(cast, session, other=other) for other in (False, True)]
    reached = [a_channel(cast, session, settings, other=other) for other in (False, True)]
    noticed = [a_notice(cast, session, other=other) for other in (False, True)]
    coded = [a_code(cast, session, other=other) for other in (False, True)]
    let_in = [a_consent(cast, session, other=other) for other in (False, True)]
    made = [a_made_paper(cast, session, settings, other=other) for other in (False, True)]
    cards = [a_card(cast, other=other) for other in (False, True)]
    files = [a_file(cast, other=other) for other in (False, True)]
    session.add_all([card for one in cards for card in one.values()])
    session.add_all([row for one in files for row in one.values()])
    copied = [
        a_sheet(cast, session, settings, attendances[n], other=other)
        for n, other in enumerate((False, True))
    ]
    known = [an_account(cast, session) for _ in (0, 1)]
    a_release(session)
    kinds = (agreed, papers, warned, dates, reached, noticed, coded, made, copied, cards, files)
    more = (known, let_in)
    things = [
        {name: row for kind in (*kinds, *more) for name, row in kind[n].items()} for n in (0, 1)
    ]
    session.commit()
    mine, theirs = ({name: row.id for name, row in rows.items()} for rows in things)
    return (
        replace(own(cast, attendances[0]), more=mine),
        replace(foreign(cast, attendances[1], phone), more=theirs),
    )


def test_every_door_stands_in_the_table_with_its_roles(app: Flask) -> None:
    for door in doors(app):
        assert roles_for(door.method, door.rule) == door.operation.roles, door.name


def test_every_row_of_the_table_has_its_door(app: Flask) -> None:
    there = {(door.method, shape(door.rule)) for door in doors(app)}
    promised = {(method, shape(rule)) for method, rule in ROUTES}
    assert promised - there <= DEMO_ALONE


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_gets_in_where_the_table_says_and_nowhere_else(
    app: Flask, cast: Cast, things: tuple[Things, Things], role: Role
) -> None:
    browser = cast.by_role(role)
    mine = things[0].seen_by(role)
    for door in doors(app):
        answer = send(browser, door, mine)
        allowed = door.is_open or role in door.operation.roles
        if not allowed:
            expected = (401, "session-expired") if role == ANYONE else (403, "forbidden")
            assert (answer.status_code, answer.json["type"]) == expected, door.name
            continue
        assert answer.status_code not in (401, 403), f"{door.name}: {answer.text}"
        if door.rule not in MOODY:
            assert answer.status_code < 500, f"{door.name}: {answer.text}"
        if door.method == "GET" and door.rule not in MOODY:
            assert answer.status_code == 200, f"{door.name}: {answer.text}"
        if answer.is_json and answer.data and door.rule != "/api/openapi.json":
            told = {name for name in _names(answer.json) if not may_read(role, name)}
            assert {(door.rule, name) for name in told} <= {DEPARTMENT}, door.name


@pytest.mark.parametrize("role", sorted(ROLES - {ANYONE}))
def test_what_is_somebody_elses_is_not_found(
    app: Flask, cast: Cast, things: tuple[Things, Things], role: Role
) -> None:
    browser = cast.by_role(role)
    tried = 0
    for door in doors(app):
        if not door.is_owned or role not in door.operation.roles:
            continue
        body = body_for(door, cast)
        answer = send(browser, door, things[1], body)
        assert (answer.status_code, answer.json["type"]) == (404, "not-found"), (
            f"{door.name}: {answer.text}"
        )
        if door.operation.creates:
            unconditional = send(browser, door, things[1], body, if_match=False)
            assert unconditional.status_code == 404, f"{door.name}: {unconditional.text}"
        else:
            nothing = send(browser, door, absent(), body)
            assert _told(nothing.json) == _told(answer.json), door.name
        tried += 1
    assert (tried > 0) == (role != "admin")


@pytest.mark.parametrize("role", ["clerk", "host", "participant"])
def test_somebody_elses_part_under_ones_own_whole_is_as_if_it_were_not_there(
    app: Flask, cast: Cast, things: tuple[Things, Things], role: Role
) -> None:
    mixed = replace(things[0], placement_id=cast.other_placement.id)
    missing = replace(things[0], placement_id=uuid4())
    tried = 0
    for door in doors(app):
        if "placement_id" not in door.arguments or role not in door.operation.roles:
            continue
        body = body_for(door, cast)
        answers = [send(cast.by_role(role), door, one, body) for one in (mixed, missing)]
        assert answers[0].status_code in (404, 412), f"{door.name}: {answers[0].text}"
        assert _told(answers[0].json) == _told(answers[1].json), door.name
        tried += 1
    assert tried


def test_no_answer_declares_a_field_that_one_of_its_readers_may_not_see(app: Flask) -> None:
    written = document(app)
    looked_at = set()
    for door in doors(app):
        for name in _declared(written, door.rule, door.method):
            looked_at.add(name)
            for role in sorted(ROLES & door.operation.roles):
                may = may_read(role, name) or (door.rule, name) == DEPARTMENT
                assert may, f"{door.name}: {role} may not read {name}"
    assert set(FIELDS) & looked_at


def _told(problem: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in problem.items() if name != "instance"}


def _names(value: Any) -> Iterator[str]:
    """Every field's name in an answer, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _declared(written: dict[str, Any], rule: str, method: str) -> set[str]:
    """Every field's name that the OpenAPI document gives the good answers of a door."""
    paths = {
        shape(path.replace("{", "<").replace("}", ">")): p for path, p in written["paths"].items()
    }
    operation = paths.get(shape(rule), {}).get(method.lower(), {})
    good = [r for status, r in operation.get("responses", {}).items() if status.startswith("2")]
    return set(_properties(written, good, set()))


def _properties(written: dict[str, Any], node: Any, seen: set[str]) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _properties(written, inner, seen)
    if not isinstance(node, dict):
        return
    reference = node.get("$ref", "")
    if reference.startswith("#/components/") and reference not in seen:
        seen.add(reference)
        _, _, kind, name = reference.split("/")
        yield from _properties(written, written["components"][kind][name], seen)
    properties = node.get("properties")
    if isinstance(properties, dict):
        yield from properties
    for inner in node.values():
        yield from _properties(written, inner, seen)
