"""A command sent twice has one effect: its answer is stored in its own transaction and replayed.

Same key and same request: the stored answer. Same key and another request: 422. While the first
is still being worked on: 409 with Retry-After.
"""

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from cryptography.fernet import Fernet
from flask import Response, make_response, request
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.web.idempotency_keys import IdempotencyKey
from api.web.request import actor_or_anonymous, now, session, settings

HEADER = "Idempotency-Key"
KEY_FORM = r"[A-Za-z0-9_-]{16,64}"
RETRY_AFTER = 1
REPLAYED_HEADERS = ("Content-Type", "ETag", "Location")

_running: set[tuple[str, str]] = set()
_lock = threading.Lock()


class RefusedKey(Exception):
    """A missing, malformed, reused or busy key."""

    def __init__(self, status: int, code: str):
        """`code` is the problem's slug."""
        self.status = status
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Command:
    """One keyed request: whose it is, under which key, and what it asks."""

    caller: str
    key: str
    fingerprint: str

    @property
    def key_hash(self) -> str:
        """The key as it is stored."""
        return hashlib.sha256(self.key.encode()).hexdigest()

    @property
    def seal(self) -> Fernet:
        """Opens the stored answer: needs the operator's secret and the client's key."""
        secret = hmac.digest(settings().secret_key, b"idempotency|" + self.key.encode(), "sha256")
        return Fernet(base64.urlsafe_b64encode(secret))


def once(view: Callable[[], Response]) -> Response:
    """Run the view for a new key, or replay the answer of a known one."""
    command = _command()
    with _alone(command):
        stored = _stored(session(), command)
        if stored is not None:
            return _replayed(stored, command)
        response = view()
        if response.status_code >= 400:
            return response
        return _kept(command, response)


def _command() -> Command:
    key = request.headers.get(HEADER)
    if key is None:
        raise RefusedKey(400, "idempotency-key-missing")
    if not re.fullmatch(KEY_FORM, key):
        raise RefusedKey(400, "idempotency-key-malformed")
    person = actor_or_anonymous()
    caller = f"{person.role}:{person.id or ''}"
    asked = hashlib.sha256()
    for part in (request.method, request.full_path, caller):
        asked.update(part.encode("utf-8", "surrogatepass") + b"\n")
    asked.update(request.get_data(cache=True))
    return Command(caller, key, asked.hexdigest())


@contextmanager
def _alone(command: Command) -> Iterator[None]:
    """Only one request at a time works under a key, in this process and beside it."""
    mine = (command.caller, command.key)
    with _lock:
        if mine in _running:
            raise RefusedKey(409, "in-progress")
        _running.add(mine)
    try:
        _lock_across_processes(session(), command)
        yield
    finally:
        with _lock:
            _running.discard(mine)


def _lock_across_processes(db: Session, command: Command) -> None:
    # SQLite lets one writer in at a time and the next one finds the stored answer.
    if db.get_bind().dialect.name != "postgresql":
        return
    digest = hashlib.sha256(f"{command.caller}|{command.key}".encode()).digest()
    number = int.from_bytes(digest[:8], "big", signed=True)
    if not db.scalar(select(func.pg_try_advisory_xact_lock(number))):
        raise RefusedKey(409, "in-progress")


def _stored(db: Session, command: Command) -> IdempotencyKey | None:
    found = db.scalar(
        select(IdempotencyKey).where(
            IdempotencyKey.caller == command.caller, IdempotencyKey.key_hash == command.key_hash
        )
    )
    if found is not None and not hmac.compare_digest(found.fingerprint, command.fingerprint):
        raise RefusedKey(422, "idempotency-key-reused")
    return found


def _kept(command: Command, response: Response) -> Response:
    """Store the answer beside the work it speaks of, and commit both."""
    headers = {
        name: response.headers[name] for name in REPLAYED_HEADERS if name in response.headers
    }
    plain = json.dumps({"headers": headers, "body": response.get_data(as_text=True)}).encode()
    row = IdempotencyKey(
        id=uuid4(),
        caller=command.caller,
        key_hash=command.key_hash,
        fingerprint=command.fingerprint,
        status=response.status_code,
        sealed_answer=command.seal.encrypt(plain),
        created_at=now(),
    )
    session().add(row)
    try:
        session().commit()
    except IntegrityError as error:
        # Another process was first; what we did is undone and its answer is asked for again.
        if "idempotency_keys" in str(error.orig):
            raise RefusedKey(409, "in-progress") from None
        raise
    return response


def _replayed(stored: IdempotencyKey, command: Command) -> Response:
    plain = json.loads(command.seal.decrypt(stored.sealed_answer))
    response = make_response(plain["body"], stored.status)
    response.headers.update(plain["headers"])
    response.headers["Idempotency-Replayed"] = "true"
    return response
