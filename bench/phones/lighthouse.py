"""Lighthouse, run from outside as anybody would: the median of some runs."""

import json
import os
import shutil
import socket
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.browser.browsing import QUIET, chromium

VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
AUDITS = {
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "tbt_ms": "total-blocking-time",
    "bytes": "total-byte-weight",
}
NOT_HERE = (
    f"Lighthouse {VERSION} could not be had (npx lighthouse@{VERSION}): its figures are missing. "
    "It needs Node 20 and a package registry; it is no part of this project."
)
TOO_LONG_S = 300


def is_here() -> bool:
    """Whether it can be had at all; asks the registry once."""
    if shutil.which("npx") is None:
        return False
    asked = _npx("--version")
    return asked.returncode == 0 and asked.stdout.strip().endswith(VERSION)


def free_port() -> int:
    """For a browser that lets Lighthouse in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def judged(url: str, runs: int, folder: Path, *, port: int | None = None) -> dict[str, Any]:
    """Medians on this page, and what failed. With a port: in the browser that listens there, as it
    stands, signed in."""
    reports = [_run(url, folder / f"{number}.json", port) for number in range(runs)]
    figures: dict[str, Any] = {
        name: round(statistics.median(report["categories"][name]["score"] for report in reports), 2)
        for name in CATEGORIES
    }
    for name, audit in AUDITS.items():
        values = [report["audits"][audit]["numericValue"] for report in reports]
        figures[name] = round(statistics.median(values))
    figures["performance_of_each_run"] = [
        report["categories"]["performance"]["score"] for report in reports
    ]
    return {**figures, "not_perfect": _not_perfect(reports[-1])}


def _not_perfect(report: Mapping[str, Any]) -> list[str]:
    """The audits that cost points, or would."""
    weighed = {
        audit["id"]
        for name in CATEGORIES
        for audit in report["categories"][name]["auditRefs"]
        if audit["weight"] > 0
    }
    audits = report["audits"]
    low = [one for one in weighed if audits[one]["score"] not in (None, 1)]
    return sorted(f"{one}: {audits[one]['score']}" for one in low)


def _run(url: str, report: Path, port: int | None) -> dict[str, Any]:
    flags = [*QUIET, "--headless=new", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    where = (
        ["--chrome-flags=" + " ".join(one for one in flags if " " not in one)]
        if port is None
        else [f"--port={port}", "--disable-storage-reset"]
    )
    done = _npx(
        url,
        "--quiet",
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        f"--output-path={report}",
        *where,
    )
    if done.returncode != 0:
        raise SystemExit(f"Lighthouse failed: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _npx(*words: str) -> "subprocess.CompletedProcess[str]":
    command: Sequence[str] = ["npx", "--yes", f"lighthouse@{VERSION}", *words]
    return subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": chromium()},
        capture_output=True,
        text=True,
        check=False,
        timeout=TOO_LONG_S,
    )
