"""Courts and people, made from the command line by whoever runs the installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api import tables
from api.accounts import courts, organizations, sentences, staff
from api.accounts.vault import vault_of
from api.database import new_engine, session_factory, unit_of_work
from api.errors import DomainError, Invalid
from api.operator import migrations
from api.operator.refusals import reaching
from api.operator.refused import Refused
from api.settings import Settings
from api.web import texts

texts.add_problems(sentences.PROBLEMS)
texts.add_faults(sentences.FAULTS)
Words = dict[str, str]


def found(
    settings: Settings,
    now: datetime,
    *,
    court: str,
    city: str,
    department: str,
    time_zone: str,
    email: str,
    name: str,
) -> Words:
    """Bring the tables up to date and make a court and an administrator. Raises `Refused`."""
    migrations.upgrade(settings.database_url)
    with _work(settings) as session:
        made = courts.create(
            session, now, name=court, city=city, department=department, time_zone=time_zone
        )
        credentials = staff.add(
            session, vault_of(settings), now, role="admin", email=email, name=name
        )
    return {"court": str(made.id), **_shown(credentials)}


def add(
    settings: Settings,
    now: datetime,
    *,
    role: str,
    email: str,
    name: str,
    court_id: UUID | None,
    host_id: UUID | None,
    organization: str | None = None,
) -> Words:
    """Add somebody; what she needs to sign in, readable this once. Raises `Refused`."""
    with _work(settings) as session:
        credentials = staff.add(
            session,
            vault_of(settings),
            now,
            role=role,
            email=email,
            name=name,
            court_id=court_id,
            host_id=host_id,
            organization=organization,
        )
    return _shown(credentials)


def reset(settings: Settings, now: datetime, email: str) -> Words:
    """New credentials, and every session of hers ended. Raises `Refused`."""
    with _work(settings) as session:
        credentials = staff.reset(session, vault_of(settings), now, email)
    return _shown(credentials)


def disable(settings: Settings, now: datetime, email: str) -> Words:
    """Close an account and end its sessions at once. Raises `Refused`."""
    with _work(settings) as session:
        person = staff.disable(session, now, email)
    return {"disabled": person.email}


def add_organization(
    settings: Settings, now: datetime, *, name: str, kind: str, about: str, reach: str
) -> Words:
    """Add an organization that women may let in. Raises `Refused`."""
    with _work(settings) as session:
        made = organizations.create(session, now, name=name, kind=kind, about=about, reach=reach)
        return {"organization": made.name, "kind": made.kind, "id": str(made.id)}


def organizations_of(settings: Settings) -> Words:
    """The organizations that there are, each with its kind. Raises `Refused`."""
    with _work(settings) as session:
        return {one.name: one.kind for one in organizations.every(session)}


def _shown(credentials: staff.Credentials) -> Words:
    return {
        "email": credentials.email,
        "password": credentials.password,
        "authenticator": credentials.totp_uri,
    }


@contextmanager
def _work(settings: Settings) -> Iterator[Session]:
    """One unit of work on tables that are up to date; every refusal as a sentence."""
    assert tables.Base.metadata.tables
    url = settings.database_url
    if migrations.behind(url):
        raise Refused("The database's tables are not up to date. Run `constancia migrate`.")
    engine = new_engine(url)
    try:
        with reaching(url), unit_of_work(session_factory(engine)) as session:
            yield session
    except DomainError as error:
        raise Refused(_sentence(error)) from error
    finally:
        engine.dispose()


def _sentence(error: DomainError) -> str:
    if isinstance(error, Invalid):
        return f"{error.pointer.lstrip('/')}: {texts.fault_text(error.slug, 'en', error.params)}"
    text = texts.problem_text(error.slug, "en", error.params)
    return error.slug if text is None else f"{text.title}. {text.detail}"
