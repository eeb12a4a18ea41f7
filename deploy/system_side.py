"""What the tests need from the system: a PostgreSQL server and a Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from deploy.cluster import server_binaries
from deploy.progress import Refusal, must, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NO_POSTGRES = (
    "The tests need a PostgreSQL server (15 or newer: initdb, postgres, pg_dump). Debian or "
    "Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17; Fedora: dnf install "
    "postgresql-server. Or set CONSTANCIA_TEST_POSTGRES_URL to an empty server of your own."
)
NO_BROWSER = (
    "The tests need Chromium or Chrome. Debian: apt-get install chromium; macOS: brew install "
    "--cask chromium; Fedora: dnf install chromium. Or set CHROMIUM to its program."
)
NO_APT = "apt-get could not install what the tests need (see the lines above)."


def browser() -> str | None:
    """The Chromium or Chrome that answers to --version; None when there is none."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, BROWSERS), *MAC_BROWSERS]
    return next((found for found in candidates if found and _answers(found)), None)


def _answers(program: str) -> bool:
    if not Path(program).exists():
        return False
    asked = subprocess.run([program, "--version"], capture_output=True, check=False)
    return asked.returncode == 0  # Ubuntu's package is a stub that fails without snap


def system_ready(*, postgres: bool, chromium: bool) -> None:
    """Have both here, from Debian's packages when this is root on Debian, or refuse."""
    wanted = {
        "postgresql": postgres and not _has_postgres(),
        "chromium": chromium and browser() is None,
    }
    missing = [package for package, wants in wanted.items() if wants]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_install(missing)
    lacking = [NO_POSTGRES] if postgres and not _has_postgres() else []
    lacking += [NO_BROWSER] if chromium and browser() is None else []
    if lacking:
        raise Refusal(" ".join(lacking))


def _has_postgres() -> bool:
    return "CONSTANCIA_TEST_POSTGRES_URL" in os.environ or server_binaries() is not None


def _apt_install(packages: list[str]) -> None:
    say(f"installing {' and '.join(packages)} with apt-get")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    must(["apt-get", "update", "-q"], NO_APT, env=env)
    must(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], NO_APT, env=env)
