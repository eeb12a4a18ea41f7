"""The floor that a scan is measured against: a bare Flask view that inserts one row and commits."""

import os
from uuid import uuid4

import psycopg_pool
from flask import Flask, request


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
