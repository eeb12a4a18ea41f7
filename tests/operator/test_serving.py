"""`constancia serve`: web server and clock live and stop together, and refuse what is unsafe."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from api.operator import migrations, serving
from api.operator.refused import Refused
from tests import databases
from tests.operator.conftest import Constancia, environment
from tests.operator.processes import WAIT_SECONDS, Served, alive, served


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'constancia.db'}"
    migrations.upgrade(url)
    return url


@pytest.fixture
def running(sqlite_url: str) -> Iterator[Served]:
    with served(environment(sqlite_url)) as running:
        assert running.get("/health/live") == 200
        yield running


def one_of(running: Served, words: str) -> int:
    return min(pid for pid, line in running.family().items() if words in line)


def test_it_answers_and_has_no_door_for_made_up_people(running: Served) -> None:
    assert running.get("/api/v1/health/live") == 200
    assert running.get("/demo/x") == 404
    family = running.family().values()
    assert sum("-m scheduler" in line for line in family) == 1
    assert sum("gunicorn" in line for line in family) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_both_and_leaves_none_behind(
    running: Served, number: signal.Signals
) -> None:
    family = running.family()
    code, said = running.ended(number)
    assert (code, [line for pid, line in family.items() if alive(pid)]) == (0, [])
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "name"), [("gunicorn", "The web server"), ("-m scheduler", "The clock")]
)
def test_when_one_dies_the_other_is_stopped_and_it_is_said(
    running: Served, words: str, name: str
) -> None:
    family = running.family()
    os.kill(one_of(running, words), signal.SIGKILL)
    code, said = running.ended()
    assert code == 1
    assert f"{name} was killed by signal 9, so everything was stopped" in said
    assert [line for pid, line in family.items() if alive(pid)] == []


def test_neither_outlives_a_command_that_was_killed_outright(running: Served) -> None:
    handles = [os.pidfd_open(pid) for pid in running.family()]
    running.ended(signal.SIGKILL)
    while handles:
        ended, _, _ = select.select(handles, [], [], WAIT_SECONDS)
        assert ended
        for handle in ended:
            handles.remove(handle)
            os.close(handle)


def test_two_workers_serve_postgresql(url: str) -> None:
    if url.startswith("sqlite"):
        assert serving.shape_for(url, 2) == (1, 8)
        return
    assert serving.shape_for(url, 2) == (2, 4)
    migrations.upgrade(url)
    # The server of the tests is fast and forgetful, which production mode refuses.
    with served(environment(url) | {"CONSTANCIA_PRODUCTION": "no"}) as running:
        assert running.get("/health/live") == 200
        assert sum("gunicorn" in line for line in running.family().values()) == 3
        assert running.ended(signal.SIGTERM)[0] == 0


def test_a_port_in_use_is_a_sentence(sqlite_url: str, constancia: Constancia) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = constancia("serve", "--port", port, url=sqlite_url)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Port {port} on 127.0.0.1 is in use by another program.")


def test_an_address_that_is_not_ours_is_a_sentence() -> None:
    with pytest.raises(Refused, match="Check --bind"):
        serving.run_beside_clock("x", {}, bind="192.0.2.1", port=0, workers=1, ready=print)


def test_a_database_that_was_not_migrated_is_refused(url: str, constancia: Constancia) -> None:
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).touch()
    result = constancia("serve", url=url, CONSTANCIA_PRODUCTION="no")
    assert result.exit_code == 1
    assert "constancia migrate" in result.stderr


def test_a_database_that_may_lose_a_scan_is_refused(constancia: Constancia, worker_id: str) -> None:
    url = databases.fresh_postgresql(f"constancia_operator_{worker_id}")
    migrations.upgrade(url)
    name = url.rpartition("/")[2]
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'alter database "{name}" set synchronous_commit = off'))
    engine.dispose()
    result = constancia("serve", url=url)
    assert result.exit_code == 1
    assert "PostgreSQL has synchronous_commit = off; it must be on." in result.stderr
    assert "a scan could be lost" in result.stderr


def test_workers_started_by_hand_refuse_it_too(worker_id: str) -> None:
    url = databases.fresh_postgresql(f"constancia_operator_{worker_id}")
    migrations.upgrade(url)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        name = url.rpartition("/")[2]
        connection.execute(text(f'alter database "{name}" set synchronous_commit = off'))
    engine.dispose()
    program = "from api.app import from_environment; from_environment()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment(url)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "a scan could be lost" in done.stderr) == (3, True)
