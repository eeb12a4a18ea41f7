"""Skip a step whose inputs have not changed since it last went well."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *extra: str) -> str:
    """Hash of the files' names and contents and of the extra words."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    for word in extra:
        digest.update(word.encode() + b"\0")
    return digest.hexdigest()


def is_fresh(stamp: Path, mark: str) -> bool:
    """Whether the step was last done with exactly these inputs."""
    return stamp.is_file() and stamp.read_text() == mark


def leave(stamp: Path, mark: str) -> None:
    """Remember that the step was done with these inputs."""
    stamp.write_text(mark)
