"""How commands talk: JSON or lines for people, a sentence and 1 where something is refused."""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

import click

from api.operator.refused import Refused
from api.settings import Settings, SettingsError

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    envvar="CONSTANCIA_PORT",
)


def refuse(sentence: str) -> NoReturn:
    """Say why not, and stop with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def settings() -> Settings:
    """The settings of the environment."""
    return Settings.from_environment(os.environ)


def show(words: Mapping[str, Any], as_json: bool, indent: str = "") -> None:
    """Print an answer for people, or as JSON."""
    if as_json:
        click.echo(json.dumps(words, default=str, ensure_ascii=False))
        return
    for name, value in words.items():
        if isinstance(value, dict):
            click.echo(f"{indent}{name}")
            show(value, as_json, indent + "  ")
        elif isinstance(value, (list, tuple)):
            for one in value:
                click.echo(f"{indent}{name:18} {one}")
        else:
            click.echo(f"{indent}{name:18} {value}")


class Refusing(click.Group):
    """A group whose commands may raise a refusal: its sentence is printed, the exit code is 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (Refused, SettingsError) as refusal:
            refuse(str(refusal))


class Asked(click.Option):
    """An option that is asked for at a terminal when it was not given; elsewhere it is required."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """Ask, where somebody can answer."""
        if not sys.stdin.isatty():
            raise click.MissingParameter(ctx=ctx, param=self)
        return super().prompt_for_value(ctx)
