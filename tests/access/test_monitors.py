"""Field by role for monitors: nothing that they are sent names a woman, a host, a site or a court,
but what she lets their organization see. Once by what answers declare, once by what they hold."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from flask import Flask

from api.app import document
from api.consents import answers
from api.rules.access import BY_CONSENT, FIELDS, IDENTIFYING, OF_HIMSELF, may_read, shape
from tests.access import test_every_route
from tests.access.errands import BODIES, SIGNING_OUT, Door, Things, body_for, doors, send
from tests.people import Cast

things = test_every_route.things
declared = test_every_route._declared
# They tell nothing of anybody, and making them again for each monitor takes long.
HEAVY = ("/api/openapi.json", "/api/docs", "/<path:name>")


def for_monitors(app: Flask) -> list[Door]:
    """Every door that lets a monitor in, those for everybody among them; signing out aside."""
    found = [one for one in doors(app) if one.is_open or "monitor" in one.operation.roles]
    return [one for one in found if one.name != SIGNING_OUT and one.rule not in HEAVY]


def told_too_much(written: dict[str, Any], some: list[Door]) -> list[str]:
    """The fields that say who or where somebody is, declared where a monitor may not read them."""
    return [
        f"{door.name}: {name}"
        for door in some
        if "monitor" in door.operation.roles and shape(door.rule) not in OF_HIMSELF
        for name in sorted(declared(written, door.rule, door.method))
        if name in IDENTIFYING - BY_CONSENT.get(shape(door.rule), frozenset())
        or not may_read("monitor", name)
    ]


def secrets(cast: Cast) -> dict[str, str]:
    """What says who a woman is, where she goes and who judges; of both halves of the cast."""
    found: dict[str, str] = {}
    for order in (cast.order, cast.other_order):
        person = order.participant
        found |= {person.last_name: "last name", person.document_number: "document"}
        found |= {order.case_number: "case number", str(person.id): "person"}
    for court in (cast.court, cast.other_court):
        found |= {court.name: "court", str(court.id): "court"}
    for host in (cast.host_organization, cast.other_host_organization):
        found |= {host.name: "host", str(host.id): "host"}
    for site in (cast.site, cast.other_site):
        found |= {site.name: "site", str(site.id): "site", site.address: "address"}
    return found


def held_too_much(cast: Cast, whose: Things, some: list[Door]) -> Iterator[str]:
    """The answers to a monitor, over these doors, that hold one of these."""
    known = secrets(cast)
    for door in some:
        body = door.operation.body
        sent = body_for(door, cast) if body and body.__name__ in BODIES else None
        answer = send(cast.monitor.client, door, whose, sent)
        text = answer.get_data(as_text=True) if answer.is_json else ""
        for word, what in known.items():
            if word in text and word not in str(sent):
                yield f"{door.name}: {what}"


def test_what_answers_to_monitors_declare_names_nobody_and_no_place(app: Flask) -> None:
    some = for_monitors(app)
    assert told_too_much(document(app), some) == []
    assert {shape(one.rule) for one in some} >= set(BY_CONSENT)


def test_what_answers_to_monitors_hold_names_nobody_and_a_planted_place_is_found(
    app: Flask,
    cast: Cast,
    things: tuple[Things, Things],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every, whose = for_monitors(app), things[0].seen_by("monitor")
    assert list(held_too_much(cast, whose, every)) == []
    said = f"Puede ir a {cast.site.name}."
    monkeypatch.setattr(answers, "help_text", lambda *_: said)
    hers = [one for one in every if shape(one.rule) in BY_CONSENT]
    assert list(held_too_much(cast, whose, hers)) == ["GET /api/v1/supported/<uuid:order_id>: site"]


def test_a_field_planted_in_an_answer_is_found(app: Flask) -> None:
    written: dict[str, Any] = deepcopy(document(app))
    row = written["components"]["schemas"]["SupportedRow"]["properties"]
    row["case_number"] = {"type": "string"}
    row["site_name"] = {"type": "string"}
    found = told_too_much(written, for_monitors(app))
    assert {one.rpartition(" ")[2] for one in found} == {"case_number", "site_name"}


def test_what_the_table_keeps_from_a_host_or_the_public_is_kept_from_a_monitor() -> None:
    of_persons = {"last_name", "document_type", "document_number", "case_number", "phone"}
    assert of_persons <= set(FIELDS) & IDENTIFYING
    assert not [name for name in of_persons | {"court_name"} if may_read("monitor", name)]
