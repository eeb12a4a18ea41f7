"""Answers that never change: any cache between us and their readers may keep them for good."""

import hashlib
from functools import cache

from flask import Response, request

from api.statistics import column_words, words
from api.statistics.models import Release
from api.web.blueprint import PREFIX
from api.web.request import language

A_YEAR = 31_536_000
FOR_GOOD = f"public, max-age={A_YEAR}, immutable"
A_WHILE = "public, max-age=300"


@cache
def _wording() -> str:
    """What tells one wording of titles and meanings from another: they are part of the answers."""
    said = repr((words.TABLES, words.RULES, words.HIDDEN, words.UNITS, column_words.COLUMNS))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def etag_of(release: Release) -> str:
    """What an answer of a release in the caller's language is known by."""
    return f"{release.digest}-{_wording()}-{language()}"


def fixed(release: Release, response: Response, rest: str = "") -> Response:
    """An answer that never changes, with the way to the same of the release before."""
    response.headers["Cache-Control"] = FOR_GOOD
    response.set_etag(etag_of(release))
    if release.previous is not None:
        way = f"{PREFIX}/statistics/{release.previous}{rest}"
        response.headers["Link"] = f'<{way}>; rel="prev"'
    response.make_conditional(request)
    return response


def known(release: Release, rest: str = "") -> Response | None:
    """304 where the caller has it already: then nothing more is read."""
    if not request.if_none_match.contains(etag_of(release)):
        return None
    return fixed(release, Response(status=200), rest)
