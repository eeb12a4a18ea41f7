"""The one cookie: a token nobody could guess, never seen by scripts, never sent by other sites."""

from typing import Final

from flask import Response, after_this_request

from api.accounts.sessions import SignedIn

COOKIE: Final = "__Host-constancia"


def set_cookie(signed: SignedIn) -> None:
    """Give the browser the token. Her phone forgets it when it is closed; the others keep it."""
    keep = None if signed.actor.role == "participant" else int(signed.lasts.total_seconds())

    @after_this_request
    def _put(response: Response) -> Response:
        response.set_cookie(
            COOKIE, signed.token, max_age=keep, secure=True, httponly=True, samesite="Strict"
        )
        return response


def drop_cookie() -> None:
    """Take the token back, and what was cached under it: never what the phone has stored."""

    @after_this_request
    def _drop(response: Response) -> Response:
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Strict")
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
