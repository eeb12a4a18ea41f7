"""Server pages that need no JavaScript: the site's screen, its pictures, and the poster."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, render_template_string

from api.hosts import codes, service
from api.hosts.models import Site
from api.web.blueprint import Blueprint
from api.web.request import actor, now, session, settings

blp = Blueprint("pages", description="Pages and pictures that need no JavaScript.")
REFRESH_SECONDS = 10

# Addresses are relative, so that a page works behind any proxy; the style is a file of ours.
_SCREEN = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta http-equiv="refresh" content="{{ refresh }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Agenda</title>
<link rel="stylesheet" href="pages.css"></head>
<body class="screen"><main><h1>{{ site.name }}</h1>
<img src="code.svg" alt="Código para registrar la llegada o la salida">
<p class="short" aria-label="Código para escribir">{{ short_code[:4] }} {{ short_code[4:] }}</p>
<p class="clock">{{ clock }}</p></main></body></html>
"""
_POSTER = """<!doctype html>
<html lang="es"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Agenda</title>
<link rel="stylesheet" href="pages.css"></head>
<body class="poster"><main><h1>{{ site.name }}</h1>
<img src="poster.svg" alt="Código de la sede">
<p>Registra aquí tu llegada y tu salida.</p>
<p lang="en">Record your arrival and departure here.</p></main></body></html>
"""
STYLE = """body{margin:0;font-family:system-ui,sans-serif;background:#fff;color:#14213d}
main{max-width:34rem;margin:0 auto;padding:1.5rem;text-align:center}
h1{font-size:1.75rem;margin:.5rem 0 1rem}
img{width:100%;max-width:72vh;height:auto}
.short{font:700 2.25rem ui-monospace,monospace;letter-spacing:.12em;margin:.5rem 0}
.clock{font-size:2rem;margin:.25rem 0;font-variant-numeric:tabular-nums}
.poster p{font-size:1.5rem}
@media print{main{padding:0}}
"""


def _site(site_id: UUID) -> Site:
    return service.site_of(session(), actor(), site_id)


def _page(template: str, **words: Any) -> Response:
    return Response(render_template_string(template, **words), mimetype="text/html")


def _svg(picture: bytes) -> Response:
    return Response(picture, mimetype="image/svg+xml")


@blp.route("/sites/<uuid:site_id>/code.svg")
@blp.allow("site_device")
@blp.response(200, content_type="image/svg+xml")
def code_svg(site_id: UUID) -> Response:
    """The code of this moment as a picture."""
    return _svg(codes.svg(codes.rotating(_site(site_id), settings().public_url, now()).url))


@blp.route("/sites/<uuid:site_id>/code.png")
@blp.allow("site_device")
@blp.response(200, content_type="image/png")
def code_png(site_id: UUID) -> Response:
    """The code of this moment as a picture for very old browsers."""
    url = codes.rotating(_site(site_id), settings().public_url, now()).url
    return Response(codes.png(url), mimetype="image/png")


@blp.route("/sites/<uuid:site_id>/screen")
@blp.allow("site_device")
@blp.response(200, content_type="text/html")
def screen(site_id: UUID) -> Response:
    """The site's screen as a plain page that refreshes itself."""
    site = _site(site_id)
    shown = codes.rotating(site, settings().public_url, now())
    local = now().astimezone(ZoneInfo(site.time_zone))
    return _page(
        _SCREEN,
        site=site,
        refresh=REFRESH_SECONDS,
        short_code=shown.short_code,
        clock=f"{local:%H:%M}",
    )


@blp.route("/sites/<uuid:site_id>/poster")
@blp.allow("host", "clerk", "site_device")
@blp.response(200, content_type="text/html")
def poster(site_id: UUID) -> Response:
    """The site's poster, to print: it names the site and nothing else."""
    return _page(_POSTER, site=_site(site_id))


@blp.route("/sites/<uuid:site_id>/poster.svg")
@blp.allow("host", "clerk", "site_device")
@blp.response(200, content_type="image/svg+xml")
def poster_svg(site_id: UUID) -> Response:
    """The printed code of a site."""
    url = codes.poster_url(_site(site_id), settings().public_url)
    return _svg(codes.svg(url, printed=True))


@blp.route("/sites/<uuid:site_id>/pages.css")
@blp.allow("anyone")
@blp.response(200, content_type="text/css")
def style(site_id: UUID) -> Response:
    """How these pages look."""
    return Response(STYLE, mimetype="text/css")
