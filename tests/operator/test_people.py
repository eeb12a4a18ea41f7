"""The first court and people, and settings that are wrong, on the command line."""

import json
import re

import pyotp
import pytest
from sqlalchemy import text

from api.database import new_engine
from api.operator import migrations
from tests.operator.conftest import Constancia

NOBODY = "00000000-0000-4000-8000-000000000000"
FIRST = (
    *("init", "--court", "Juzgado 1", "--city", "Cali", "--department", "Valle", "--json"),
    *("--email", "Ada@Example.org", "--name", "Ada"),
)


def values(url: str, question: str) -> list[object]:
    engine = new_engine(url)
    try:
        with engine.connect() as connection:
            return list(connection.execute(text(question)).scalars())
    finally:
        engine.dispose()


def test_init_makes_tables_the_first_court_and_an_administrator(
    constancia: Constancia, url: str
) -> None:
    result = constancia(*FIRST, url=url)
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)
    assert not migrations.behind(url)
    assert values(url, "select name from courts") == ["Juzgado 1"]
    assert values(url, "select role || ' ' || email from staff") == ["admin ada@example.org"]
    assert len(made["password"]) >= 15
    assert pyotp.parse_uri(made["authenticator"]).name == "ada@example.org"


def test_what_is_shown_once_is_not_in_the_database(constancia: Constancia, url: str) -> None:
    made = json.loads(constancia(*FIRST, url=url).stdout)
    secret = re.search(r"secret=([A-Z2-7]+)", made["authenticator"])
    assert secret is not None
    kept = str(values(url, "select password_hash from staff"))
    kept += str(values(url, "select totp_secret from staff"))
    assert made["password"] not in kept
    assert secret[1] not in kept


def test_init_with_an_email_that_is_taken_makes_no_second_court(
    constancia: Constancia, url: str
) -> None:
    constancia(*FIRST, url=url)
    again = constancia(*FIRST, url=url)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "That e-mail is taken" in again.stderr
    assert len(values(url, "select id from courts")) == 1


def test_init_without_a_terminal_asks_for_its_options(constancia: Constancia, url: str) -> None:
    result = constancia("init", url=url)
    assert result.exit_code == 2
    assert "--court" in result.stderr


def test_somebody_is_added_reset_and_disabled(constancia: Constancia, url: str) -> None:
    court = json.loads(constancia(*FIRST, url=url).stdout)["court"]
    clerk = ("--name", "Luz", "--role", "clerk", "--court", court)
    added = constancia("staff", "add", "luz@example.org", *clerk, "--json", url=url)
    assert added.exit_code == 0, added.output
    given_again = constancia("staff", "reset", "LUZ@example.org", "--json", url=url)
    assert json.loads(given_again.stdout)["password"] != json.loads(added.stdout)["password"]
    assert constancia("staff", "disable", "luz@example.org", url=url).exit_code == 0
    disabled = values(url, "select email from staff where disabled_at is not null")
    assert disabled == ["luz@example.org"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "luz@example.org", "--name", "Luz", "--role", "clerk"), "A clerk needs a court"),
        (("add", "luz", "--name", "Luz", "--role", "admin"), "does not look complete"),
        (("add", "l@example.org", "--name", "L", "--role", "host", "--host", NOBODY), "such host"),
        (("reset", "nobody@example.org"), "Nobody has that e-mail"),
        (("disable", "nobody@example.org"), "Nobody has that e-mail"),
    ],
)
def test_people_that_do_not_fit_are_refused_with_a_sentence(
    constancia: Constancia, url: str, words: tuple[str, ...], says: str
) -> None:
    constancia(*FIRST, url=url)
    result = constancia("staff", *words, url=url)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


def test_people_need_tables_that_are_up_to_date(constancia: Constancia, url: str) -> None:
    constancia(*FIRST, url=url)
    migrations.downgrade(url, "base")
    result = constancia("staff", "disable", "ada@example.org", url=url)
    assert result.exit_code == 1
    assert "constancia migrate" in result.stderr


CASA = (
    *("organizations", "add", "Casa Abierta", "--kind", "support"),
    *("--about", "Acompañan a mujeres.", "--reach", "602 555 0101"),
)
MONITOR = ("staff", "add", "ines@example.org", "--name", "Inés", "--role", "monitor")


def test_a_monitor_may_belong_to_an_organization_and_nobody_else(
    constancia: Constancia, url: str
) -> None:
    constancia(*FIRST, url=url)
    assert constancia(*CASA, url=url).exit_code == 0
    again = constancia(*CASA, url=url)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "of that name already" in again.stderr
    listed = constancia("organizations", "list", "--json", url=url)
    assert json.loads(listed.stdout) == {"Casa Abierta": "support"}
    assert constancia(*MONITOR, "--organization", "casa abierta", url=url).exit_code == 0
    assert len(values(url, "select staff_id from staff_organizations")) == 1
    alone = ("staff", "add", "olga@example.org", "--name", "Olga", "--role", "monitor")
    assert constancia(*alone, url=url).exit_code == 0
    unknown = constancia(*alone, "--organization", "Nadie", url=url)
    assert "There is no such organization" in unknown.stderr
    admin = ("staff", "add", "otra@example.org", "--name", "Otra", "--role", "admin")
    refused = constancia(*admin, "--organization", "Casa Abierta", url=url)
    assert "Only a monitor belongs to an organization" in refused.stderr
