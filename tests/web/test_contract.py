"""An application with a careless route does not start."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.views import MethodView
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from api.settings import Settings
from api.web import contract
from api.web.blueprint import Blueprint
from api.web.install import install
from tests.web.probe import NoteSchema
from tests.web.probe_app import NOON
from tests.web.walk import own_table


def app_with(settings: Settings, add: Callable[[Blueprint], None]) -> Flask:
    """An application with one careless route."""
    app = Flask("careless", static_folder=None)
    sessions = sessionmaker(create_engine("sqlite://"))
    api = install(app, settings=settings, sessions=sessions, clock=lambda: NOON)
    blueprint = Blueprint("careless")
    add(blueprint)
    api.register_blueprint(blueprint)
    return app


def without_roles(blp: Blueprint) -> None:
    """A GET that anybody might call by oversight."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.response(204)
        def get(self) -> None:
            """Careless."""


def without_precondition(blp: Blueprint) -> None:
    """A PUT that overwrites."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.arguments(NoteSchema)
        @blp.response(204)
        def put(self, data: object) -> None:
            """Careless."""


def with_two_preconditions(blp: Blueprint) -> None:
    """A PUT that cannot decide."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.conditional
        @blp.append_only("it never changes")
        @blp.response(204)
        def put(self) -> None:
            """Careless."""


def keyed_put(blp: Blueprint) -> None:
    """A key where the id is one already."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.idempotent
        @blp.response(204)
        def put(self) -> None:
            """Careless."""


def conditional_post(blp: Blueprint) -> None:
    """A version of nothing."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.conditional
        @blp.response(204)
        def post(self) -> None:
            """Careless."""


def reading_a_body(blp: Blueprint) -> None:
    """A GET with a body."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.arguments(NoteSchema)
        @blp.response(204)
        def get(self, data: object) -> None:
            """Careless."""


def reading_twice(blp: Blueprint) -> None:
    """A PUT that is sent JSON and a file at once."""

    @blp.route("/careless")
    class Careless(MethodView):
        @blp.allow("clerk")
        @blp.append_only("it never changes")
        @blp.arguments(NoteSchema)
        @blp.file("image/png", body_limit=1000)
        @blp.response(204)
        def put(self, data: object) -> None:
            """Careless."""


@pytest.mark.parametrize(
    ("add", "says"),
    [
        (without_roles, "declares no roles"),
        (without_precondition, "declares 0 preconditions"),
        (with_two_preconditions, "declares 2 preconditions"),
        (keyed_put, "is keyed and not a POST"),
        (conditional_post, "is a POST"),
        (reading_a_body, "reads a body"),
        (reading_twice, "reads both JSON and a file"),
    ],
)
def test_it_refuses_to_start(
    probe_settings: Settings, add: Callable[[Blueprint], None], says: str
) -> None:
    app = app_with(probe_settings, add)
    with pytest.raises(contract.BrokenContract, match=says):
        contract.check(app, own_table(app))


def test_an_undeclared_route_lets_nobody_in_even_if_it_were_started(
    probe_settings: Settings,
) -> None:
    app = app_with(probe_settings, without_roles)
    assert app.test_client().get("/api/v1/careless").status_code == 401


def test_a_plain_flask_view_must_be_declared_open(probe_settings: Settings) -> None:
    app = app_with(probe_settings, lambda blp: None)
    app.add_url_rule("/back-door", view_func=lambda: "hello", endpoint="back_door")
    with pytest.raises(contract.BrokenContract, match="/back-door: declares no roles"):
        contract.check(app, own_table(app))


def test_a_route_that_is_not_in_the_table_of_roles_refuses(probe_settings: Settings) -> None:
    app = app_with(probe_settings, keyed_put)
    with pytest.raises(contract.BrokenContract, match="not in the table"):
        contract.check(app)


def test_a_route_that_differs_from_the_table_refuses(probe_settings: Settings) -> None:
    app = app_with(probe_settings, keyed_put)
    with pytest.raises(contract.BrokenContract, match="the table says"):
        contract.check(app, lambda method, rule: frozenset({"host"}))


def test_an_unknown_role_or_an_empty_reason_is_refused_at_once() -> None:
    blueprint = Blueprint("careless")
    with pytest.raises(ValueError, match="no such role"):
        blueprint.allow("boss")
    with pytest.raises(ValueError, match="no such role"):
        blueprint.allow()
    with pytest.raises(ValueError, match="kinds of file"):
        blueprint.file("application/json", body_limit=1)
    with pytest.raises(ValueError, match="say why"):
        blueprint.safe_to_repeat("")(lambda: None)
