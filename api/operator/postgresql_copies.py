"""Copying a PostgreSQL database out and back in by its own tools, of the server's age or newer."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from api.database import new_engine
from api.operator.refusals import first_line, reaching
from api.operator.refused import Refused

FOLDERS = (("/usr/lib/postgresql", "*/bin"), ("/usr", "pgsql-*/bin"))
NEEDED = ("pg_dump", "pg_restore", "psql")
WAIT_SECONDS = 10.0
# Everything of ours that the database holds goes, and the copy comes, in one transaction; what an
# extension brought stays.
CLEAR = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT oid::regclass::text AS name, CASE relkind WHEN 'v' THEN 'VIEW'
      WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace
      AND relkind IN ('v', 'm', 'r', 'p', 'S') AND NOT EXISTS (
        SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') LOOP
    -- Something before it may have taken it along.
    IF to_regclass(one.name) IS NOT NULL THEN
      EXECUTE format('DROP %s %s CASCADE', one.kind, one.name);
    END IF;
  END LOOP;
  FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE %s CASCADE', one.name);
  END LOOP;
END $$;
"""


@dataclass(frozen=True, slots=True)
class Tools:
    """PostgreSQL's own programs of one version, and how they find the database.

    The password is in the environment: a command line can be read by everybody on the machine.
    """

    folder: Path
    address: str
    environment: dict[str, str]

    def command(self, name: str, *words: str) -> list[str]:
        """The words of a command."""
        return [str(self.folder / name), *words]

    def run(self, name: str, *words: str) -> str:
        """Run a tool; what it printed. Raises `Refused` with the first line of its complaint."""
        done = subprocess.run(
            self.command(name, *words),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Refused(f"{name} failed: {_complaint(done.stderr)}.")
        return done.stdout


def copy_out(url: str, target: Path) -> None:
    """Dump the database in use into `target`, and read the dump once whole."""
    tools = tools_for(url)
    tools.run(
        "pg_dump",
        *("--format=custom", "--no-owner", "--no-privileges", "--no-password"),
        f"--file={target}",
        f"--dbname={tools.address}",
    )
    _read_whole(tools, target)


def copy_in(url: str, source: Path, *, replace: bool) -> None:
    """Bring the database back from a dump: all of it in one transaction, or nothing."""
    tools = tools_for(url)
    try:
        _read_whole(tools, source)
    except Refused as refusal:
        raise Refused(f"{source} cannot be restored. Use another backup ({refusal})") from refusal
    if not replace and _holds_tables(url):
        raise Refused(
            "The database is not empty. Restore into a new one, or give --replace to lose what it "
            "holds now."
        )
    _pour(tools, source)


def tools_for(url: str) -> Tools:
    """The programs nearest to the server's version that are not older than it."""
    server = _server_version(url)
    found = sorted((_version(folder), folder) for folder in set(_folders()))
    if not found:
        raise Refused(
            "pg_dump, pg_restore and psql are not here. Install PostgreSQL's client programs "
            "(Debian: postgresql-client)."
        )
    fitting = [folder for version, folder in found if version >= server]
    if not fitting:
        raise Refused(
            f"The server is PostgreSQL {server} and the newest pg_dump here is {found[-1][0]}. "
            f"Install PostgreSQL's client programs of version {server} or newer."
        )
    return Tools(fitting[0], *_address(url))


def _address(url: str) -> tuple[str, dict[str, str]]:
    """The address for libpq without its password, and the environment that holds it."""
    parts = make_url(url)
    given = parts.query.get("password", parts.password)
    environment = dict(os.environ)
    if given is not None:
        environment["PGPASSWORD"] = str(given)
    bare = parts.difference_update_query(["password"])._replace(
        drivername="postgresql", password=None
    )
    return bare.render_as_string(hide_password=False), environment


def _folders() -> Iterator[Path]:
    candidates = [Path(folder) for folder in os.get_exec_path()]
    for root, pattern in FOLDERS:
        candidates += Path(root).glob(pattern)
    for folder in candidates:
        # Debian's wrapper chooses a version by clusters of its own, not by the server we ask.
        wrapped = (folder / "pg_dump").resolve().name == "pg_wrapper"
        if not wrapped and all(shutil.which(name, path=str(folder)) for name in NEEDED):
            yield folder


def _version(folder: Path) -> int:
    """The major version of the programs in a folder; 0 when they do not say."""
    asked = subprocess.run(
        [folder / "pg_dump", "--version"], capture_output=True, text=True, check=False
    )
    found = re.search(r"\) (\d+)", asked.stdout)
    return int(found[1]) if found else 0


def _server_version(url: str) -> int:
    return int(_ask(url, "SHOW server_version_num")) // 10000


def _holds_tables(url: str) -> bool:
    return int(_ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")) > 0


def _ask(url: str, question: str) -> str:
    with reaching(url):
        engine = new_engine(url)
        try:
            with engine.connect() as connection:
                return str(connection.exec_driver_sql(question).scalar_one())
        finally:
            engine.dispose()


def _read_whole(tools: Tools, dump: Path) -> None:
    """Read every byte of a dump as a restore would, and see that it is one of ours."""
    if " alembic_version " not in tools.run("pg_restore", "--list", str(dump)):
        raise Refused(f"{dump} is a PostgreSQL dump, but not a backup of Constancia.")
    tools.run("pg_restore", f"--file={os.devnull}", str(dump))


def _pour(tools: Tools, source: Path) -> None:
    """Pass the dump as SQL to psql, and commit only when it has arrived whole."""
    script = tools.command("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(source))
    into = tools.command(
        "psql", "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", tools.address
    )
    with (
        subprocess.Popen(
            script, env=tools.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as reader,
        subprocess.Popen(
            into,
            env=tools.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as writer,
    ):
        assert reader.stdout is not None
        assert writer.stdin is not None
        assert writer.stderr is not None
        try:
            writer.stdin.write(_opening().encode())
            shutil.copyfileobj(reader.stdout, writer.stdin)
            if reader.wait() == 0:
                writer.stdin.write(b"\nCOMMIT;\n")
            writer.stdin.close()
        except BrokenPipeError:
            reader.kill()
        said = writer.stderr.read().decode(errors="replace")
        if writer.wait() or reader.wait():
            raise Refused(
                f"The database is as it was: {_complaint(said)}. Stop everything that uses it, and "
                "restore again."
            )


def _opening() -> str:
    """The beginning of a restore. Waiting for whoever still uses a table has an end."""
    wait = f"SET LOCAL lock_timeout = '{WAIT_SECONDS * 1000:.0f}ms';"
    return f"BEGIN;\n{wait}\nSET LOCAL client_min_messages = 'warning';\n{CLEAR}"


def _complaint(said: str) -> str:
    """The first line that is an error; the rest may quote rows."""
    lines = [line for line in said.splitlines() if "error" in line.lower()]
    return first_line(lines[0] if lines else said)
