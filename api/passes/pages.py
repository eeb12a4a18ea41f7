"""The printed card: a first name, a code, and nothing that says what it is for."""

from uuid import UUID

from flask import Response, render_template_string
from markupsafe import Markup

from api.accounts import access_log
from api.hosts import codes as pictures
from api.orders import service as orders
from api.passes import service
from api.passes.texts import CARD
from api.rules import codes, passes
from api.web.blueprint import Blueprint
from api.web.request import actor, commit, language, now, session, settings

blp = Blueprint("card-pages", description="Printed cards.")

# The picture stands in the page itself: the code has no address that could be asked for alone.
_PAGE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ w.title }}</title>
<link rel="stylesheet" href="card.css"></head>
<body><main><h1>{{ name }}</h1>
{% if picture %}<div role="img" aria-label="{{ w.picture }}">{{ picture }}</div>
<p>{{ w.use }}</p><p>{{ w.keep }}</p>{% else %}<p>{{ w.none }}</p>{% endif %}</main></body></html>
"""
_STYLE = """body{margin:0;font:1rem/1.4 system-ui,sans-serif;background:#fff;color:#14213d}
main{width:54mm;margin:1.5rem auto;padding:4mm;border:1px dashed #5c677d;text-align:center}
h1{font-size:1.25rem;margin:0 0 2mm;overflow-wrap:anywhere}
svg{width:46mm;height:46mm}
p{margin:1mm 0;font-size:.85rem}
@media print{main{margin:0}}
"""


@blp.route("/orders/<uuid:order_id>/card")
@blp.allow("clerk")
@blp.response(200, content_type="text/html")
def card(order_id: UUID) -> Response:
    """Her printed card, to cut out: her first name, the code, and neutral words; without a card
    in use it says so."""
    order = orders.order_of(session(), actor(), order_id)
    found = service.card_in_use(session(), order)
    access_log.record_view(session(), actor(), order.id, order.participant_id, "card", now())
    page = render_template_string(
        _PAGE,
        lang=language(),
        w=CARD[language()],
        name=order.participant.first_name,
        picture=None if found is None else _picture(found.secret),
    )
    commit()
    answer = Response(page, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blp.route("/orders/<uuid:order_id>/card.css")
@blp.allow("anyone")
@blp.response(200, content_type="text/css")
def style(order_id: UUID) -> Response:
    """How the printed card looks."""
    return Response(_STYLE, mimetype="text/css")


def _picture(secret: bytes) -> Markup:
    """The drawing of a card's code, without the heading of a file."""
    url = codes.url(settings().public_url, passes.card_token(secret))
    text = pictures.svg(url, printed=True).decode()
    return Markup(text[text.index("<svg") :])
