"""`constancia`: what an operator types. Output for people, or JSON with --json.

Exit codes: 0 done, 1 refused with a reason, 2 usage. Each command imports what it needs, so that
`assess` and `--help` do not wait for a database or a web server.
"""

import os
import sys
from pathlib import Path
from uuid import UUID

import click

from api.clock import utcnow
from api.operator.organization_commands import organizations
from api.operator.terminal import Asked, Refusing, as_json, port_option, refuse, settings, show
from api.settings import Settings

ROLES = ("clerk", "host", "monitor", "admin")
IMPORTS = ("hosts", "sites", "participants", "orders", "hours")


@click.group(cls=Refusing)
@click.version_option(package_name="constancia")
def main() -> None:
    """Constancia: hours of community service, kept so that none is lost."""


@main.command()
@click.option("--court", cls=Asked, prompt="Name of the court", help="Name of the first court.")
@click.option("--city", cls=Asked, prompt="Its city")
@click.option("--department", cls=Asked, prompt="Its department")
@click.option("--email", cls=Asked, prompt="E-mail of the administrator")
@click.option("--name", cls=Asked, prompt="Name of the administrator")
@click.option("--time-zone", default="America/Bogota", show_default=True)
@as_json
def init(as_json: bool, **given: str) -> None:
    """Bring the database up to date; make the first court and its administrator."""
    from api.operator import people

    show(people.found(settings(), utcnow(), **given), as_json)
    _say_once(as_json)


@main.group("staff")
def people_() -> None:
    """Clerks, hosts' people, monitors and administrators."""


main.add_command(organizations)


@people_.command("add")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--court", type=click.UUID, help="The clerk's court.")
@click.option("--host", type=click.UUID, help="The host of a host's person.")
@click.option("--organization", metavar="NAME", help="A monitor's organization, by its name.")
@as_json
def staff_add(
    email: str,
    name: str,
    role: str,
    court: UUID | None,
    host: UUID | None,
    organization: str | None,
    as_json: bool,
) -> None:
    """Add somebody; prints a first password and the authenticator's address, once."""
    from api.operator import people

    words = people.add(
        settings(),
        utcnow(),
        role=role,
        email=email,
        name=name,
        court_id=court,
        host_id=host,
        organization=organization,
    )
    show(words, as_json)
    _say_once(as_json)


@people_.command("reset")
@click.argument("email")
@as_json
def staff_reset(email: str, as_json: bool) -> None:
    """Give somebody a new first password and authenticator, and end their sign-ins."""
    from api.operator import people

    show(people.reset(settings(), utcnow(), email), as_json)
    _say_once(as_json)


@people_.command("disable")
@click.argument("email")
@as_json
def staff_disable(email: str, as_json: bool) -> None:
    """Close somebody's account and end their sign-ins at once."""
    from api.operator import people

    show(people.disable(settings(), utcnow(), email), as_json)


def _say_once(as_json: bool) -> None:
    if not as_json:
        click.echo("Hand these over in person: they cannot be shown again, only reset.", err=True)


@main.command()
@port_option
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def serve(port: int, bind: str, workers: int) -> None:
    """Serve the product and its clock. Seeds nothing and opens no door."""
    from api.operator import serving

    serving.serve(_safe_to_serve(), bind=bind, port=port, workers=workers)


def _safe_to_serve() -> Settings:
    from api.operator import doctor, migrations

    given = settings()
    unsafe = doctor.unsafe(given)
    if unsafe and given.production:
        refuse("\n".join([*unsafe, "Constancia does not start: a scan could be lost."]))
    if migrations.behind(given.database_url):
        refuse("The database is not up to date. Run `constancia migrate` (or `constancia init`).")
    return given


@main.command()
@port_option
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
@port_option
@click.option("--lan-port", type=click.IntRange(1024, 65534), default=8443, show_default=True)
@click.option("--address", help="This machine's address on the phone's network.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(".demo"), show_default=True)
def phone(port: int, lan_port: int, address: str | None, folder: Path) -> None:
    """Serve over HTTPS on the local network too, to try a real phone.

    The made-up tour, or the product itself where CONSTANCIA_DATABASE_URL is set.
    """
    from api.demo import stage
    from api.operator import phone_trial, serving

    trial = phone_trial.prepare(folder, address=address, port=lan_port)
    if "CONSTANCIA_DATABASE_URL" in os.environ or "CONSTANCIA_DATABASE_URL_FILE" in os.environ:
        serving.serve_to_phones(_safe_to_serve(), port=port, trial=trial)
    else:
        stage.play_on_a_phone(folder, port, trial)


@main.command()
@as_json
def migrate(as_json: bool) -> None:
    """Bring the database's tables up to date."""
    from api.operator import migrations

    url = settings().database_url
    migrations.upgrade(url)
    show({"migrated to": migrations.revision_of(url)}, as_json)


@main.command()
def assess() -> None:
    """Read the facts of weeks as JSON (one object, one a line, or a list); print their standings.

    The standing of each is one line of JSON, in the order read. What cannot be assessed gets a
    line {"error": ...} in its place, and the exit code is 1.
    """
    from api.operator import what_ifs

    sys.exit(what_ifs.run(sys.stdin, sys.stdout, sys.stderr))


@main.command("import")
@click.argument("kind", type=click.Choice(IMPORTS))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--court", type=click.UUID, required=True, help="The court that the file is of.")
@click.option("--by", metavar="EMAIL", help="Who answers for it; past hours need a clerk.")
@click.option("--dry-run", is_flag=True, help="Only check the file; write nothing.")
@as_json
def import_(
    kind: str, file: Path, court: UUID, by: str | None, dry_run: bool, as_json: bool
) -> None:
    """Bring a CSV or XLSX file in: all of it, or nothing. The same file again changes nothing."""
    from api.operator import imports

    found = imports.bring_in(
        settings(), utcnow(), kind=kind, file=file, court_id=court, by=by, dry_run=dry_run
    )
    show(found, as_json)
    sys.exit(1 if found["wrong lines"] else 0)


@main.command()
@click.option("--month", metavar="2026-09", help="The month; by itself the newest that may be.")
@click.option("--dry-run", is_flag=True, help="Count and protect, but publish nothing.")
@as_json
def statistics(month: str | None, dry_run: bool, as_json: bool) -> None:
    """Release the figures of a month, as the clock does by itself once it is 30 days old."""
    from api.operator import figures

    show(figures.release(settings(), utcnow(), month=month, dry_run=dry_run), as_json)


@main.command("doctor")
@as_json
def doctor_(as_json: bool) -> None:
    """Look at settings, database, migrations, durability and disk, and say what is wrong."""
    from api.operator import doctor

    report = doctor.look(settings(), utcnow())
    show(report, as_json)
    sys.exit(0 if report["result"] == "well" else 1)


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@as_json
def backup(target: Path, as_json: bool) -> None:
    """Write a whole, consistent copy of the database to TARGET while it is in use."""
    from api.operator import backups

    size = backups.backup(settings().database_url, target)
    show({"backup": target, "bytes": size}, as_json)


@main.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Allow a database that is not empty to be replaced.")
@as_json
def restore(source: Path, replace: bool, as_json: bool) -> None:
    """Bring the database back from a backup."""
    from api.operator import backups

    advice = backups.restore(settings().database_url, source, replace=replace)
    show({"restored": source, "next": advice or "nothing: the tables are up to date"}, as_json)


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
