"""`constancia`: what an operator types. Output for people, or JSON with --json.

Exit codes: 0 done, 1 refused with a reason, 2 usage.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from sqlalchemy.orm import Session

from api import tables
from api.accounts import courts, staff
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.errors import DomainError
from api.operator import backups, doctor, migrations, serving, what_ifs
from api.settings import Settings, SettingsError
from api.web import texts
from api.web.failures import domain_problem


def refuse(sentence: str) -> NoReturn:
    """Say why not, and stop with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def settings() -> Settings:
    """The settings of the environment, or the sentence that says what is wrong with them."""
    try:
        return Settings.from_environment(os.environ)
    except SettingsError as error:
        refuse(str(error))


@contextmanager
def work(given: Settings) -> Iterator[Session]:
    """One unit of work; a refusal by the domain becomes its sentence."""
    assert tables.Base.metadata.tables
    sessions = session_factory(new_engine(given.database_url))
    try:
        with unit_of_work(sessions) as session:
            yield session
    except DomainError as error:
        refuse(sentence_of(error))


def sentence_of(error: DomainError) -> str:
    """A refusal in words for a terminal."""
    problem = domain_problem(error)
    for _, fault in problem.faults:
        if texts.knows_fault(str(fault)):
            return texts.fault_text(str(fault), "en", fault.params)
    text = texts.problem_text(problem.code, "en", problem.params)
    return problem.code if text is None else text.detail


def show(words: dict[str, Any], as_json: bool) -> None:
    """Print an answer for people, or as JSON."""
    if as_json:
        click.echo(json.dumps(words, default=str, ensure_ascii=False))
        return
    for name, value in words.items():
        click.echo(f"{name:18} {value}")


@click.group()
@click.version_option(package_name="constancia")
def main() -> None:
    """Constancia: hours of community service, kept so that none is lost."""


@main.command()
@click.option("--court", required=True, help="Name of the first court.")
@click.option("--city", required=True)
@click.option("--department", required=True)
@click.option("--email", required=True, help="E-mail of the first administrator.")
@click.option("--name", required=True, help="Name of the first administrator.")
@click.option("--time-zone", default="America/Bogota", show_default=True)
@click.option("--json", "as_json", is_flag=True)
def init(
    court: str,
    city: str,
    department: str,
    email: str,
    name: str,
    time_zone: str,
    as_json: bool,
) -> None:
    """Bring the database up to date and make the first court and administrator."""
    given = settings()
    migrations.upgrade(given.database_url)
    with work(given) as session:
        made = courts.create(
            session, utcnow(), name=court, city=city, department=department, time_zone=time_zone
        )
        credentials = staff.add(
            session, vault_of(given), utcnow(), role="admin", email=email, name=name
        )
        words = {"court": made.id, **_shown(credentials)}
    show(words, as_json)


def _shown(credentials: staff.Credentials) -> dict[str, str]:
    """What a new person needs once, and never again can be read."""
    return {
        "email": credentials.email,
        "password": credentials.password,
        "authenticator": credentials.totp_uri,
    }


@main.group("staff")
def people() -> None:
    """Clerks, hosts' people, monitors and administrators."""


@people.command("add")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(["clerk", "host", "monitor", "admin"]), required=True)
@click.option("--court", type=click.UUID, help="The clerk's court.")
@click.option("--host", type=click.UUID, help="The host of a host's person.")
@click.option("--json", "as_json", is_flag=True)
def staff_add(
    email: str, name: str, role: str, court: Any, host: Any, as_json: bool
) -> None:
    """Add somebody; prints a first password and the authenticator's address, once."""
    given = settings()
    with work(given) as session:
        credentials = staff.add(
            session,
            vault_of(given),
            utcnow(),
            role=role,
            email=email,
            name=name,
            court_id=court,
            host_id=host,
        )
    show(_shown(credentials), as_json)


@people.command("reset")
@click.argument("email")
@click.option("--json", "as_json", is_flag=True)
def staff_reset(email: str, as_json: bool) -> None:
    """Give somebody a new first password and authenticator, and end their sign-ins."""
    given = settings()
    with work(given) as session:
        credentials = staff.reset(session, vault_of(given), utcnow(), email)
    show(_shown(credentials), as_json)


@people.command("disable")
@click.argument("email")
def staff_disable(email: str) -> None:
    """Close somebody's account and end their sign-ins at once."""
    with work(settings()) as session:
        staff.disable(session, utcnow(), email)
    click.echo(f"{email} can no longer sign in.")


@main.command()
@click.option("--port", default=8000, show_default=True, envvar="CONSTANCIA_PORT")
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", default=2, show_default=True)
def serve(port: int, bind: str, workers: int) -> None:
    """Serve the product and its clock. Seeds nothing and opens no door."""
    given = settings()
    unsafe = doctor.unsafe(given)
    if unsafe and given.production:
        refuse("\n".join([*unsafe, "Constancia does not start: a scan could be lost."]))
    if migrations.behind(given.database_url):
        refuse("The database is not up to date. Run `constancia migrate` (or `constancia init`).")
    serving.serve(given, bind=bind, port=port, workers=workers)


@main.command()
@click.option("--port", default=8000, show_default=True, envvar="CONSTANCIA_PORT")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(".demo"),
    show_default=True,
    envvar="CONSTANCIA_DEMO_DIR",
)
def demo(port: int, folder: Path) -> None:
    """Show the product with made-up people, on this machine only."""
    from api.demo import stage

    stage.play(folder, port)


@main.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    given = settings()
    migrations.upgrade(given.database_url)
    click.echo("The database is up to date.")


@main.command("assess")
def assess_() -> None:
    """Read one JSON object, or JSON Lines, and print one standing a line."""
    sys.exit(what_ifs.run(sys.stdin, sys.stdout, sys.stderr))


@main.command()
@click.option("--json", "as_json", is_flag=True)
def doctor_(as_json: bool) -> None:
    """Look at settings, database, migrations, durability and disk, and say what is wrong."""
    report = doctor.look(settings(), utcnow())
    show(report, as_json)
    sys.exit(0 if report["result"] == "well" else 1)


doctor_.name = "doctor"


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
def backup(target: Path) -> None:
    """Write a whole, consistent copy of the database to TARGET while it is in use."""
    try:
        size = backups.backup(settings().database_url, target)
    except backups.BackupError as error:
        refuse(str(error))
    click.echo(f"{target}: {size} bytes")


@main.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--replace", is_flag=True, help="Allow a database that is not empty to be replaced.")
def restore(source: Path, replace: bool) -> None:
    """Bring the database back from a backup."""
    try:
        backups.restore(settings().database_url, source, replace=replace)
    except backups.BackupError as error:
        refuse(str(error))
    click.echo("Restored.")


@main.command()
@click.option("--check", is_flag=True, help="Only say whether the file agrees with the code.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    default=Path("mobile_pwa/openapi.json"),
    show_default=True,
)
def openapi(check: bool, path: Path) -> None:
    """Write the OpenAPI document, from which the phone's types are made."""
    from api.operator import documents

    text = documents.openapi_text()
    if not check:
        path.write_text(text, encoding="utf-8")
        click.echo(f"{path}: written")
    elif not path.is_file() or path.read_text(encoding="utf-8") != text:
        refuse(f"{path} does not agree with the code. Run `constancia openapi`.")
    else:
        click.echo(f"{path}: agrees with the code")


if __name__ == "__main__":
    main()
