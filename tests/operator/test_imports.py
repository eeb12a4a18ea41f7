"""Files brought in from the command line."""

import json
from pathlib import Path

from sqlalchemy import text

from api.database import new_engine
from tests.imports import acts
from tests.operator.conftest import Constancia
from tests.operator.test_people import FIRST


def test_a_file_is_checked_then_written_and_the_same_again_changes_nothing(
    constancia: Constancia, url: str, tmp_path: Path
) -> None:
    court = json.loads(constancia(*FIRST, url=url).stdout)["court"]
    file = tmp_path / "entidades.csv"
    file.write_bytes(acts.as_csv(acts.HOSTS))
    asked = ("import", "hosts", str(file), "--court", court)
    dry = constancia(*asked, "--dry-run", "--json", url=url)
    assert (dry.exit_code, json.loads(dry.stdout)["state"]) == (0, "checked")
    assert _hosts(url) == 0
    done = json.loads(constancia(*asked, "--json", url=url).stdout)
    assert (done["state"], done["new lines"]) == ("done", 2)
    again = json.loads(constancia(*asked, "--json", url=url).stdout)
    assert (again["new lines"], again["same lines"], _hosts(url)) == (0, 2, 2)
    file.write_bytes(acts.as_csv([*acts.HOSTS, ["900123456-1", "Otra"]]))
    wrong = constancia(*asked, url=url)
    assert wrong.exit_code == 1
    assert "line 4: nit: The check digit does not fit" in wrong.stdout
    file.write_bytes(b"PK\x03\x04 no workbook")
    broken = constancia(*asked, url=url)
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "damaged" in broken.stderr
    stranger = constancia(*asked, "--by", "nobody@example.org", url=url)
    assert "Nobody with the e-mail" in stranger.stderr


def _hosts(url: str) -> int:
    engine = new_engine(url)
    try:
        with engine.connect() as connection:
            return int(connection.execute(text("select count(*) from hosts")).scalar_one())
    finally:
        engine.dispose()
