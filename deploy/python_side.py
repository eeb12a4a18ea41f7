"""The virtual environment: made, filled by hash, and the project linked into it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from deploy.progress import TOP, Command, Refusal, must, run, say
from deploy.stamps import fingerprint, is_fresh, leave

VENV = TOP / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
PIP: Command = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]

NO_VENV = (
    "Python cannot make a virtual environment here. On Debian or Ubuntu: apt-get install "
    "python3-venv; elsewhere install Python 3.11 or newer with its venv module. Then try again."
)
NO_PACKAGES = (
    "The Python packages could not be installed (see the lines above). Check the network "
    "or your pip settings, then try again; what was done is kept."
)
NOT_COMPILED = "The Python code could not be compiled (see the lines above)."


def python_ready(*, dev: bool) -> None:
    """Make `.venv` hold what the project needs; `dev` adds the checking tools."""
    _make_venv()
    install("build")
    if dev:
        install("dev")
        leave(_stamp("runtime"), _mark("runtime"))  # dev holds all of it, at the same versions
    install("runtime")
    _link_project()


def install(kind: str) -> None:
    """Install one requirements file by hash, unless it already is."""
    if is_fresh(_stamp(kind), _mark(kind)):
        return
    say(f"installing {lock_of(kind).relative_to(TOP)}")
    if not _install_by_hash(lock_of(kind)):
        raise Refusal(NO_PACKAGES)
    leave(_stamp(kind), _mark(kind))


def compile_code() -> None:
    """Leave compiled code beside the source, for a service that may not write there."""
    say("compiling the Python code")
    places = (VENV / "lib", *(TOP / room for room in ("api", "scheduler", "migrations")))
    must([PYTHON, "-m", "compileall", "-q", *places], NOT_COMPILED)


def lock_of(kind: str) -> Path:
    """The requirements file of a kind: runtime, dev, build or node."""
    name = "requirements.txt" if kind == "runtime" else f"requirements-{kind}.txt"
    return TOP / "deploy" / name


def _stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def _mark(kind: str) -> str:
    return fingerprint([lock_of(kind), VENV / "pyvenv.cfg"])


def _make_venv() -> None:
    place = VENV / "place"  # scripts in a venv name their own folder: a moved one is broken
    if is_fresh(place, str(VENV)) and run([PYTHON, "-c", ""], quiet=True):
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    for number, attempt in enumerate(_ways_to_a_venv()):
        if number == 1:
            say("venv could not bring pip; trying ways around it")
        shutil.rmtree(VENV, ignore_errors=True)
        if all(run(step, quiet=True) for step in attempt):
            leave(place, str(VENV))
            return
    shutil.rmtree(VENV, ignore_errors=True)
    raise Refusal(NO_VENV)


def _ways_to_a_venv() -> list[list[Command]]:
    """Debian ships Python without ensurepip: borrow pip, virtualenv or uv from the system."""
    venv: Command = [sys.executable, "-m", "venv"]
    pip: Command = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q", "pip"]
    ways: list[list[Command]] = [
        [[*venv, VENV]],
        [[*venv, "--without-pip", VENV], pip],
        [[sys.executable, "-m", "virtualenv", VENV]],
    ]
    if uv := shutil.which("uv"):
        ways.append([[uv, "venv", "--seed", "--python", sys.executable, VENV]])
    return ways


def _install_by_hash(lock: Path) -> bool:
    uv = BIN / "uv"
    if uv.exists():
        by_uv: Command = [uv, "pip", "install", "-q", "--python", PYTHON]
        if run([*by_uv, "--require-hashes", "-r", lock], quiet=True):
            return True
        say("uv could not; trying plain pip, which takes a minute")
    return run([*PIP, "--require-hashes", "-r", lock], quiet=True)


def _link_project() -> None:
    """Editable, built in place by the hatchling just installed: no network, no isolation."""
    stamp, mark = VENV / "linked", fingerprint([TOP / "pyproject.toml"], str(TOP))
    if is_fresh(stamp, mark):
        return
    say("linking the project into .venv")
    must([*PIP, "--no-deps", "--no-build-isolation", "-e", TOP], NO_PACKAGES)
    leave(stamp, mark)
