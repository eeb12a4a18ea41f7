"""The web server and the clock as one command: two processes that live and stop together.

Each is a program of its own, as in a deployment with two services; the clock never runs inside a
web worker. The port is taken before either starts, so that "in use" is a sentence and not a log.
"""

import errno
import os
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from urllib.parse import urlsplit

from api.operator.phone_trial import Trial, guided, told
from api.operator.refusals import sqlite_file
from api.operator.refused import Refused
from api.operator.together import Program, together
from api.settings import Settings

FACTORY = "api.app:from_environment()"
WAITING_AT_THE_DOOR = 512
LOOPBACK = "127.0.0.1"
EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "::1", "": LOOPBACK}


def serve(settings: Settings, *, bind: str, port: int, workers: int) -> None:
    """Serve until SIGINT or SIGTERM. Raises `Refused` when it cannot, or one of the two dies."""

    def ready(address: str) -> None:
        sys.stdout.write(
            f"Constancia is open at {settings.public_url} (listening on {address}). "
            "Ctrl-C stops it.\n"
        )
        sys.stdout.flush()

    run_beside_clock(FACTORY, os.environ, bind=bind, port=port, workers=workers, ready=ready)


def serve_to_phones(settings: Settings, *, port: int, trial: Trial) -> None:
    """The same on this machine, and over TLS for phones of the local network. A trial: while it
    runs every code leads to the trial's address."""
    environment = {**os.environ, **trial.settings((*settings.host_names, LOOPBACK, "localhost"))}
    with guided(trial, trial.url) as guide:

        def ready(address: str) -> None:
            sys.stdout.write(f"Constancia is open (listening on {address}). Ctrl-C stops it.\n")
            sys.stdout.write(told(trial, guide, {"app": trial.url}, port))
            sys.stdout.flush()

        run_beside_clock(
            FACTORY, environment, bind=LOOPBACK, port=port, workers=1, ready=ready, trial=trial
        )


def run_beside_clock(
    factory: str,
    environment: Mapping[str, str],
    *,
    bind: str,
    port: int,
    workers: int,
    ready: Callable[[str], None],
    trial: Trial | None = None,
) -> None:
    """Run gunicorn on `factory` ("module:function()") and the clock, both in this environment.

    Port 0 takes a free one. `ready` is called once with the address, when the first request was
    answered. Returns after SIGINT, SIGTERM or SIGHUP, with both stopped. Raises `Refused` when
    the port is not to be had or either process ends by itself; the other is stopped then.
    A `trial` is served by one more gunicorn, over TLS, at its own address.
    """
    with ExitStack() as sockets:
        door = sockets.enter_context(_taken(bind, port))
        host, taken = door.getsockname()[:2]
        shape = shape_for(environment.get("CONSTANCIA_DATABASE_URL", ""), workers)
        programs = [
            Program("The web server", web_server(factory, door.fileno(), *shape)),
            Program("The clock", (sys.executable, "-m", "scheduler")),
        ]
        doors = [door]
        if trial is not None:
            doors.append(sockets.enter_context(_taken(trial.address, trial.port)))
            programs.append(_over_tls(factory, doors[-1], shape, trial))
        together(
            programs,
            environment,
            pass_fds=[one.fileno() for one in doors],
            at=(EVERYWHERE.get(host, host), taken),
            host_name=urlsplit(environment.get("CONSTANCIA_PUBLIC_URL", "")).netloc or "127.0.0.1",
            ready=lambda: ready(f"http://{_in_brackets(host)}:{taken}"),
        )


def _over_tls(factory: str, door: socket.socket, shape: tuple[int, int], trial: Trial) -> Program:
    plain = web_server(factory, door.fileno(), *shape)
    files = ("--certfile", str(trial.papers.certificate), "--keyfile", str(trial.papers.key))
    return Program("The web server for phones", (*plain, *files))


def shape_for(database_url: str, workers: int) -> tuple[int, int]:
    """(processes, threads in each). SQLite has one writer at a time: one process waits better."""
    if database_url.startswith("sqlite") and sqlite_file(database_url) is not None:
        return 1, 8
    return workers, 4


def web_server(factory: str, door: int, workers: int, threads: int) -> tuple[str, ...]:
    """The command that serves `factory` on the listening socket with this file number."""
    return (
        sys.executable,
        *("-m", "gunicorn", factory),
        *("--bind", f"fd://{door}"),
        *("--worker-class", "gthread"),
        *("--workers", str(workers)),
        *("--threads", str(threads)),
        *("--timeout", "30", "--graceful-timeout", "20", "--keep-alive", "5"),
        *("--log-level", "warning"),
        "--no-control-socket",
    )


def _taken(bind: str, port: int) -> socket.socket:
    """The listening socket, or why it cannot be had."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    try:
        return socket.create_server((bind, port), family=family, backlog=WAITING_AT_THE_DOOR)
    except OSError as error:
        raise Refused(_why_not(error, bind, port)) from error
    except OverflowError as error:
        raise Refused(f"{port} is not a port: give a number from 1 to 65535.") from error


def _why_not(error: OSError, bind: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {bind} is in use by another program. Stop that one, or choose "
            "another with --port (or CONSTANCIA_PORT)."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than this account has. Choose one above 1023."
    return f"Cannot listen on {bind} port {port}: {error.strerror or error}. Check --bind."


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host else host
