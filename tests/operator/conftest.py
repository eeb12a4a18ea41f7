"""Empty databases of each kind, and the command line as an operator types it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from tests import databases

SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
Constancia = Callable[..., Result]


def environment(url: str) -> dict[str, str]:
    """The smallest environment that serves; passwords cost little."""
    return {
        "CONSTANCIA_DATABASE_URL": url,
        "CONSTANCIA_SECRET_KEY": SECRET,
        "CONSTANCIA_ARGON2_TIME_COST": "1",
        "CONSTANCIA_ARGON2_MEMORY_KIB": "8192",
    }


@pytest.fixture(params=("sqlite", "postgresql"))
def url(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> str:
    """The address of an empty database of each kind that we ship on."""
    if request.param == "sqlite":
        return databases.fresh_sqlite(tmp_path)
    return databases.fresh_postgresql(f"constancia_operator_{worker_id}")


@pytest.fixture
def constancia() -> Constancia:
    """Type a command: `constancia("migrate", url=url)`."""

    def typed(*words: str, url: str | None = None, **more: str) -> Result:
        given = {} if url is None else environment(url)
        return CliRunner().invoke(main, list(words), env=given | more)

    return typed
