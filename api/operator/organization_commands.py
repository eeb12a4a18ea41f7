"""`constancia organizations`: who else may be let into a single case, by the woman herself."""

import click

from api.clock import utcnow
from api.operator.terminal import as_json, settings, show

KINDS = ("support", "defender", "observatory")


@click.group("organizations")
def organizations() -> None:
    """Organizations outside the court: monitors belong to one."""


@organizations.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), required=True)
@click.option("--about", required=True, help="What it does, in words that she reads.")
@click.option("--reach", required=True, help="How to get hold of it: a telephone, a street.")
@as_json
def add(name: str, kind: str, about: str, reach: str, as_json: bool) -> None:
    """Add an organization. Nobody shares anything with it until a woman says so on her phone."""
    from api.operator import people

    given = people.add_organization(
        settings(), utcnow(), name=name, kind=kind, about=about, reach=reach
    )
    show(given, as_json)


@organizations.command("list")
@as_json
def list_(as_json: bool) -> None:
    """Say which there are, and of what kind."""
    from api.operator import people

    show(people.organizations_of(settings()), as_json)
