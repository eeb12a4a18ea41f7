"""The clock as an operator starts it: a process of its own that loads no web server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.database import new_engine
from scheduler.timetable import TIMETABLE
from tests import databases

TOP = Path(__file__).resolve().parents[2]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith("CONSTANCIA_")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=TOP,
        env={**plain, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    url = databases.fresh_sqlite(tmp_path_factory.mktemp("clock"))
    engine = new_engine(url)
    databases.migrate(engine)
    engine.dispose()
    return {
        "CONSTANCIA_DATABASE_URL": url,
        "CONSTANCIA_SECRET_KEY": "x" * 64,
        "CONSTANCIA_PUBLIC_URL": "https://horas.example.org",
    }


def test_the_clock_loads_no_web_framework() -> None:
    seen = run(
        "-c",
        "import scheduler.__main__, sys; "
        "print([m for m in ('flask', 'flask_smorest', 'werkzeug', 'marshmallow', 'gunicorn') "
        "if m in sys.modules])",
    )
    assert seen.stdout.strip() == "[]", seen.stderr


def test_the_timetable_is_listed_without_any_settings() -> None:
    seen = run("-m", "scheduler", "--list")
    assert seen.returncode == 0, seen.stderr
    for job in TIMETABLE:
        assert job.name in seen.stdout
        assert job.why in seen.stdout


def test_without_settings_it_says_what_is_missing() -> None:
    seen = run("-m", "scheduler", "--once", "beat")
    assert seen.returncode == 1
    assert "CONSTANCIA_" in seen.stderr
    assert "Traceback" not in seen.stderr


def test_one_job_runs_once(settings: dict[str, str]) -> None:
    seen = run("-m", "scheduler", "--once", "beat", **settings)
    assert seen.returncode == 0, seen.stderr
    assert seen.stdout == "beat: 1\n"


def test_a_job_that_does_not_exist_is_a_mistake_of_use(settings: dict[str, str]) -> None:
    seen = run("-m", "scheduler", "--once", "dance", **settings)
    assert seen.returncode == 2
    assert "dance" in seen.stderr


PROVIDERS = {
    "CONSTANCIA_SMS_GATEWAY": "twilio://AC1:token@api.twilio.com?from=+15005550006",
    "CONSTANCIA_WHATSAPP_GATEWAY": "meta://1:tok@graph.facebook.com/v23.0?template=aviso",
    "CONSTANCIA_MAIL_URL": "smtps://agenda:word@mail.example.org",
    "CONSTANCIA_MAIL_FROM": "agenda@example.org",
    "CONSTANCIA_OTHER_SERVICES": "telegram=tgram://123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI/{address}",
}


def test_the_clock_starts_with_every_kind_of_provider(settings: dict[str, str]) -> None:
    seen = run("-m", "scheduler", "--once", "send-notices", **settings, **PROVIDERS)
    assert seen.returncode == 0, seen.stderr
    assert "send-notices: 0" in seen.stdout


def test_a_provider_that_nobody_knows_is_said_in_a_sentence(settings: dict[str, str]) -> None:
    wrong = {"CONSTANCIA_OTHER_SERVICES": "smoke=signals://{address}"}
    seen = run("-m", "scheduler", "--once", "send-notices", **settings, **wrong)
    assert seen.returncode == 1
    assert "CONSTANCIA_OTHER_SERVICES" in seen.stderr
    assert "Traceback" not in seen.stderr
