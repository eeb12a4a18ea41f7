"""The bulletin of a release over HTTP: for anybody, printed once, the same bytes for ever."""

from functools import lru_cache

from flask import Response, current_app

from api.papers.bulletin import bulletin
from api.statistics import service
from api.statistics.keeping import fixed, known
from api.web.blueprint import Blueprint
from api.web.request import language, session

blp = Blueprint("bulletins", description="Published figures as a paper.")

UNFILTERED = "fixed-tables"
REST = "/bulletin.pdf"
# A worker keeps the newest few in both languages; printing one takes a second.
MOST_KEPT = 8


@blp.route("/statistics/<release>/bulletin.pdf")
@blp.allow("anyone")
@blp.unfiltered(UNFILTERED)
@blp.serves("application/pdf")
def bulletin_file(release: str) -> Response:
    """A release on four pages: key figures, charts, tables and how they are made."""
    found = service.release_of(session(), release)
    kept = known(found, REST)
    if kept is not None:
        return kept
    # The tour alone has this door; all its people are made up.
    made_up = "demo" in current_app.blueprints
    made = Response(
        _printed(release, found.digest, language(), made_up), mimetype="application/pdf"
    )
    name = f"constancia-{release}.pdf"
    made.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return fixed(found, made, REST)


@lru_cache(maxsize=MOST_KEPT)
def _printed(release: str, digest: str, spoken: str, made_up: bool) -> bytes:
    """Its digest stands for the release, which never changes."""
    return bulletin(session(), release, spoken, made_up=made_up)
