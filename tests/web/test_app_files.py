"""The app's own files: small for those who take gzip, whole for the others, never mixed up."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.wrappers import Response

from api import phone

SCRIPT = "assets/app-1a2b3c.js"
TEXT = "console.log('á');"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / SCRIPT).write_text(TEXT)
    (tmp_path / f"{SCRIPT}.gz").write_bytes(gzip.compress(TEXT.encode()))
    app = Flask("files", static_folder=None)
    app.register_blueprint(phone.blueprint(tmp_path))
    return app.test_client()


def got(client: FlaskClient, path: str, takes: str = "") -> Response:
    """The whole answer, for somebody who takes these codings."""
    with client.get(path, headers={"Accept-Encoding": takes}) as answer:
        answer.get_data()
    return answer


def test_a_browser_gets_the_small_file_with_the_type_of_the_whole(client: FlaskClient) -> None:
    answer = got(client, f"/{SCRIPT}", "gzip, br")
    assert gzip.decompress(answer.data).decode() == TEXT
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Accept-Encoding" in answer.vary


@pytest.mark.parametrize("takes", ["", "br", "gzip;q=0"])
def test_who_takes_no_gzip_gets_the_whole(client: FlaskClient, takes: str) -> None:
    answer = got(client, f"/{SCRIPT}", takes)
    assert (answer.data.decode(), answer.headers.get("Content-Encoding")) == (TEXT, None)
    assert "Accept-Encoding" in answer.vary


def test_both_have_tags_of_their_own(client: FlaskClient) -> None:
    whole, small = got(client, f"/{SCRIPT}"), got(client, f"/{SCRIPT}", "gzip")
    assert whole.headers["ETag"] != small.headers["ETag"]


def test_the_small_file_has_no_address_of_its_own(client: FlaskClient) -> None:
    assert got(client, f"/{SCRIPT}.gz").status_code == 404


def test_a_page_without_a_small_file_is_served_as_it_is(client: FlaskClient) -> None:
    answer = got(client, "/", "gzip")
    assert answer.data == b"<!doctype html>"
    assert answer.headers["Cache-Control"] == "no-cache"
