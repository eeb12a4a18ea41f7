"""Databases that are not there or do not answer, as sentences that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from api.operator.refused import Away, Refused

MOST_OF_A_REASON = 300


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for any other, and for one in memory."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or parts.database in (None, "", ":memory:"):
        return None
    return Path(str(parts.database))


def shown(url: str | URL) -> str:
    """A database's address without its password."""
    parts = make_url(url)
    secrets = [name for name in parts.query if "pass" in name]
    return parts.difference_update_query(secrets).render_as_string(hide_password=True)


@contextmanager
def reaching(url: str, *, existing: bool = True) -> Iterator[None]:
    """Turn a database that is not there, or will not answer, into a refusal.

    With `existing`, a SQLite file that is missing is one too: opening it would make it.
    """
    file = sqlite_file(url)
    if existing and file is not None and not file.is_file():
        raise Refused(f"There is no database at {file} yet. Run `constancia init` to make it.")
    try:
        yield
    except DBAPIError as error:
        raise Away(
            f"The database {shown(url)} cannot be used: {first_line(str(error.orig))}. "
            "Check that it runs and that CONSTANCIA_DATABASE_URL is right."
        ) from error


def first_line(text: str) -> str:
    """The first line of what a library said, short enough to read, without its full stop."""
    lines = text.strip().splitlines() or ["no reason given"]
    return lines[0].strip()[:MOST_OF_A_REASON].rstrip(".")
