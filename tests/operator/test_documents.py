"""The OpenAPI file is the same for the same code, and is made without any database."""

import json
import os
import subprocess
import sys
from pathlib import Path

from api.operator.documents import openapi_text
from tests.operator.conftest import Constancia

PROGRAM = "from api.operator.documents import openapi_text; print(openapi_text(), end='')"


def test_the_text_does_not_depend_on_the_order_of_sets() -> None:
    texts = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_it_is_an_openapi_document_with_every_path_and_ends_its_last_line() -> None:
    text = openapi_text()
    document = json.loads(text)
    assert document["openapi"].startswith("3.1")
    assert "/api/v1/scans/{scan_id}" in document["paths"]
    assert not any(path.startswith("/demo") for path in document["paths"])
    assert text.endswith("}\n")


def test_the_command_writes_it_and_then_agrees_with_it(
    constancia: Constancia, tmp_path: Path
) -> None:
    file = tmp_path / "openapi.json"
    missing = constancia("openapi", "--check", "--file", str(file))
    assert (missing.exit_code, "Run `constancia openapi`" in missing.stderr) == (1, True)
    assert constancia("openapi", "--file", str(file)).exit_code == 0
    assert constancia("openapi", "--check", "--file", str(file)).exit_code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("scan", "skan", 1), encoding="utf-8")
    assert constancia("openapi", "--check", "--file", str(file)).exit_code == 1
