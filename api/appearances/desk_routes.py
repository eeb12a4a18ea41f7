"""The code at the court's desk over HTTP, as text and as a picture."""

from typing import Any

from flask import Response
from flask.views import MethodView

from api.appearances import desk
from api.appearances.schemas import DeskCodeSchema
from api.errors import NotFound
from api.hosts import codes as pictures
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("court-desk", description="The code that she scans at the court's desk.")


def _shown() -> desk.ShownCode:
    court_id = actor().court_id
    if court_id is None:
        raise NotFound
    keys = desk.keys_of(session(), court_id, now())
    found = desk.shown(keys, settings().public_url, now())
    commit()
    return found


@blp.route("/courts/desk/code")
class DeskCode(MethodView):
    """The rotating code of one's court."""

    @blp.allow("clerk")
    @blp.response(200, DeskCodeSchema)
    def get(self) -> dict[str, Any]:
        """The code to show now at the desk of the clerk's court; a new one each 30 seconds."""
        code = _shown()
        return {
            "url": code.url,
            "valid_from": code.valid_from,
            "valid_until": code.valid_until,
            "server_time": now(),
        }


@blp.route("/courts/desk/code.svg")
@blp.allow("clerk")
@blp.response(200, content_type="image/svg+xml")
def desk_code_svg() -> Response:
    """The code of this moment as a picture that needs no JavaScript."""
    return Response(pictures.svg(_shown().url), mimetype="image/svg+xml")
