"""`constancia demo`: the five-minute tour, on this machine only, with made-up people."""

import base64
import os
import secrets
from collections.abc import Callable
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
from api.demo import asking, dates, doors, figures, people, sharing, weeks
from api.operator import migrations, phone_trial, serving
from api.operator.phone_trial import Trial
from api.scans.receipts import receipt_key
from api.settings import PREFIX, SECRET_BYTES, Settings
from api.web import contract

LOOPBACK = "127.0.0.1"
FACTORY = "api.demo.stage:application()"
# One browser keeps one cookie for each host name: six names let it be six people at once.
NAMES = ("sede", "juzgado", "control", "apoyo")
HOSTS = (LOOPBACK, "localhost", *(f"{who}.localhost" for who in NAMES))


def environment_of(folder: Path, port: int) -> dict[str, str]:
    """The tour's own settings, for its server and its clock: its own file, its own secret."""
    return {
        "CONSTANCIA_DATABASE_URL": f"sqlite:///{folder.resolve() / 'demo.db'}",
        "CONSTANCIA_SECRET_KEY": _secret(folder),
        "CONSTANCIA_PUBLIC_URL": f"http://{LOOPBACK}:{port}",
        "CONSTANCIA_HOSTS": ",".join(HOSTS),
        "CONSTANCIA_PRODUCTION": "no",
        "CONSTANCIA_LOG_FORMAT": "terminal",
        "CONSTANCIA_DEMO_DIR": str(folder.resolve()),
    }


def _secret(folder: Path) -> str:
    path = folder / "secret"
    if not path.exists():
        path.write_bytes(base64.b64encode(secrets.token_bytes(SECRET_BYTES)))
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


def application() -> Flask:
    """The product with the tour's door, for the server's workers."""
    app = create_app(Settings.from_environment(os.environ))
    app.register_blueprint(doors.blueprint(Path(os.environ["CONSTANCIA_DEMO_DIR"])))
    contract.check(app)
    return app


def play(folder: Path, port: int) -> None:
    """Set the stage, print the links, serve until told to stop. Raises `Refused`."""
    words, links = _stage(folder, port, {})
    _serve(words, port, lambda _address: click.echo(_greeting(links, port)))


def play_on_a_phone(folder: Path, port: int, trial: Trial) -> None:
    """The same, and over TLS for phones of the local network; asked for by one command alone."""
    words, links = _stage(folder, port, trial.settings(HOSTS))
    there = {name: f"{trial.url}{links[name]}" for name in ("participant", "site device")}
    with phone_trial.guided(trial, trial.url) as guide:

        def ready(_address: str) -> None:
            click.echo(_greeting(links, port, where="on this machine and its local network"))
            click.echo(phone_trial.told(trial, guide, there, port))

        _serve(words, port, ready, trial)


def _stage(folder: Path, port: int, more: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The environment of the tour's programs, and fresh links into it."""
    folder.mkdir(parents=True, exist_ok=True)
    words = environment_of(folder, port) | more
    given = Settings.from_environment(words)
    migrations.upgrade(given.database_url)
    engine = new_engine(given.database_url)
    with unit_of_work(session_factory(engine)) as session:
        if session.scalar(select(Court.id)) is None:
            click.echo("Making up a court, a host with two sites and eight participants ...")
            set_up(session, given)
        links = doors.cut(folder, people.doors_of(session))
    engine.dispose()
    return words, links


def _serve(
    words: dict[str, str], port: int, ready: Callable[[str], None], trial: Trial | None = None
) -> None:
    ordinary = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    serving.run_beside_clock(
        FACTORY,
        ordinary | words,
        bind=LOOPBACK,
        port=port,
        workers=1,
        ready=ready,
        trial=trial,
    )


def set_up(session: Session, given: Settings) -> people.Town:
    """Make the made-up people and let their weeks pass up to now."""
    now, vault = utcnow(), vault_of(given)
    town = people.found(session, vault, now)
    weeks.live(session, town, vault, receipt_key(given.secret_key), given.public_url, now)
    asking.ask(session, town, now)
    dates.set_dates(session, town, now)
    sharing.share(session, town, now)
    figures.make_up(session, now)
    return town


def _greeting(links: dict[str, str], port: int, where: str = "on this machine only") -> str:
    hosts = dict(zip(links, HOSTS, strict=True))
    lines = [
        "",
        f"Constancia, the tour, {where}. Everybody in it is made up.",
        f"It is served on http://{LOOPBACK}:{port} . Each link opens once; run it again for more.",
        "",
    ]
    lines += [f"  {name:13} http://{hosts[name]}:{port}{path}" for name, path in links.items()]
    lines += ["", "Stop with Ctrl-C; what you did is kept for the next time.", ""]
    return "\n".join(lines)
