"""Papers that back an excuse: made anew outside, sealed, and opened for clerks alone."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import api
from api.accounts.vault import Vault
from api.errors import DomainError, Gone, Invalid, TooLarge, UnknownKind
from api.excuses.models import Paper
from api.excuses.refusals import REFUSALS

KINDS = ("image/jpeg", "image/png", "image/webp", "application/pdf")
PDF = "application/pdf"
LARGEST = 5 * 1024 * 1024
# A PDF can grow when it is written out again; beyond this it is nothing that anybody reads.
LARGEST_MADE = 2 * LARGEST
# The process limits its own work to ten seconds; a busy machine may need longer for them.
PATIENCE_SECONDS = 20
TOP = Path(api.__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it is kept: a JPEG, or a PDF of so many pages."""

    media_type: str
    pages: int
    content: bytes


def made_anew(raw: bytes, media_type: str) -> Made:
    """The picture or the pages of a file and nothing else; takes up to seconds, so it is done
    before any row is held. Raises 413, 415 or 422 for a bomb, a lie, or what cannot be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-P", "-m", "api.excuses.remaking", media_type],
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(TOP)},
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refusal("paper-too-heavy") from None
    if done.returncode:
        raise _refusal(_word(done))
    pages, _, content = done.stdout.partition(b"\n")
    if len(content) > LARGEST_MADE:
        raise _refusal("paper-too-heavy")
    return Made(PDF if media_type == PDF else "image/jpeg", int(pages), content)


def _word(done: subprocess.CompletedProcess[bytes]) -> str:
    """What it said; nothing, when it was stopped at its limits or fell over the file."""
    said = done.stdout.decode("ascii", errors="replace")
    if said in REFUSALS:
        return said
    return "paper-too-heavy" if done.returncode < 0 else "paper-broken"


def _refusal(word: str) -> DomainError:
    if word == "paper-too-heavy":
        return TooLarge(word)
    if word == "paper-of-another-kind":
        return UnknownKind(word)
    return Invalid(word)


def sealed(vault: Vault, made: Made, paper_id: UUID) -> bytes:
    """The content closed with our key, bound to this paper."""
    return vault.seal_bytes(made.content, paper_id.bytes)


def opened(vault: Vault, paper: Paper) -> bytes:
    """The content of a paper, for whoever may see it."""
    content = vault.unseal_bytes(paper.sealed, paper.id.bytes)
    if content is None:
        raise Gone("paper-cannot-be-opened")
    return content
