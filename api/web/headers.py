"""Headers on every answer, and the checks of where a request comes from."""

import secrets

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from api.settings import Settings
from api.web.operations import SAFE
from api.web.problems import Problem, answer

CSRF_HEADER = "X-Constancia"
CSRF_VALUE = "1"
# Forms that act for nobody, whoever is signed in: they need no script to say who sent them.
OPEN_FORMS = frozenset({"/verify"})
TWO_YEARS = 63_072_000
# Without 0, O, 1, I, L: a support code is read out on the telephone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "worker-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def _name_request() -> None:
    g.request_id = "".join(secrets.choice(_ALPHABET) for _ in range(10))


def _refuse_foreign_pages() -> Response | None:
    """An unsafe request with a cookie must say that our own page sent it (no form can)."""
    if request.method in SAFE:
        return None
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    ours = not request.cookies or request.headers.get(CSRF_HEADER) == CSRF_VALUE
    ours = ours or request.path in OPEN_FORMS
    if ours and site in ("same-origin", "none"):
        return None
    return answer(Problem(403, "foreign-page"))


def register(app: Flask, settings: Settings) -> None:
    """Put the headers on every answer of this application."""

    def dress(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "none")
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if settings.secure:
            response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
        # Her record must not stay in any cache of a shared phone. What is of nobody says so.
        is_public = response.status_code < 400 and response.cache_control.public
        if response.status_code >= 400 or (request.path.startswith("/api/") and not is_public):
            response.headers["Cache-Control"] = "no-store"
        response.vary.add("Accept-Language")
        return response

    app.config["TRUSTED_HOSTS"] = list(settings.host_names)
    app.before_request(_name_request)
    app.before_request(_refuse_foreign_pages)
    app.after_request(dress)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )
