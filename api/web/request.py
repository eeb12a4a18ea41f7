"""What a view may ask about its request: the database session, who asks, the time, the language.

Nothing here is global: `api.web.install` binds settings, sessions and clock to one application.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy.orm import Session, sessionmaker

from api.clock import Clock
from api.errors import Unauthenticated
from api.rules.access import ANONYMOUS, Actor
from api.settings import Settings
from api.web.operations import SAFE, Operation

KEY = "constancia"
LANGUAGES = ("es", "en")
SignIn = Callable[[Session, Mapping[str, str], datetime], Actor]


def nobody(session: Session, cookies: Mapping[str, str], now: datetime) -> Actor:
    """Until sign-in is registered, everybody is anonymous."""
    return ANONYMOUS


@dataclass(slots=True)
class Wiring:
    """What one application runs on."""

    settings: Settings
    sessions: sessionmaker[Session]
    clock: Clock
    signin: SignIn = nobody


def wiring() -> Wiring:
    """What the current application runs on."""
    return cast(Wiring, current_app.extensions[KEY])


def use_signin(app: Flask, signin: SignIn) -> None:
    """Register how cookies become an `Actor`. It may raise `Unauthenticated`."""
    cast(Wiring, app.extensions[KEY]).signin = signin


def settings() -> Settings:
    """The operator's settings."""
    return wiring().settings


def now() -> datetime:
    """The instant of this request: read once, so one request has one time."""
    if "now" not in g:
        g.now = wiring().clock()
    return cast(datetime, g.now)


def session() -> Session:
    """This request's database session, opened when first asked for, rolled back at the end."""
    if "session" not in g:
        g.session = wiring().sessions()
    return cast(Session, g.session)


def actor() -> Actor:
    """Who asks. Raises `Unauthenticated` when the sign-in is over."""
    if "actor" not in g:
        g.actor = wiring().signin(session(), request.cookies, now())
    return cast(Actor, g.actor)


def actor_or_anonymous() -> Actor:
    """Who asks, where an expired sign-in is no obstacle (a scan, signing in again)."""
    try:
        return actor()
    except Unauthenticated:
        g.actor = ANONYMOUS
        return ANONYMOUS


def known_actor() -> Actor | None:
    """Who asks, if that was found out already; asks no database (for logs and error pages)."""
    return cast("Actor | None", g.get("actor"))


def operation() -> Operation:
    """What the current operation declared."""
    return cast(Operation, g.get("operation") or Operation())


def language() -> str:
    """es or en: what the browser asks for, else the person's own, else Spanish."""
    if not has_request_context():
        return LANGUAGES[0]
    asked = request.accept_languages.best_match(LANGUAGES) if request.accept_languages else None
    person = known_actor()
    own = person.language if person and person.language in LANGUAGES else LANGUAGES[0]
    return asked or own


def commit() -> None:
    """Make this request's work durable. Refuses if the view forgot `check_version`.

    Under `@blp.idempotent` the work is only flushed here: it becomes durable together with the
    stored answer, once that is known.
    """
    if operation().is_conditional and not g.get("version_checked"):
        raise RuntimeError("a conditional view must call check_version before commit")
    g.committed = True
    if operation().is_idempotent:
        session().flush()
    else:
        session().commit()


def forgot_commit() -> bool:
    """Whether the view leaves work behind that nobody made durable."""
    if request.method in SAFE or "session" not in g or g.get("committed"):
        return False
    left = session()
    return bool(left.new or left.dirty or left.deleted)


def close_session(_error: BaseException | None = None) -> None:
    """Roll back what was not committed and give the connection back."""
    opened = cast("Session | None", g.pop("session", None))
    if opened is not None:
        opened.close()
