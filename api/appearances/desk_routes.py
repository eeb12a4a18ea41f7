"""The code at the court's desk over HTTP: as text, as a picture, and as a page without a script."""

from typing import Any

from flask import Response, render_template_string
from flask.views import MethodView

from api.appearances import desk
from api.appearances.schemas import DeskCodeSchema
from api.errors import NotFound
from api.hosts import codes as pictures
from api.hosts.pages import REFRESH_SECONDS, STYLE
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, now, session, settings

blp = Blueprint("court-desk", description="The code that she scans at the court's desk.")

# Addresses are relative, so that the page works behind any proxy.
_SCREEN = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta http-equiv="refresh" content="{{ refresh }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Agenda</title>
<link rel="stylesheet" href="pages.css"></head>
<body class="screen"><main><h1>Registra aquí tu visita</h1>
<img src="code.svg" alt="Código para registrar la visita">
<p lang="en">Record your visit here.</p></main></body></html>
"""


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


@blp.route("/courts/desk/screen")
@blp.allow("clerk")
@blp.response(200, content_type="text/html")
def desk_screen() -> Response:
    """The code as a page that renews itself: for a desk whose browser is old."""
    page = render_template_string(_SCREEN, refresh=REFRESH_SECONDS)
    return Response(page, mimetype="text/html")


@blp.route("/courts/desk/pages.css")
@blp.allow("anyone")
@blp.response(200, content_type="text/css")
def desk_style() -> Response:
    """How that page looks."""
    return Response(STYLE, mimetype="text/css")
