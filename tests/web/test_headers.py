"""Headers that keep other pages out of ours, and the proxy that stands before us."""

from dataclasses import replace

from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy import create_engine

from api.settings import Settings
from api.web.headers import CONTENT_SECURITY_POLICY
from tests.web.probe_app import probe_app


def test_the_policy_allows_our_own_files_and_no_inline_script() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert "https:" not in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_tls_is_demanded_where_there_is_tls(http: FlaskClient, probe_settings: Settings) -> None:
    assert "max-age" in http.get("/api/v1/nothing").headers["Strict-Transport-Security"]
    plain = replace(probe_settings, public_url="http://localhost")
    answer = probe_app(plain, create_engine("sqlite://")).test_client().get("/api/v1/nothing")
    assert "Strict-Transport-Security" not in answer.headers


def _address_seen(app: Flask) -> str | None:
    seen: list[str | None] = []
    app.before_request(lambda: seen.append(request.remote_addr))
    headers = {"X-Forwarded-For": "198.51.100.9, 203.0.113.5"}
    app.test_client().get("/api/v1/nothing", headers=headers)
    return seen[0]


def test_a_forwarded_address_counts_only_behind_our_own_proxies(probe_settings: Settings) -> None:
    for proxies, seen in ((0, "127.0.0.1"), (1, "203.0.113.5"), (2, "198.51.100.9")):
        settings = replace(probe_settings, trusted_proxies=proxies)
        assert _address_seen(probe_app(settings, create_engine("sqlite://"))) == seen
