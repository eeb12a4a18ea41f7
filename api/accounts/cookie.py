"""The session's cookie: a token nobody could guess, never seen by scripts, never sent by other
sites. Beside it stands one that holds nothing: it tells the page whether asking is worth while."""

from typing import Final

from flask import Response, after_this_request

from api.accounts.sessions import SignedIn

COOKIE: Final = "__Host-constancia"
# A page that is opened for the first time shows its door at once, without asking who is there.
HINT: Final = "__Host-here"


def set_cookie(signed: SignedIn) -> None:
    """Give the browser the token. Her phone forgets it when it is closed; the others keep it."""
    keep = None if signed.actor.role == "participant" else int(signed.lasts.total_seconds())

    @after_this_request
    def _put(response: Response) -> Response:
        response.set_cookie(
            COOKIE, signed.token, max_age=keep, secure=True, httponly=True, samesite="Strict"
        )
        response.set_cookie(HINT, "1", max_age=keep, secure=True, samesite="Strict")
        return response


def drop_cookie() -> None:
    """Take the token back, and what was cached under it: never what the phone has stored."""

    @after_this_request
    def _drop(response: Response) -> Response:
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Strict")
        response.delete_cookie(HINT, secure=True, samesite="Strict")
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
