"""Write the hash-pinned requirements files anew from `pyproject.toml`."""

from __future__ import annotations

from deploy.progress import TOP, Command, Refusal, must, say
from deploy.python_side import BIN, lock_of

KINDS = ("runtime", "dev", "build", "node")


def write_requirements(*, upgrade: bool) -> None:
    """Resolve every file; the others agree with the runtime's versions. No address gets in."""
    for kind in KINDS:
        lock = lock_of(kind)
        how = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
        newest = ["--upgrade"] if upgrade else []
        command: Command = [
            *(BIN / "uv", "pip", "compile", "-q", "-o", lock),
            *(*how, *newest, *_sources_of(kind)),
        ]
        say(f"resolving {lock.relative_to(TOP)}")
        must(command, "The requirements could not be resolved (see the lines above).")
        if "://" in lock.read_text():
            raise Refusal(f"{lock.name} holds an address; it must hold names and hashes only.")


def _sources_of(kind: str) -> list[str]:
    project, agree = "pyproject.toml", ["-c", "deploy/requirements.txt"]
    if kind == "runtime":
        return [project]
    group = ["--group", f"{project}:{kind}"]
    return [*group, project, *agree] if kind == "dev" else [*group, *agree]
