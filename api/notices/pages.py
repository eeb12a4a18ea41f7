"""The list of what is told in person, as a page to print. It needs no JavaScript."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from flask import Response, render_template_string

from api.accounts import access_log
from api.accounts.models import Court
from api.errors import NotFound
from api.notices import answers, lists
from api.notices.models import Notice
from api.notices.page_words import WORDS
from api.orders.models import Order
from api.rules import days
from api.web.blueprint import Blueprint
from api.web.day_words import weekday_text
from api.web.request import actor, commit, language, now, session

blp = Blueprint("printed-notices", description="What is told in person, to print.")

_PAGE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Agenda</title>
<link rel="stylesheet" href="printed-list.css"></head>
<body><main><h1>{{ w.title }}</h1><p>{{ made }}</p>
{% if women %}<p>{{ w.who }}</p>{% else %}<p>{{ w.nothing }}</p>{% endif %}
{% for woman in women %}<section aria-labelledby="w{{ loop.index }}">
<h2 id="w{{ loop.index }}">{{ woman.name }}</h2>
<ul>{% for one in woman.notices %}<li><p>{% if one.urgent %}<strong>{{ w.urgent }}.</strong>
{% endif %}{{ one.text }}</p><p class="until">{{ one.until }}</p>
<p class="line">{{ w.line }}</p></li>{% endfor %}</ul></section>{% endfor %}
<footer>{% if more %}<p>{{ more }}</p>{% endif %}<p>{{ w.foot }}</p></footer></main></body></html>
"""
_STYLE = """body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:#fff;color:#14213d}
main{max-width:44rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2rem;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}
li{break-inside:avoid}
.until{color:#47506a}
.line{border-top:1px solid #14213d;margin:3rem 0 1.5rem;padding-top:.25rem;max-width:24rem}
@media print{main{padding:0;max-width:none}}
"""


@blp.route("/notices/printed-list")
@blp.allow("clerk")
@blp.response(200, content_type="text/html")
def printed_list() -> Response:
    """What is to be told in person to women who are reached on paper, to print. It opens their
    cases, which they can see."""
    court_id = actor().court_id
    if court_id is None:
        raise NotFound
    found = lists.to_print(session(), court_id, now())
    words, court = WORDS[language()], session().get_one(Court, court_id)
    page = render_template_string(
        _PAGE,
        lang=language(),
        w=words,
        made=_at(words["made"], now(), court.time_zone),
        women=_women(found),
        more=words["more"].format(count=len(found)) if len(found) == lists.MOST_PRINTED else "",
    )
    for order in {order.id: order for _, order in found}.values():
        access_log.record_view(session(), actor(), order.id, order.participant_id, "case", now())
    commit()
    return Response(page, mimetype="text/html")


@blp.route("/notices/printed-list.css")
@blp.allow("anyone")
@blp.response(200, content_type="text/css")
def style() -> Response:
    """How the printed list looks."""
    return Response(_STYLE, mimetype="text/css")


def _women(found: Sequence[tuple[Notice, Order]]) -> list[dict[str, Any]]:
    places = answers.places_of(session(), [notice for notice, _ in found])
    women = []
    for _, rows in groupby(found, key=lambda one: one[1].id):
        own = list(rows)
        order = own[0][1]
        name = f"{order.participant.first_name} {order.participant.last_name}"
        women.append({"name": name, "notices": [_notice(*one, places) for one in own]})
    return women


def _notice(notice: Notice, order: Order, places: Any) -> dict[str, Any]:
    tz = order.time_zone
    return {
        "text": answers.sentence(notice, places, tz, language(), now()),
        "urgent": notice.urgent,
        "until": _at(WORDS[language()]["until"], notice.useful_until, tz),
    }


def _at(form: str, instant: datetime, tz: str) -> str:
    local = instant.astimezone(days.zone(tz))
    return form.format(day=weekday_text(local, language()), time=f"{local:%H:%M}")
