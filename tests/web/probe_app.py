"""A small application made of the probe's routes, checked as the real one is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api import errors
from api.database import Base
from api.rules.access import ANONYMOUS, Actor
from api.settings import Settings
from api.web import contract
from api.web.idempotency_keys import IdempotencyKey
from api.web.install import install
from api.web.request import use_signin
from tests.web.careless import careless
from tests.web.probe import ProbeBase, blp
from tests.web.walk import own_table

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
COURT = UUID(int=7)


def signin(db: Session, cookies: Mapping[str, str], at: datetime) -> Actor:
    """The cookie says the role; "expired" is over."""
    who = cookies.get("who")
    if who is None:
        return ANONYMOUS
    if who == "expired":
        raise errors.Unauthenticated()
    return Actor(role=who, id=UUID(int=1), court_id=COURT, name="Canaria Nombre")  # type: ignore[arg-type]


def probe_app(settings: Settings, engine: Engine, *, with_careless: bool = False) -> Flask:
    """The application, checked as the real one is."""
    app = Flask("probe", static_folder=None)
    sessions = sessionmaker(engine, expire_on_commit=False)
    api = install(app, settings=settings, sessions=sessions, clock=lambda: NOON)
    use_signin(app, signin)
    api.register_blueprint(blp)
    if with_careless:
        api.register_blueprint(careless)
    contract.check(app, own_table(app))
    return app


def make_tables(engine: Engine) -> None:
    """The probe's tables and the keys of idempotent commands, empty."""
    Base.metadata.drop_all(engine, tables=[IdempotencyKey.metadata.tables["idempotency_keys"]])
    Base.metadata.create_all(engine, tables=[IdempotencyKey.metadata.tables["idempotency_keys"]])
    ProbeBase.metadata.drop_all(engine)
    ProbeBase.metadata.create_all(engine)
