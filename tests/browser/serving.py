"""The real product, served by a real threaded server inside the test process."""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog
from flask import Flask
from werkzeug.serving import make_server

from api.app import TOP, create_app
from api.clock import Clock, utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.demo import doors
from api.operator import migrations
from api.settings import Settings
from api.web import contract
from tests.browser import town
from tests.browser.town import Place
from tests.browser.wires import LOOPBACK, Wire

# Another build than the one beside the sources can be named, so that two can be tested at once.
DIST = Path(os.environ.get("CONSTANCIA_TEST_DIST", TOP / "mobile_pwa" / "dist"))


def built_phone(folder: Path) -> Path:
    """A copy of the built app: somebody's build in the middle of a run changes nothing."""
    if not (DIST / "index.html").is_file():
        pytest.exit(
            "The browser tests need the built app: run `make setup`, then `npm run build` in "
            "mobile_pwa. `make test` does both.",
            returncode=2,
        )
    return Path(shutil.copytree(DIST, folder / "dist"))


@contextmanager
def served(
    database_url: str,
    folder: Path,
    dist: Path,
    *,
    clock: Clock = utcnow,
    lived: bool = False,
    wire: Wire | None = None,
) -> Iterator[Place]:
    """Migrate, make up the town, serve; stop at the end. With a wire, people know its address."""
    (folder / "doors").mkdir(parents=True)
    # The port is known before the application, because every code holds the address.
    with make_server(LOOPBACK, 0, Flask("unused"), threaded=True) as server:
        own = f"http://{LOOPBACK}:{server.server_port}"
        if wire is not None:
            wire.upstream, wire.clock = (LOOPBACK, server.server_port), clock
        settings = _settings(database_url, dist, own if wire is None else wire.url)
        migrations.upgrade(database_url)
        engine = new_engine(database_url, durable=False)
        sessions = session_factory(engine)
        with unit_of_work(sessions) as session:
            people = town.settle(session, settings, clock(), lived=lived)
        server.app = create_app(settings, sessions=sessions, clock=clock)
        # A line for every request of a browser would bury what a failed test has to say.
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        server.app.register_blueprint(doors.blueprint(folder))
        contract.check(server.app)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Place(settings, people, folder, people.sites[-1], people.orders[-1], sessions)
        finally:
            server.shutdown()
            thread.join()
            engine.dispose()


def _settings(database_url: str, dist: Path, public_url: str) -> Settings:
    """As the tour's, with cheap hashing: not production, because production wants TLS."""
    return Settings(
        database_url=database_url,
        secret_key=bytes(range(32)),
        public_url=public_url,
        production=False,
        log_format="terminal",
        argon2_time_cost=1,
        argon2_memory_kib=8192,
        phone_dist=dist,
    )
