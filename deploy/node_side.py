"""Node, the phone's packages, and the built phone in `mobile_pwa/dist`."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from pathlib import Path

from deploy.progress import TOP, Command, StageFailed, must, run, say
from deploy.python_side import BIN, install
from deploy.stamps import fingerprint, is_fresh, leave

PWA = TOP / "mobile_pwa"
MODULES = PWA / "node_modules"
BUILT = MODULES / ".constancia-built"
INSTALLED = MODULES / ".constancia-installed"
OLDEST_NODE = (20, 19)
NOT_SOURCES = {"node_modules", "dist", "coverage"}

NO_MODULES = (
    "The phone's packages could not be installed (see the lines above). Check the network "
    "or your npm settings, then try again."
)
NO_BUILD = "The phone could not be built (see the lines above)."


def phone_ready() -> None:
    """Build the phone into `mobile_pwa/dist`, unless it is built from these very sources."""
    modules_ready()
    mark = fingerprint(_sources())
    if is_fresh(BUILT, mark) and (PWA / "dist" / "index.html").is_file():
        return
    say("building the phone (npm run build)")
    must(npm("run", "build"), NO_BUILD, cwd=PWA, env=environment())
    leave(BUILT, mark)


def modules_ready() -> None:
    """Install what `package-lock.json` says (npm ci), unless it already is."""
    _node_ready()
    mark = fingerprint([PWA / "package.json", PWA / "package-lock.json"], _version(_node()))
    if is_fresh(INSTALLED, mark):
        return
    say("installing the phone's packages (npm ci)")
    command = npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
    must(command, NO_MODULES, cwd=PWA, env=environment())
    leave(INSTALLED, mark)


def npm_run(script: str, *words: str) -> None:
    """Run one npm script of the phone in full view, or fail."""
    extra = ["--", *words] if words else []
    if not run(npm("run", "--silent", script, *extra), cwd=PWA, env=environment()):
        raise StageFailed(f"npm run {script}")
    if script == "build":
        leave(BUILT, fingerprint(_sources()))


def biome_fix() -> None:
    """Let biome put the phone's code in order."""
    if not run(npm("exec", "--", "biome", "check", "--write", "."), cwd=PWA, env=environment()):
        raise StageFailed("biome check --write")


def npm(*words: str) -> Command:
    """The npm command line of the Node in use."""
    return [shutil.which("npm", path=environment()["PATH"]) or "npm", *words]


def environment() -> dict[str, str]:
    """This process's environment with `.venv/bin`, and so the wheel's Node, in its place."""
    path = os.environ.get("PATH", os.defpath)
    order = [path, str(BIN)] if _fit(shutil.which("node")) else [str(BIN), path]
    return {**os.environ, "PATH": os.pathsep.join(order)}


def _node() -> str | None:
    return shutil.which("node", path=environment()["PATH"])


def _node_ready() -> None:
    if _fit(_node()) and shutil.which("npm", path=environment()["PATH"]):
        return
    say("no Node >= 20.19 with npm on the PATH: taking Node from its Python wheel")
    install("node")


def _fit(node: str | None) -> bool:
    numbers = re.match(r"v(\d+)\.(\d+)", _version(node))
    if numbers is None:
        return False
    return (int(numbers[1]), int(numbers[2])) >= OLDEST_NODE


@functools.cache
def _version(node: str | None) -> str:
    if node is None:
        return ""
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _sources() -> list[Path]:
    return [
        file
        for top in PWA.iterdir()
        if top.name not in NOT_SOURCES
        for file in ([top] if top.is_file() else top.rglob("*"))
        if file.is_file()
    ]
