"""`constancia demo`: the five-minute tour, on this machine only, with made-up people."""

import os
import secrets
import sys
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.accounts.vault import vault_of
from api.app import create_app
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.demo import doors, people, weeks
from api.operator import migrations, serving
from api.scans.receipts import receipt_key
from api.settings import SECRET_BYTES, Settings
from api.web import contract

LOOPBACK = "127.0.0.1"
# One browser keeps one cookie for each host name: four names let it be four people at once.
HOSTS = (LOOPBACK, "localhost", "sede.localhost", "juzgado.localhost")


def settings_of(folder: Path, port: int) -> Settings:
    """The tour's own settings: its own file, its own secret, nothing of an installation."""
    return Settings(
        database_url=f"sqlite:///{folder.resolve() / 'demo.db'}",
        secret_key=_secret(folder),
        public_url=f"http://{LOOPBACK}:{port}",
        hosts=HOSTS,
        production=False,
        demo=True,
        log_format="terminal",
    )


def _secret(folder: Path) -> bytes:
    path = folder / "secret"
    if not path.exists():
        path.write_bytes(secrets.token_bytes(SECRET_BYTES))
        path.chmod(0o600)
    return path.read_bytes()


def application() -> Flask:
    """The product with the tour's door, for the server's workers."""
    folder = Path(os.environ["CONSTANCIA_DEMO_DIR"])
    app = create_app(settings_of(folder, int(os.environ["CONSTANCIA_PORT"])))
    app.register_blueprint(doors.blueprint(folder))
    contract.check(app)
    return app


def play(folder: Path, port: int) -> None:
    """Set the stage, print the links, serve until told to stop."""
    folder.mkdir(parents=True, exist_ok=True)
    given = settings_of(folder, port)
    migrations.upgrade(given.database_url)
    sessions = session_factory(new_engine(given.database_url))
    with unit_of_work(sessions) as session:
        if session.scalar(select(Court.id)) is None:
            click.echo("Making up a court, a host with two sites and eight participants ...")
            set_up(session, given)
        links = doors.cut(folder, people.doors_of(session))
    click.echo(_greeting(links, port))
    sys.exit(serving.serve_tour(given, folder=folder, port=port))


def set_up(session: Session, given: Settings) -> people.Town:
    """Make the made-up people and let their weeks pass up to now."""
    now, vault = utcnow(), vault_of(given)
    town = people.found(session, vault, now)
    weeks.live(session, town, vault, receipt_key(given.secret_key), given.public_url, now)
    return town


def _greeting(links: dict[str, str], port: int) -> str:
    where = dict(zip(links, HOSTS, strict=True))
    lines = [
        "",
        "Constancia, the tour. Everybody in it is made up; nothing leaves this machine.",
        f"It is served on http://{LOOPBACK}:{port} . Each link opens once; run it again for more.",
        "",
    ]
    lines += [f"  {name:12} http://{where[name]}:{port}{path}" for name, path in links.items()]
    lines += ["", "Stop with Ctrl-C; what you did is kept for the next time.", ""]
    return "\n".join(lines)
