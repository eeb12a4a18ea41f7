"""No lost updates: an ETag that is the row's version, asked back with every change.

The vanilla stack lets `If-Match: *` through, forgets the check with a warning after the commit,
and compares before the commit only. Here the gate refuses the wildcard, `commit()` refuses a view
that forgot, and the UPDATE itself carries the version (`api.database.Versioned`).
"""

import re
from typing import Protocol, cast

from flask import Response, g, request

from api.web.operations import Operation

_TAG = re.compile(r'"([0-9]{1,9})"')
NEVER = -1


class HasVersion(Protocol):
    """A row that counts its changes."""

    version: int


class RefusedPrecondition(Exception):
    """A missing, malformed or stale precondition."""

    def __init__(self, status: int, code: str, current: int | None = None):
        """`current` is the version that stands, if the caller may know it."""
        self.status = status
        self.code = code
        self.current = current
        super().__init__(code)


def require(operation: Operation) -> None:
    """Refuse a conditional request before its view runs: 428 missing, 400 wildcard."""
    if not operation.is_conditional:
        return
    header = request.headers.get("If-Match")
    if header is None and not operation.creates:
        raise RefusedPrecondition(428, "precondition-required")
    if header is not None and "*" in header:
        raise RefusedPrecondition(400, "wildcard-not-allowed")
    if header is not None:
        g.if_match = _version(header)


def _version(header: str) -> int:
    found = _TAG.fullmatch(header.strip())
    # A tag that we never gave (weak, a list, words) cannot be the current one: stale, not wrong.
    return int(found[1]) if found else NEVER


def check_version(row: HasVersion | None) -> None:
    """Call before changing `row` (None: it is being created). Raises 428 or 412."""
    g.version_checked = True
    wanted = cast("int | None", g.get("if_match"))
    if row is None:
        if wanted is not None:
            raise RefusedPrecondition(412, "changed-meanwhile")
        return
    if wanted is None:
        code = "already-there" if request.headers.get("If-None-Match") else "precondition-required"
        raise RefusedPrecondition(412 if code == "already-there" else 428, code, row.version)
    if wanted != row.version:
        raise RefusedPrecondition(412, "changed-meanwhile", row.version)


def set_version(row: HasVersion) -> None:
    """Put the row's version, as it stands at the end of the request, on the answer."""
    g.versioned_row = row


def tag(version: int) -> str:
    """A version as an ETag."""
    return f'"{version}"'


def put_tag(response: Response) -> None:
    """Write the ETag of the row named by `set_version`."""
    row = cast("HasVersion | None", g.get("versioned_row"))
    if row is not None:
        response.headers["ETag"] = tag(row.version)
