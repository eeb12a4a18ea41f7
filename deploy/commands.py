"""The commands of the bootstrap, one function each."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from deploy import stages
from deploy.node_side import biome_fix, modules_ready, npm_run, phone_ready
from deploy.progress import Command, Refusal, StageFailed, run, say
from deploy.python_side import BIN, compile_code, python_ready
from deploy.requirements_side import write_requirements


def perform(name: str, words: list[str]) -> int:
    """Do a command and turn its refusals into a sentence and an exit code."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        COMMANDS[name](words)
    except StageFailed:
        return 1
    except Refusal as why:
        say(str(why))
        return 2
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _install(words: list[str]) -> None:
    python_ready(dev=False)
    phone_ready()


def _install_for_a_service(words: list[str]) -> None:
    _install(words)
    compile_code()


def _serve(words: list[str]) -> None:
    _install(words)
    command = "serve" if os.environ.get("CONSTANCIA_DATABASE_URL") else "demo"
    say(f"starting: constancia {command}")
    os.execv(BIN / "constancia", ["constancia", command, *words])


def _phone(words: list[str]) -> None:
    _install(words)
    say("starting: constancia phone")
    os.execv(BIN / "constancia", ["constancia", "phone", *words])


def _test(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="test")
    parser.add_argument("stage", nargs="?", default="")
    parser.add_argument("-k", dest="keyword", default="")
    given = parser.parse_args(words)
    python_ready(dev=True)
    stages.prove(given.stage, given.keyword)


def _setup(words: list[str]) -> None:
    python_ready(dev=True)
    modules_ready()
    say("ready")


def _fix(words: list[str]) -> None:
    _setup(words)
    _all([BIN / "ruff", "check", "--fix", "."], [BIN / "ruff", "format", "."])
    biome_fix()


def _openapi(words: list[str]) -> None:
    _setup(words)
    _all([BIN / "constancia", "openapi"])
    npm_run("types")


def _requirements(words: list[str]) -> None:
    python_ready(dev=False)
    write_requirements(upgrade=bool(words))


def _all(*commands: Command) -> None:
    for command in commands:
        if not run(command):
            sys.exit(1)


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "run": _serve,
    "phone": _phone,
    "test": _test,
    "install": _install_for_a_service,
    "setup": _setup,
    "fix": _fix,
    "openapi": _openapi,
    "requirements": _requirements,
}
