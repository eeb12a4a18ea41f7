"""The permission table itself: roles, scope, and what it does when it is not told enough."""

from uuid import UUID

import pytest

from api.rules.access import (
    ACTS,
    ANONYMOUS,
    FIELDS,
    ROLES,
    ROUTES,
    SIGNED_IN,
    Actor,
    Role,
    in_scope,
    may,
    may_read,
    roles_for,
    shape,
)

COURT, OTHER, ORDER, SITE = (UUID(int=n) for n in range(1, 5))
CLERK = Actor(role="clerk", id=UUID(int=9), court_id=COURT)
HER = Actor(role="participant", id=UUID(int=8), participant_id=UUID(int=8), order_id=ORDER)
HOST = Actor(role="host", id=UUID(int=7), site_ids=frozenset({SITE}))
TABLET = Actor(role="site_device", id=UUID(int=6), site_ids=frozenset({SITE}))
EVERYTHING = {"court_id": COURT, "order_id": ORDER, "site_id": SITE}


def test_nobody_is_not_signed_in_and_may_do_nothing() -> None:
    assert not ANONYMOUS.is_signed_in
    assert not any(may(ANONYMOUS, act, **EVERYTHING) for act in ACTS)


@pytest.mark.parametrize("role", ["monitor", "admin"])
def test_who_runs_or_watches_the_product_opens_no_case(role: Role) -> None:
    somebody = Actor(role=role, id=UUID(int=5), court_id=COURT)
    assert not any(may(somebody, act, **EVERYTHING) for act in ACTS)


def test_a_clerk_acts_in_her_own_court() -> None:
    assert may(CLERK, "order.write", court_id=COURT)
    assert not may(CLERK, "order.write", court_id=OTHER)


def test_a_participant_acts_on_her_own_order() -> None:
    assert may(HER, "order.read", order_id=ORDER)
    assert not may(HER, "order.read", order_id=OTHER)
    assert not may(HER, "order.write", order_id=ORDER)


def test_a_host_acts_at_its_own_sites() -> None:
    assert may(HOST, "attendance.confirm", site_id=SITE)
    assert not may(HOST, "attendance.confirm", site_id=OTHER)


def test_the_code_is_shown_by_the_sites_own_device_alone() -> None:
    assert ACTS["site.show_code"] == {"site_device"}
    assert may(TABLET, "site.show_code", site_id=SITE)
    assert not may(HOST, "site.show_code", site_id=SITE)


@pytest.mark.parametrize("actor", [CLERK, HER, HOST, TABLET])
def test_an_object_of_which_nothing_is_said_is_out_of_scope(actor: Actor) -> None:
    assert not in_scope(actor)


def test_only_a_clerk_decides_and_only_a_host_confirms() -> None:
    assert ACTS["attendance.decide"] == {"clerk"}
    assert ACTS["attendance.confirm"] == {"host"}


def test_the_names_of_a_rules_parts_do_not_matter() -> None:
    assert roles_for("GET", "/api/v1/orders/<uuid:other_name>") == frozenset[Role]({"clerk"})
    assert roles_for("GET", "/api/v1/not-there") is None
    assert len({(method, shape(rule)) for method, rule in ROUTES}) == len(ROUTES)


def test_every_role_in_every_table_exists() -> None:
    for roles in (*ROUTES.values(), *FIELDS.values(), *ACTS.values()):
        assert roles
        assert roles <= ROLES
    assert not any(roles - {"anyone"} for roles in ROUTES.values() if "anyone" in roles)


@pytest.mark.parametrize("field", ["last_name", "document_number", "case_number"])
def test_a_host_never_reads_who_she_is_beyond_her_first_name(field: str) -> None:
    assert may_read("host", "first_name")
    assert {role for role in SIGNED_IN if may_read(role, field)} == {"clerk", "participant"}
