"""Serves the phone's built app: one page, its hashed files, and nothing that says why she comes."""

from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from werkzeug.exceptions import NotFound

from api.web.operations import open_page

A_YEAR = 31_536_000
# Addresses under which the one page answers: the app, and the code that a camera app opened.
PAGES = ("/", "/c")
SMALL = ".gz"


def blueprint(dist: Path) -> Blueprint:
    """The pages and files of the app built in `dist`."""
    blp = Blueprint("phone", __name__)
    folder = dist.resolve()

    @open_page("the app itself holds nothing about anybody")
    def page() -> Response:
        """The app's one page."""
        answer = _file(folder, "index.html")
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    @open_page("the app's files hold nothing about anybody")
    def file(name: str) -> Response:
        """A file of the app; hashed ones never change."""
        answer = _file(folder, name)
        fixed = name.startswith("assets/")
        answer.headers["Cache-Control"] = (
            f"public, max-age={A_YEAR}, immutable" if fixed else "no-cache"
        )
        return answer

    for index, rule in enumerate(PAGES):
        blp.add_url_rule(rule, f"page_{index}", page)
    blp.add_url_rule("/<path:name>", "file", file)
    return blp


def _file(folder: Path, name: str) -> Response:
    """The file, or what the build made of it for those who take gzip: everybody."""
    if not (folder / "index.html").is_file() or name.endswith(SMALL):
        raise NotFound
    small = request.accept_encodings.quality("gzip") > 0 and (folder / (name + SMALL)).is_file()
    answer = send_from_directory(folder, name + SMALL if small else name)
    if small:
        answer.headers["Content-Encoding"] = "gzip"
        answer.mimetype = guess_type(name)[0] or "application/octet-stream"
    answer.vary.add("Accept-Encoding")
    return answer
