"""Clerks, hosts' people, monitors and administrators at the door."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import staff
from api.accounts.cookie import COOKIE, HINT
from api.accounts.models import SignIn, Staff
from api.accounts.vault import hash_of, vault_of
from api.settings import Settings
from tests.accounts.doors import carry, code_of, sign_in
from tests.conftest import TestClock
from tests.people import Browser, Cast

EMAIL = "clara@example.org"


@pytest.fixture
def handed(cast: Cast, session: Session, settings: Settings, clock: TestClock) -> staff.Credentials:
    """Clara's fresh credentials."""
    credentials = staff.reset(session, vault_of(settings), clock(), EMAIL)
    session.commit()
    return credentials


def test_both_factors_open_a_session(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    code = code_of(handed.totp_secret, clock)
    answer = sign_in(cast.nobody, "Clara@Example.ORG ", handed.password, code)
    assert answer.status_code == 201
    assert answer.json["role"] == "clerk"
    assert answer.json["court"] == {"id": str(cast.court.id), "name": cast.court.name}
    assert answer.json["expires_at"] == "2026-11-09T07:30:00-05:00"
    assert cast.nobody.get("/api/v1/session").json["name"] == "Clara"


def test_the_cookie_is_closed_to_scripts_and_other_sites(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    code = code_of(handed.totp_secret, clock)
    line = carry(sign_in(cast.nobody, EMAIL, handed.password, code))
    assert line.startswith("__Host-constancia=")
    for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in line.split("; ")
    assert "Domain" not in line


def test_a_page_can_see_that_somebody_is_here_and_nothing_more(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    code = code_of(handed.totp_secret, clock)
    signed_in = sign_in(cast.nobody, EMAIL, handed.password, code)
    ours = {"X-Constancia": "1"}
    left = cast.nobody.delete("/api/v1/session", headers=ours)
    put, dropped = (
        next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith(HINT))
        for answer in (signed_in, left)
    )
    assert put.startswith(f"{HINT}=1;")
    assert dropped.startswith(f"{HINT}=;")
    assert "Max-Age=0" in dropped.split("; ")


def test_only_the_hash_of_the_token_is_stored(
    cast: Cast, handed: staff.Credentials, clock: TestClock, session: Session
) -> None:
    code = code_of(handed.totp_secret, clock)
    token = carry(sign_in(cast.nobody, EMAIL, handed.password, code)).split(";")[0].split("=", 1)[1]
    hashes = session.scalars(select(SignIn.token_hash)).all()
    assert hash_of(token.encode()) in hashes
    assert token.encode() not in b"|".join(hashes)
    assert len(token) == 43


def test_every_wrong_try_gets_the_same_answer(
    cast: Cast, handed: staff.Credentials, clock: TestClock, session: Session
) -> None:
    code = code_of(handed.totp_secret, clock)
    wrong_code = "000000" if code != "000000" else "000001"
    tries = [
        (EMAIL, handed.password + "x", code),
        (EMAIL, handed.password, wrong_code),
        ("nobody@example.org", handed.password, code),
    ]
    answers = [sign_in(cast.nobody, *one) for one in tries]
    staff.disable(session, clock(), EMAIL)
    session.commit()
    answers.append(sign_in(cast.nobody, EMAIL, handed.password, code))
    told = [
        (
            a.status_code,
            a.json["type"],
            a.json["title"],
            a.json["detail"],
            "Set-Cookie" in a.headers,
        )
        for a in answers
    ]
    assert set(told) == {told[0]}
    assert told[0][:2] == (401, "sign-in-refused")


def test_an_unknown_email_costs_as_much_hashing_as_a_known_one(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    hasher = type(vault_of(settings).hasher)
    verify = hasher.verify

    def counted(self: object, hashed: str, password: str) -> bool:
        verified.append(hashed.split("$")[1])
        return bool(verify(self, hashed, password))  # type: ignore[arg-type]

    monkeypatch.setattr(hasher, "verify", counted)
    sign_in(cast.nobody, EMAIL, "one wrong password", "123456")
    sign_in(cast.nobody, "nobody@example.org", "one wrong password", "123456")
    assert verified == ["argon2id", "argon2id"]


def test_a_code_opens_one_session_only(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    code = code_of(handed.totp_secret, clock)
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == 201
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == 401
    clock.forward(seconds=30)
    newer = code_of(handed.totp_secret, clock)
    assert sign_in(cast.nobody, EMAIL, handed.password, newer).status_code == 201
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == 401


@pytest.mark.parametrize(("seconds", "status"), [(-30, 201), (30, 201), (-90, 401), (90, 401)])
def test_a_clock_a_step_away_is_forgiven(
    cast: Cast, handed: staff.Credentials, clock: TestClock, seconds: int, status: int
) -> None:
    clock.forward(seconds=seconds)
    code = code_of(handed.totp_secret, clock)
    clock.forward(seconds=-seconds)
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == status


def test_the_sixth_try_within_a_minute_waits(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    for _ in range(5):
        assert sign_in(cast.nobody, EMAIL, "wrong " * 4, "123456").status_code == 401
    code = code_of(handed.totp_secret, clock)
    refused = sign_in(cast.nobody, EMAIL, handed.password, code)
    assert (refused.status_code, refused.json["type"]) == (429, "slow-down")
    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    clock.forward(seconds=61)
    code = code_of(handed.totp_secret, clock)
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == 201


def test_an_unknown_email_is_slowed_down_like_a_known_one(cast: Cast) -> None:
    tries = [sign_in(cast.nobody, "x@example.org", "wrong " * 4, "123456") for _ in range(6)]
    assert [t.status_code for t in tries] == [401] * 5 + [429]


def test_fifty_tries_a_day_are_enough(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    for number in range(50):
        if number % 5 == 0:
            clock.forward(seconds=61)
        assert sign_in(cast.nobody, EMAIL, "wrong " * 4, "123456").status_code == 401
    clock.forward(minutes=10)
    code = code_of(handed.totp_secret, clock)
    refused = sign_in(cast.nobody, EMAIL, handed.password, code)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 3600 * 20


def test_half_an_hour_of_stillness_ends_it(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    sign_in(cast.nobody, EMAIL, handed.password, code_of(handed.totp_secret, clock))
    clock.forward(minutes=29)
    assert cast.nobody.get("/api/v1/session").status_code == 200
    clock.forward(minutes=29)
    assert cast.nobody.get("/api/v1/session").status_code == 200
    clock.forward(minutes=30)
    gone = cast.nobody.get("/api/v1/session")
    assert (gone.status_code, gone.json["type"]) == (401, "session-expired")


def test_twelve_hours_end_it_however_busy(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    sign_in(cast.nobody, EMAIL, handed.password, code_of(handed.totp_secret, clock))
    for _ in range(35):
        clock.forward(minutes=20)
        assert cast.nobody.get("/api/v1/session").status_code == 200
    clock.forward(minutes=20)
    assert cast.nobody.get("/api/v1/session").status_code == 401


def test_signing_out_keeps_what_the_phone_has_stored(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    answer = sign_in(cast.nobody, EMAIL, handed.password, code_of(handed.totp_secret, clock))
    token = carry(answer).split(";")[0].split("=", 1)[1]
    out = cast.nobody.delete("/api/v1/session")
    assert out.status_code == 204
    assert out.headers["Clear-Site-Data"] == '"cache"'
    assert cast.nobody.get("/api/v1/session").status_code == 401
    cast.nobody.set_cookie(COOKIE, token, domain="horas.example.org")
    assert cast.nobody.get("/api/v1/session").status_code == 401
    assert cast.nobody.delete("/api/v1/session").status_code == 204


def test_a_disabled_person_is_out_at_once(cast: Cast, session: Session, clock: TestClock) -> None:
    assert cast.clerk.client.get("/api/v1/session").status_code == 200
    staff.disable(session, clock(), EMAIL)
    session.commit()
    assert cast.clerk.client.get("/api/v1/session").status_code == 401


def test_a_changed_role_holds_from_the_next_request(cast: Cast, session: Session) -> None:
    assert cast.clerk.client.get("/api/v1/session").json["role"] == "clerk"
    person = session.get_one(Staff, cast.clerk.id)
    person.role, person.court_id = "monitor", None
    session.commit()
    assert cast.clerk.client.get("/api/v1/session").json["role"] == "monitor"
    assert cast.clerk.client.get("/api/v1/orders").status_code == 403


def test_a_fourth_session_ends_the_oldest(
    app: Flask, cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    browsers: list[Browser] = []
    for _ in range(4):
        clock.forward(seconds=61)
        browser = app.test_client()
        assert isinstance(browser, Browser)
        code = code_of(handed.totp_secret, clock)
        assert sign_in(browser, EMAIL, handed.password, code).status_code == 201
        browsers.append(browser)
    statuses = [b.get("/api/v1/session").status_code for b in browsers]
    assert statuses == [401, 200, 200, 200]


def test_last_seen_is_written_at_most_once_a_minute(
    cast: Cast, handed: staff.Credentials, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    def last_seen() -> float:
        with sessions() as fresh:
            rows = select(SignIn.last_seen_at).where(
                SignIn.staff_id == handed.staff_id, SignIn.ended_at.is_(None)
            )
            return fresh.scalars(rows).one().timestamp()

    sign_in(cast.nobody, EMAIL, handed.password, code_of(handed.totp_secret, clock))
    began = last_seen()
    clock.forward(seconds=59)
    cast.nobody.get("/api/v1/session")
    assert last_seen() == began
    clock.forward(seconds=1)
    cast.nobody.get("/api/v1/session")
    assert last_seen() == began + 60


def test_she_can_choose_a_password_of_her_own(
    cast: Cast, handed: staff.Credentials, clock: TestClock
) -> None:
    def change(new: str, code: str) -> int:
        body = {"password": handed.password, "code": code, "new_password": new}
        return cast.nobody.put("/api/v1/session/password", json=body).status_code

    sign_in(cast.nobody, EMAIL, handed.password, code_of(handed.totp_secret, clock))
    clock.forward(seconds=30)
    code = code_of(handed.totp_secret, clock)
    assert change("corta", code) == 422
    assert change("los mangos de la tarde", "000000" if code != "000000" else "111111") == 401
    assert change("los mangos de la tarde", code) == 204
    assert cast.nobody.get("/api/v1/session").status_code == 401
    clock.forward(seconds=61)
    code = code_of(handed.totp_secret, clock)
    assert sign_in(cast.nobody, EMAIL, handed.password, code).status_code == 401
    assert sign_in(cast.nobody, EMAIL, "los mangos de la tarde", code).status_code == 201
