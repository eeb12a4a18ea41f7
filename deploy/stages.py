"""The stages of `make test`, in their order; the first that fails ends it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.cluster import server_binaries, throwaway_postgres
from deploy.node_side import environment, modules_ready, npm_run
from deploy.progress import Command, Refusal, StageFailed, run, say
from deploy.python_side import BIN
from deploy.system_side import browser, system_ready

POSTGRES_URL = "CONSTANCIA_TEST_POSTGRES_URL"
WORKERS = str(min(4, max(2, os.cpu_count() or 2)))
PARALLEL = ("-n", WORKERS, "--dist=worksteal", "--durations=10")
# Two towns, two browsers, two cameras: a file's tests share theirs and stay together.
SIDE_BY_SIDE = ("-n", "2", "--dist=loadfile", "--durations=10")


@dataclass(frozen=True)
class Bench:
    """What a stage finds on its table: the environment, and a `-k` for pytest."""

    env: Mapping[str, str]
    keyword: str = ""

    def tool(self, name: str, *words: str) -> None:
        """Run a program of `.venv` in full view, or fail."""
        command: Command = [BIN / name, *words]
        if not run(command, env=self.env):
            raise StageFailed(" ".join([name, *words]))

    def pytest(self, *words: str) -> None:
        """Run pytest, narrowed by the keyword when one was given."""
        self.tool("pytest", *words, *(["-k", self.keyword] if self.keyword else []))


@dataclass(frozen=True)
class Stage:
    """One heading of `make test`, and what it needs from the system."""

    name: str
    what: str
    work: Callable[[Bench], None]
    phone: bool = False
    postgres: bool = False
    chromium: bool = False


def _front_end(bench: Bench) -> None:
    # biome paints every letter, into a file too, unless told otherwise
    npm_run("check", *([] if sys.stdout.isatty() else ["--colors=off"]))
    for script in ("test", "build", "budget"):
        npm_run(script)


def _generated(bench: Bench) -> None:
    bench.tool("constancia", "openapi", "--check")
    npm_run("types:check")


STAGES = (
    Stage("format", "ruff format --check", lambda b: b.tool("ruff", "format", "--check", ".")),
    Stage("lint", "ruff check", lambda b: b.tool("ruff", "check", ".")),
    Stage("types", "mypy --strict", lambda b: b.tool("mypy")),
    Stage("imports", "who may import whom", lambda b: b.tool("lint-imports")),
    Stage("phone", "biome, tsc, vitest, build, byte budgets", _front_end, phone=True),
    Stage("generated", "OpenAPI file and phone types agree with the code", _generated, phone=True),
    Stage(
        "tests",
        "pytest on SQLite and PostgreSQL",
        lambda b: b.pytest(*PARALLEL, "--ignore=tests/browser"),
        phone=True,
        postgres=True,
    ),
    Stage(
        "browser",
        "pytest in real Chromium",
        lambda b: b.pytest("tests/browser", *SIDE_BY_SIDE),
        phone=True,
        postgres=True,
        chromium=True,
    ),
)


def prove(only: str, keyword: str) -> None:
    """Run every stage, or the one named; fail at the first that fails."""
    chosen = [stage for stage in STAGES if only in ("", stage.name)]
    if not chosen:
        raise Refusal(f"No stage {only!r}. Stages: {', '.join(s.name for s in STAGES)}.")
    postgres = any(stage.postgres for stage in chosen)
    system_ready(postgres=postgres, chromium=any(stage.chromium for stage in chosen))
    if any(stage.phone for stage in chosen):
        modules_ready()
    with _bench(keyword, postgres=postgres) as bench:
        for number, stage in enumerate(chosen, start=1):
            _run_stage(stage, bench, f"{number}/{len(chosen)}", last=number == len(chosen))


def _run_stage(stage: Stage, bench: Bench, place: str, *, last: bool) -> None:
    say(f"== {place} {stage.name}: {stage.what}")
    began = time.monotonic()
    try:
        stage.work(bench)
    except StageFailed as failed:
        say(f"FAILED in stage {stage.name}: {failed} (again: make test STAGE={stage.name})")
        raise
    if not last:  # the last word is pytest's own summary
        say(f"== {stage.name} passed in {time.monotonic() - began:.1f} s")


@contextlib.contextmanager
def _bench(keyword: str, *, postgres: bool) -> Iterator[Bench]:
    """The clean environment of the tests: no setting of a real court can reach them."""
    env = {k: v for k, v in environment().items() if not k.startswith("CONSTANCIA_")}
    env["PATH"] = f"{BIN}{os.pathsep}{env['PATH']}"
    if chromium := browser():
        env["CHROMIUM"] = chromium
    with contextlib.ExitStack() as stack:
        if postgres:
            url = os.environ.get(POSTGRES_URL)
            env[POSTGRES_URL] = url or stack.enter_context(_own_server())
        yield Bench(env, keyword)


def _own_server() -> contextlib.AbstractContextManager[str]:
    binaries = server_binaries()
    assert isinstance(binaries, Path), "system_ready found it"
    say(f"starting a throwaway PostgreSQL from {binaries}")
    return throwaway_postgres(binaries)
