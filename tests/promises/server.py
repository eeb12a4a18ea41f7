"""The product's own web server, which may be killed outright and started again."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.operator import serving

SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
PUBLIC_URL = "http://127.0.0.1"


class Server:
    """gunicorn on `api.app:from_environment()` in production mode, as `constancia serve` runs it.

    The listening socket is ours and outlives it: who comes meanwhile waits at the door.
    """

    def __init__(self, database_url: str, workers: int = 2) -> None:
        self.door = socket.create_server(("127.0.0.1", 0), backlog=serving.WAITING_AT_THE_DOOR)
        self.address: tuple[str, int] = self.door.getsockname()
        shape = serving.shape_for(database_url, workers)
        self.command = serving.web_server(serving.FACTORY, self.door.fileno(), *shape)
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("CONSTANCIA_")},
            "CONSTANCIA_DATABASE_URL": database_url,
            "CONSTANCIA_SECRET_KEY": SECRET,
            "CONSTANCIA_PUBLIC_URL": PUBLIC_URL,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; whoever knocks is answered when it is ready."""
        assert self.process is None
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            pass_fds=(self.door.fileno(),),
            stdin=subprocess.DEVNULL,
            # A log line for each request; what fails shows in what the clients were told.
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """SIGKILL to master and workers at once: none of them can tidy up."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def workers(self) -> set[int]:
        """The ids of its worker processes."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(word) for word in children.read_text().split()}


@contextmanager
def serving_from(database_url: str) -> Iterator[Server]:
    """A running server that is gone after the block."""
    server = Server(database_url)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        server.door.close()
