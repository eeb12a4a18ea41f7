"""The virtual environment: made, filled by hash, and the project linked into it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from deploy.progress import TOP, Refusal, must, run, say
from deploy.stamps import fingerprint, is_fresh, leave

VENV = TOP / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = TOP / "deploy"

NO_VENV = (
    "Python cannot make a virtual environment here. On Debian or Ubuntu: apt-get install "
    "python3-venv; elsewhere install Python 3.11 or newer with its venv module. Then try again."
)
NO_PACKAGES = (
    "The Python packages could not be installed (see the lines above). Check the network "
    "or your pip settings, then try again; what was done is kept."
)


def python_ready(*, dev: bool) -> None:
    """Make `.venv` hold what the project needs; `dev` adds the checking tools."""
    _make_venv()
    _install("build")
    if not (dev and _install("dev")):
        _install("runtime")
    _link_project()


def _make_venv() -> None:
    if PYTHON.exists() and run([PYTHON, "-c", ""], quiet=True):
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    if run([sys.executable, "-m", "venv", VENV], quiet=True):
        return
    say("venv could not bring pip; trying the ways around it")
    for attempt in _ways_around():
        shutil.rmtree(VENV, ignore_errors=True)
        if all(run(step, quiet=True) for step in attempt):
            return
    shutil.rmtree(VENV, ignore_errors=True)
    raise Refusal(NO_VENV)


def _ways_around() -> list[list[list[str | Path]]]:
    """Debian ships Python without ensurepip: borrow pip, virtualenv or uv from the system."""
    bare: list[str | Path] = [sys.executable, "-m", "venv", "--without-pip", VENV]
    ways: list[list[list[str | Path]]] = [
        [bare, [sys.executable, "-m", "pip", "--python", PYTHON, "install", "pip"]],
        [[sys.executable, "-m", "virtualenv", VENV]],
    ]
    if uv := shutil.which("uv"):
        ways.append([[uv, "venv", "--seed", "--python", sys.executable, VENV]])
    return ways


def _lock(kind: str) -> Path:
    return LOCKS / ("requirements.txt" if kind == "runtime" else f"requirements-{kind}.txt")


def _install(kind: str) -> bool:
    """Install one requirements file by hash, unless it already is. Always true."""
    lock, stamp = _lock(kind), VENV / f"installed-{kind}"
    mark = fingerprint([lock], sys.version)
    if is_fresh(stamp, mark):
        return True
    say(f"installing {lock.relative_to(TOP)} (by hash)")
    if not _install_by_hash(lock):
        raise Refusal(NO_PACKAGES)
    leave(stamp, mark)
    if kind == "dev":  # holds every runtime package at the same version
        leave(VENV / "installed-runtime", fingerprint([_lock("runtime")], sys.version))
    return True


def _install_by_hash(lock: Path) -> bool:
    uv = BIN / ("uv.exe" if os.name == "nt" else "uv")
    by_uv = [uv, "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", lock]
    if uv.exists() and run(by_uv, quiet=True):
        return True
    if uv.exists():
        say("uv could not; trying plain pip, which takes a minute")
    by_pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    return run([*by_pip, "--require-hashes", "-r", lock], quiet=True)


def node_wheel_ready() -> Path:
    """Install Node from its Python wheel; return the folder of node and npm."""
    _install("node")
    return BIN


def _link_project() -> None:
    """Editable, built in place by the hatchling just installed: no network, no isolation."""
    stamp, mark = VENV / "linked", fingerprint([TOP / "pyproject.toml"], str(TOP))
    if is_fresh(stamp, mark):
        return
    say("linking the project into .venv")
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    must([*pip, "--no-deps", "--no-build-isolation", "-e", TOP], NO_PACKAGES)
    leave(stamp, mark)
