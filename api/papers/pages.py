"""The page where anybody checks a paper. It needs no account and no JavaScript."""

from typing import Any

from flask import Response, render_template_string, request

from api.accounts import answers as limits
from api.errors import TooMany
from api.papers.checking import Check, check
from api.papers.kinds import KINDS
from api.papers.page_words import WORDS
from api.web.blueprint import Blueprint
from api.web.day_words import day_text
from api.web.request import language, session

blp = Blueprint("verify", description="Whether a paper is one of ours.", url_prefix="/")

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
LARGEST_FILE = 4 * 1024 * 1024
LARGEST_BODY = 12 * 1024 * 1024
LONGEST_CODE = 400

_PAGE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Agenda</title>
<link rel="stylesheet" href="/verify.css"></head>
<body><main><h1>{{ w.title }}</h1>
{% if told %}<section role="status" aria-labelledby="result" class="{{ told.tone }}">
<h2 id="result">{{ w.result }}</h2><p><strong>{{ told.text }}</strong></p>
{% if told.facts %}<dl>{% for name, value in told.facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>
{% endfor %}</dl>{% endif %}
{% for line in told.lines %}<p>{{ line }}</p>{% endfor %}</section>
<h2>{{ w.again }}</h2>{% else %}<p>{{ w.intro }}</p>{% endif %}
<form method="post" action="/verify" enctype="multipart/form-data">
<p><label for="code">{{ w.code }}</label>
<input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
 maxlength="400" aria-describedby="code-hint"><small id="code-hint">{{ w.code_hint }}</small></p>
<p><label for="file">{{ w.file }}</label>
<input id="file" name="file" type="file" accept="application/pdf"
 aria-describedby="file-hint"><small id="file-hint">{{ w.file_hint }}</small></p>
<p><button>{{ w.send }}</button></p></form></main></body></html>
"""
_STYLE = """:root{color-scheme:light dark}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:36rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.625rem}h2{font-size:1.25rem}
section{border:2px solid;border-inline-start-width:.75rem;border-radius:.5rem;padding:0 1rem .5rem}
dl{display:grid;grid-template-columns:minmax(6rem,9rem) 1fr;gap:.25rem 1rem}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
label{display:block;font-weight:600}
small{display:block}
input{box-sizing:border-box;width:100%;min-height:3rem;font:inherit;padding:.5rem}
#code{font-family:ui-monospace,monospace}
button{min-height:3.5rem;width:100%;font:inherit;font-weight:600}
"""


@blp.route("/verify")
@blp.allow("anyone")
@blp.serves("text/html")
def form() -> Response:
    """The form: a code, a file, or both."""
    return _page(None)


@blp.route("/verify", methods=["POST"])
@blp.allow("anyone")
@blp.safe_to_repeat("it tells what is known of a paper and keeps nothing but the count of tries")
@blp.file(*FORMS, body_limit=LARGEST_BODY)
@blp.serves("text/html")
@blp.may_fail(429)
def answer() -> Response:
    """Whether the paper was made here, is unaltered, and still holds: no name, no court."""
    words = WORDS[language()]
    try:
        limits.count_try("verify", limits.address())
    except TooMany as refused:
        page = _page(
            {"tone": "bad", "text": words["slow_down"].format(seconds=refused.retry_after)}
        )
        page.status_code = 429
        page.headers["Retry-After"] = str(refused.retry_after)
        return page
    pdf = _file()
    if pdf is not None and len(pdf) > LARGEST_FILE:
        return _page({"tone": "bad", "text": words["too_large"]})
    return _page(_told(check(session(), request.form.get("code", "")[:LONGEST_CODE], pdf)))


@blp.route("/verify.css")
@blp.allow("anyone")
@blp.serves("text/css")
def style() -> Response:
    """How the page looks."""
    return Response(_STYLE, mimetype="text/css")


def _file() -> bytes | None:
    """The file that came with the form; a large one lies on the disk until it is closed."""
    sent = request.files.getlist("file")
    try:
        return sent[0].read() if sent and sent[0].filename else None
    finally:
        for one in request.files.values():
            one.close()


def _told(found: Check) -> dict[str, Any]:
    """What was found, in words."""
    words = WORDS[language()]
    told: dict[str, Any] = {"tone": "bad", "text": words[found.word]}
    if found.kind is None or found.made_on is None:
        return told
    made_on = day_text(found.made_on, language())
    facts = [(words["kind"], KINDS[found.kind].title(language())), (words["made_on"], made_on)]
    if found.as_of is not None:
        facts.append((words["as_of"], day_text(found.as_of, language())))
    lines = [words["current"] if found.current else words["changed"].format(day=made_on)]
    if found.unaltered is not None:
        lines.insert(0, words["unaltered" if found.unaltered else "altered"])
    good = found.current and found.unaltered is not False
    return {**told, "tone": "good" if good else "mixed", "facts": facts, "lines": lines}


def _page(told: dict[str, Any] | None) -> Response:
    lang = language()
    page = render_template_string(_PAGE, lang=lang, w=WORDS[lang], told=told)
    response = Response(page, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response
