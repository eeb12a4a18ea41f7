"""A throwaway PostgreSQL server for tests: loopback, own folder, gone whatever happens."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deploy.progress import Refusal

USER = "constancia"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
SETTINGS = "-c listen_addresses=127.0.0.1 -c max_connections=200 -c logging_collector=off"

# Waits for its standard input to close, which the end of this process does in any
# manner of death, then stops the server and removes its folder.
GUARD = 'read _; "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$2"'


def server_binaries() -> Path | None:
    """The folder that holds initdb, postgres and pg_dump; None when there is no server here."""
    folders = [Path(folder) for folder in os.get_exec_path()]
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        folders.insert(0, Path(asked.stdout.strip()))
    for root, pattern in (
        ("/usr/lib/postgresql", "*/bin"),  # Debian
        ("/opt/homebrew/opt", "postgresql@*/bin"),
        ("/usr/local/opt", "postgresql@*/bin"),
        ("/usr", "pgsql-*/bin"),  # the PostgreSQL project's RPMs
    ):
        folders += sorted(Path(root).glob(pattern), reverse=True)
    return next((folder for folder in folders if _complete(folder)), None)


def _complete(folder: Path) -> bool:
    return all((folder / name).is_file() for name in ("initdb", "postgres", "pg_ctl", "pg_dump"))


@contextlib.contextmanager
def throwaway_postgres(
    binaries: Path, *, durable: bool = False, settings: str = ""
) -> Iterator[str]:
    """Run a fresh server and give its SQLAlchemy address; `durable` keeps fsync on, `settings`
    are more of the server's own."""
    owner = _server_owner()
    home = Path(tempfile.mkdtemp(prefix="constancia-pg-", dir="/tmp"))
    if owner:
        shutil.chown(home, owner)
    guard = subprocess.Popen(
        ["sh", "-c", GUARD, "sh", str(binaries), str(home)],
        stdin=subprocess.PIPE,
        user=owner,
        cwd="/",
        start_new_session=True,  # Ctrl-C reaches the tests, not the one who cleans up
    )
    try:
        port = _free_port()
        chosen = f"{SETTINGS} {'' if durable else FAST} {settings}"
        _start(binaries, home, port, owner, chosen)
        yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
    finally:
        assert guard.stdin is not None
        guard.stdin.close()
        guard.wait()


def _start(binaries: Path, home: Path, port: int, owner: str | None, settings: str) -> None:
    data, log = home / "data", home / "log"
    options = f"-p {port} -k {home} {settings}"
    for command in (
        [binaries / "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8"]
        + ["--locale=C", "--no-sync"],
        [binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"],
    ):
        done = subprocess.run(
            [str(word) for word in command],
            user=owner,
            cwd="/",
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            said = log.read_text() if log.exists() else ""
            raise Refusal(f"A test PostgreSQL could not be started: {done.stderr}{said}")


def _server_owner() -> str | None:
    """PostgreSQL refuses to run as root: lend it another name. None: our own will do."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
