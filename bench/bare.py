"""The floors that a scan is measured against: a bare Flask view with one INSERT through psycopg;
and the same through flask-smorest, marshmallow and the ORM, as a small product would write it."""

import os
from typing import Any
from uuid import UUID, uuid4

import flask_smorest
import marshmallow as ma
import psycopg_pool
from flask import Flask, g, request
from flask.views import MethodView
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker


def application() -> Flask:
    """A view that does one INSERT and one commit, and nothing else."""
    app = Flask(__name__)
    pool = psycopg_pool.ConnectionPool(os.environ["BARE_DATABASE_URL"], min_size=4, max_size=8)

    @app.put("/bare/<row_id>")
    def insert(row_id: str) -> tuple[dict[str, str], int]:
        body = request.get_data()
        with pool.connection() as connection:
            connection.execute(
                "insert into bare (id, row, body) values (%s, %s, %s)", (uuid4(), row_id, body)
            )
        return {"id": row_id}, 201

    return app


class Base(DeclarativeBase):
    """The one table of the floor."""


class Row(Base):
    """A row of it."""

    __tablename__ = "bare"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    row: Mapped[str]
    body: Mapped[bytes]


class Sent(ma.Schema):
    """What a scan sends, as vanilla fields."""

    class Meta:
        """Whatever else comes is left out."""

        unknown = ma.EXCLUDE

    direction = ma.fields.String(required=True, validate=ma.validate.OneOf(["in", "out"]))
    code = ma.fields.String(allow_none=True)
    captured_at = ma.fields.AwareDateTime(allow_none=True)
    sequence = ma.fields.Integer()
    app_version = ma.fields.String()
    device = ma.fields.UUID(allow_none=True)
    signature = ma.fields.String()


class Kept(ma.Schema):
    """What is answered."""

    id = ma.fields.UUID()
    row = ma.fields.String()


def with_orm() -> Flask:
    """The floor of this stack: a schema in, one ORM insert and its commit, a schema out."""
    app = Flask(__name__)
    app.config.update(API_TITLE="floor", API_VERSION="1", OPENAPI_VERSION="3.0.3")
    engine = create_engine(os.environ["CONSTANCIA_DATABASE_URL"], pool_size=8, pool_pre_ping=True)
    sessions = sessionmaker(engine, expire_on_commit=False)
    blp = flask_smorest.Blueprint("floor", __name__)

    @blp.route("/bare/<row_id>")
    class Rows(MethodView):
        @blp.arguments(Sent)  # type: ignore[untyped-decorator]
        @blp.response(201, Kept)  # type: ignore[untyped-decorator]
        def put(self, data: dict[str, Any], row_id: str) -> Row:
            row = Row(id=uuid4(), row=row_id, body=request.get_data(cache=True))
            session = _session(sessions)
            session.add(row)
            session.commit()
            return row

    flask_smorest.Api(app).register_blueprint(blp)
    app.teardown_request(_close)
    return app


def _session(sessions: sessionmaker[Session]) -> Session:
    g.session = sessions()
    return g.session  # type: ignore[no-any-return]


def _close(_error: BaseException | None) -> None:
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()
