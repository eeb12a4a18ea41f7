"""A setting that is wrong, missing or misspelt refuses every command with a sentence."""

import pytest

from tests.operator.conftest import SECRET, Constancia

COMMANDS = (
    ("serve",),
    ("migrate",),
    ("doctor",),
    ("backup", "one.backup"),
    ("staff", "disable", "ada@example.org"),
)
SQLITE = "sqlite:////nowhere/constancia.db"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_missing_database_url_says_what_to_set(
    constancia: Constancia, words: tuple[str, ...]
) -> None:
    result = constancia(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("CONSTANCIA_DATABASE_URL is not set. Say where the data lives")


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("SECRET_KEY", "c2hvcnQ=", "is too short: 32 bytes"),
        ("SECRET_KEY", "not base64!", "openssl rand -base64 32"),
        ("SECRET_KEY_FILE", "/nowhere/key", "are both set"),
        ("DATABASE_URL", "mysql://x", "must start with postgresql:// or sqlite:///"),
        ("PUBLIC_URL", "http://horas.example.org", "must start with https://"),
        ("PUBLIC_URL", "horas.example.org", "must look like https://"),
        ("TRUSTED_PROXIES", "many", "a whole number from 0 to 10"),
        ("PRODUCTION", "true", "must be yes or no"),
        ("LOG_FORMAT", "xml", "json or terminal"),
        ("PHONE_DIST", "/nowhere/dist", "a folder that is not there"),
        ("HOSTS", "", "is empty"),
        ("SECRET", "x", "is not a setting of Constancia. Is it misspelt?"),
    ],
)
def test_a_wrong_setting_is_named_and_nothing_starts(
    constancia: Constancia, setting: str, value: str, says: str
) -> None:
    name = f"CONSTANCIA_{setting}"
    result = constancia("serve", url=SQLITE, **{name: value})
    assert (result.exit_code, result.stdout) == (1, "")
    assert name in result.stderr
    assert says in result.stderr
    assert SECRET not in result.stderr
    assert "Traceback" not in result.stderr


def test_help_and_version_need_no_setting(constancia: Constancia) -> None:
    assert constancia("--help").exit_code == 0
    assert constancia("--version").exit_code == 0


def test_an_unknown_command_is_a_matter_of_usage(constancia: Constancia) -> None:
    assert constancia("sing").exit_code == 2
