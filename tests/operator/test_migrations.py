"""Tables are brought up to date by one at a time, and it can be said whether they are."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from api.database import new_engine
from api.operator import migrations
from api.operator.refused import Away, Refused
from api.tables import Base


def tables_of(url: str) -> set[str]:
    engine = new_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def test_an_upgrade_makes_every_table(url: str) -> None:
    migrations.upgrade(url)
    assert tables_of(url) >= set(Base.metadata.tables)
    assert not migrations.behind(url)


def test_a_second_upgrade_changes_nothing(url: str) -> None:
    migrations.upgrade(url)
    revision = migrations.revision_of(url)
    migrations.upgrade(url)
    assert migrations.revision_of(url) == revision


def test_tables_can_be_taken_down_and_made_again(url: str) -> None:
    migrations.upgrade(url)
    migrations.downgrade(url, "base")
    assert migrations.behind(url)
    assert tables_of(url) == {"alembic_version"}
    migrations.upgrade(url)
    assert not migrations.behind(url)


def test_upgrades_at_the_same_moment_wait_for_each_other(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(migrations.upgrade, url) for _ in range(4)]:
            done.result()
    assert not migrations.behind(url)


def test_a_database_of_a_newer_program_is_not_behind(url: str) -> None:
    migrations.upgrade(url)
    engine = new_engine(url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = 'from_tomorrow'"))
    engine.dispose()
    assert not migrations.behind(url)
    assert migrations.unknown(migrations.revision_of(url))


def test_foreign_keys_hold_after_an_upgrade_of_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'constancia.db'}"
    migrations.upgrade(url)
    engine = new_engine(url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_a_new_sqlite_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "constancia.db"
    migrations.upgrade(f"sqlite:///{file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_asking_about_a_missing_sqlite_file_does_not_make_it(tmp_path: Path) -> None:
    file = tmp_path / "constancia.db"
    with pytest.raises(Refused, match="There is no database at .* Run `constancia init`"):
        migrations.behind(f"sqlite:///{file}")
    assert not file.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Make its folder"):
        migrations.upgrade(f"sqlite:///{tmp_path / 'nowhere' / 'constancia.db'}")


def test_a_server_that_is_away_is_told_from_one_that_refuses_and_hides_the_password() -> None:
    with pytest.raises(Away, match="Check that it runs") as caught:
        migrations.behind("postgresql+psycopg://app:hunter2@127.0.0.1:1/constancia")
    assert "hunter2" not in str(caught.value)
