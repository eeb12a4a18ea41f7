"""The agreement as a page to print and sign. It needs no JavaScript."""

from typing import Any
from uuid import UUID

from flask import Response, render_template_string

from api.accounts.models import Court
from api.hosts.models import Site
from api.make_ups import service
from api.make_ups.answers import last_word
from api.make_ups.models import MakeUp
from api.make_ups.page_words import WORDS
from api.orders.models import Order, Participant
from api.rules import days
from api.web.blueprint import Blueprint
from api.web.day_words import day_text, weekday_text
from api.web.request import actor, language, session

blp = Blueprint("make-up-pages", description="Agreements to print and sign.")

_PAGE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ w.title }}</title>
<link rel="stylesheet" href="agreement.css"></head>
<body><main><h1>{{ w.title }}</h1>
<section aria-labelledby="who"><h2 id="who">{{ w.who }}</h2>
<dl>{% for party in parties %}<dt>{{ party.role }}</dt><dd>{{ party.name }}</dd>{% endfor %}
<dt>{{ w.site }}</dt><dd>{{ site }}</dd>
{% if week %}<dt>{{ w.week }}</dt><dd>{{ week }}</dd>{% endif %}
<dt>{{ w.state }}</dt><dd>{{ state }}</dd></dl></section>
<section aria-labelledby="when"><h2 id="when">{{ w.when }}</h2>
<table aria-labelledby="when"><thead><tr><th scope="col">{{ w.day }}</th>
<th scope="col">{{ w.from }}</th><th scope="col">{{ w.to }}</th>
<th scope="col">{{ w.minutes }}</th></tr></thead>
<tbody>{% for one in sessions %}<tr><th scope="row">{{ one.day }}</th><td>{{ one.from }}</td>
<td>{{ one.to }}</td><td>{{ one.minutes }}</td></tr>{% endfor %}</tbody>
<tfoot><tr><th scope="row" colspan="3">{{ w.total }}</th><td>{{ total }}</td></tr></tfoot>
</table></section>
<section aria-labelledby="signatures"><h2 id="signatures">{{ w.signatures }}</h2>
<ul>{% for party in parties %}<li><p><strong>{{ party.role }}</strong>: {{ party.name }}<br>
{{ party.said }}</p><p class="line">{{ w.sign }}</p></li>{% endfor %}</ul></section>
<footer><p>{{ foot }}</p></footer></main></body></html>
"""
_STYLE = """body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:#fff;color:#14213d}
main{max-width:44rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2rem}
dl{display:grid;grid-template-columns:minmax(6rem,10rem) 1fr;gap:.25rem 1rem}
dt{font-weight:600}dd{margin:0}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #5c677d;padding:.35rem .6rem;text-align:left;font-weight:400}
thead th,tfoot th{font-weight:600}
ul{list-style:none;margin:0;padding:0}
li{break-inside:avoid}
.line{border-top:1px solid #14213d;margin:3.5rem 0 1.5rem;padding-top:.25rem;max-width:24rem}
@media print{main{padding:0;max-width:none}}
"""


@blp.route("/make-ups/<uuid:make_up_id>/agreement")
@blp.allow("clerk", "host", "participant")
@blp.response(200, content_type="text/html")
def agreement(make_up_id: UUID) -> Response:
    """An agreement to print and sign; a host's copy does not say which week was short."""
    make_up = service.make_up_of(session(), actor(), make_up_id)
    order = session().get_one(Order, make_up.order_id)
    words = WORDS[language()]
    page = render_template_string(
        _PAGE,
        lang=language(),
        w=words,
        parties=_parties(make_up, order),
        site=session().get_one(Site, make_up.site_id).name,
        week=None if actor().role == "host" else _week(make_up),
        state=words[make_up.state],
        sessions=_sessions(make_up, order),
        total=sum(one.minutes for one in make_up.sessions),
        foot=words["foot"].format(id=make_up.id),
    )
    return Response(page, mimetype="text/html")


@blp.route("/make-ups/<uuid:make_up_id>/agreement.css")
@blp.allow("anyone")
@blp.response(200, content_type="text/css")
def style(make_up_id: UUID) -> Response:
    """How the printed agreement looks."""
    return Response(_STYLE, mimetype="text/css")


def _week(make_up: MakeUp) -> str:
    monday = day_text(days.parse_week(make_up.short_week), language())
    return WORDS[language()]["week_of"].format(day=monday)


def _parties(make_up: MakeUp, order: Order) -> list[dict[str, Any]]:
    """The three, each with a name and what it said last."""
    host = session().get_one(Site, make_up.site_id).host
    court = session().get_one(Court, make_up.court_id)
    names = {
        "participant": _her_name(order.participant),
        "host": _joined(make_up, "host", host.name),
        "clerk": _joined(make_up, "clerk", court.name),
    }
    return [
        {"role": WORDS[language()][party], "name": name, "said": _said(make_up, order, party)}
        for party, name in names.items()
    ]


def _her_name(participant: Participant) -> str:
    """A host knows her first name alone; the line beside it is for her own hand."""
    if actor().role == "host":
        return participant.first_name
    return f"{participant.first_name} {participant.last_name}"


def _joined(make_up: MakeUp, party: str, organization: str) -> str:
    word = last_word(make_up, party)
    return organization if word is None else f"{word.actor_name}, {organization}"


def _said(make_up: MakeUp, order: Order, party: str) -> str:
    words, word = WORDS[language()], last_word(make_up, party)
    if word is None:
        return words["said_nothing"]
    day = word.at.astimezone(days.zone(order.time_zone))
    return words[f"said_{word.word}"].format(day=day_text(day, language()))


def _sessions(make_up: MakeUp, order: Order) -> list[dict[str, Any]]:
    zone = days.zone(order.time_zone)
    found = []
    for one in make_up.sessions:
        start, end = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
        ends = f"{end:%H:%M}"
        if end.date() != start.date():
            ends = f"{weekday_text(end, language())}, {ends}"
        found.append(
            {
                "day": weekday_text(start, language()),
                "from": f"{start:%H:%M}",
                "to": ends,
                "minutes": one.minutes,
            }
        )
    return found
