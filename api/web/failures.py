"""Which problem each exception is. The one place where the domain's errors meet HTTP."""

from flask import Flask, Response
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from api import errors
from api.web import logs
from api.web.faults import BadBody, BadInput, Fault
from api.web.idempotency import RETRY_AFTER, RefusedKey
from api.web.preconditions import RefusedPrecondition, tag
from api.web.problems import Problem, answer, general_code, invalid
from api.web.request import close_session

AWAY_RETRY_AFTER = 5
FULL_RETRY_AFTER = 60

STATUS: dict[type[errors.DomainError], int] = {
    errors.NotFound: 404,
    errors.Unauthenticated: 401,
    errors.Forbidden: 403,
    errors.Conflict: 409,
    errors.Stale: 412,
    errors.Gone: 410,
    errors.Locked: 423,
    errors.TooMany: 429,
    errors.TooLarge: 413,
    errors.UnknownKind: 415,
    errors.Invalid: 422,
}

# PostgreSQL's SQLSTATE and SQLite's error names.
_FULL = {"53100", "SQLITE_FULL"}
_BUSY = ("08", "40", "53", "55P03", "57")
_SQLITE_AWAY = {
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR",
    "SQLITE_READONLY",
}
_CONTRADICTIONS = {"23505", "23503", "23P01", "23001"}
_SQLITE_CONTRADICTIONS = ("_UNIQUE", "_PRIMARYKEY", "_FOREIGNKEY", "_TRIGGER", "_ROWID")


def domain_problem(error: errors.DomainError) -> Problem:
    """The problem of a refusal by the domain."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    headers = {}
    faults: tuple[tuple[str, Fault], ...] = ()
    if isinstance(error, errors.TooMany):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, errors.Invalid):
        faults = ((error.pointer, Fault(error.slug, **error.params)),)
    if status == 401:
        headers["WWW-Authenticate"] = 'Session realm="constancia"'
    # A client that is told to sign in again, wait or look again still holds what it sent.
    kept = bool(error.kept)
    return Problem(status, error.slug, dict(error.params), faults, kept, headers)


def database_problem(error: SQLAlchemyError) -> Problem | None:
    """The problem of a database that is away, full, or contradicted; None for our own mistakes."""
    if isinstance(error, StaleDataError):
        return Problem(412, "changed-meanwhile")
    if isinstance(error, NoConnectionFree):
        return Problem(503, "try-later", headers={"Retry-After": str(AWAY_RETRY_AFTER)})
    if not isinstance(error, DBAPIError):
        return None
    state = _state(error)
    if state in _FULL:
        return Problem(507, "storage-full", headers={"Retry-After": str(FULL_RETRY_AFTER)})
    if isinstance(error, IntegrityError):
        contradicts = state in _CONTRADICTIONS or state.endswith(_SQLITE_CONTRADICTIONS)
        return Problem(409, "conflict") if contradicts else None
    if error.connection_invalidated or _is_away(error, state):
        return Problem(503, "try-later", headers={"Retry-After": str(AWAY_RETRY_AFTER)})
    return None


def _state(error: DBAPIError) -> str:
    original = error.orig
    state = getattr(original, "sqlstate", None) or getattr(original, "sqlite_errorname", None)
    return str(state or "")


def _is_away(error: DBAPIError, state: str) -> bool:
    if state.startswith("SQLITE"):
        return any(state.startswith(name) for name in _SQLITE_AWAY)
    # psycopg tells of a refused or broken connection without any SQLSTATE.
    return state.startswith(_BUSY) or (not state and type(error).__name__ == "OperationalError")


def on_domain(error: errors.DomainError) -> Response:
    """A refusal by the domain."""
    close_session()
    return answer(domain_problem(error))


def on_bad_input(error: BadInput) -> Response:
    """Fields that do not hold."""
    return answer(invalid(error.faults))


def on_bad_body(error: BadBody) -> Response:
    """A body that cannot be read."""
    return answer(Problem(400, error.code))


def on_precondition(error: RefusedPrecondition) -> Response:
    """A version that is missing or stale; the answer carries the one that stands."""
    close_session()
    headers = {"ETag": tag(error.current)} if error.current is not None else {}
    return answer(Problem(error.status, error.code, headers=headers))


def on_key(error: RefusedKey) -> Response:
    """An idempotency key that is missing, reused or busy."""
    close_session()
    headers = {"Retry-After": str(RETRY_AFTER)} if error.status == 409 else {}
    return answer(Problem(error.status, error.code, headers=headers))


def on_http(error: HTTPException) -> Response | HTTPException:
    """What Flask and werkzeug refuse themselves; a redirect is no problem."""
    status = error.code or 500
    if status < 400:
        return error
    code = "wrong-host" if isinstance(error, SecurityError) else general_code(status)
    kept = {"Allow", "Retry-After"}
    headers = {name: value for name, value in error.get_headers() if name in kept}
    return answer(Problem(status, code, headers=headers))


def on_database(error: SQLAlchemyError) -> Response:
    """The database's own refusals; what is none of those is our mistake."""
    close_session()
    problem = database_problem(_first(error))
    return answer(problem) if problem is not None else on_unexpected(error)


def _first(error: SQLAlchemyError) -> SQLAlchemyError:
    """What went wrong before undoing it went wrong too.

    A SQLite that is full has undone the whole transaction by itself: its savepoint is gone.
    """
    first, before = error, error.__context__
    while isinstance(error, OperationalError) and before is not None:
        first = before if isinstance(before, OperationalError) else first
        before = before.__context__
    return first


def on_unexpected(error: Exception) -> Response:
    """Our mistake: a support code outside, the kind and place of the error in the log."""
    close_session()
    logs.report(error)
    return answer(Problem(500, "unexpected"))


def register(app: Flask) -> None:
    """Answer every exception."""
    app.register_error_handler(errors.DomainError, on_domain)
    app.register_error_handler(BadInput, on_bad_input)
    app.register_error_handler(BadBody, on_bad_body)
    app.register_error_handler(RefusedPrecondition, on_precondition)
    app.register_error_handler(RefusedKey, on_key)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(SQLAlchemyError, on_database)
    app.register_error_handler(Exception, on_unexpected)
