"""A PostgreSQL server of our own that keeps what it acknowledged, and may be stopped dead."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from deploy.cluster import server_binaries, throwaway_postgres


class Cluster:
    """`url` is of its database `postgres`."""

    def __init__(self, binaries: Path, url: str) -> None:
        self.binaries, self.url = binaries, url
        self.data = Path(self._ask("show data_directory"))

    def stop_dead(self) -> None:
        """Stop without a checkpoint or a goodbye: the next start has to recover."""
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it as it was started first; returns when it takes connections again."""
        options = shlex.split((self.data / "postmaster.opts").read_text())
        words = shlex.join(options[options.index(str(self.data)) + 1 :])
        self._control("-l", str(self.data.parent / "log"), "-o", words, "start")

    def new_database(self, name: str, template: str = "template0") -> str:
        """A database of this name, a copy of `template`; its address."""
        self._do(f'create database "{name}" template "{template}"')
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def _control(self, *words: str) -> None:
        # PostgreSQL does not run as root: its folder says who it runs as.
        user = self.data.stat().st_uid if os.geteuid() == 0 else None
        command = [str(self.binaries / "pg_ctl"), "-D", str(self.data), "-w", *words]
        quiet = subprocess.DEVNULL
        subprocess.run(command, user=user, cwd="/", check=True, stdin=quiet, stdout=quiet)

    def _do(self, statement: str) -> None:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _ask(self, question: str) -> str:
        engine = create_engine(self.url)
        with engine.connect() as connection:
            answer = str(connection.execute(text(question)).scalar_one())
        engine.dispose()
        return answer


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A fresh server with fsync on, gone after the block."""
    binaries = server_binaries()
    assert binaries is not None, "This needs a PostgreSQL server installed on this machine."
    with throwaway_postgres(binaries, durable=True) as url:
        yield Cluster(binaries, url)
