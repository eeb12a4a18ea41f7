"""Accounts as monitors enter them, and what is asked of the register."""

from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy.orm import Session

from api.accounts import staff
from api.accounts.models import Staff
from api.accounts.vault import vault_of
from api.settings import Settings
from tests.builders import LONG_AGO
from tests.people import Answer, Browser

BASE = "/api/v1/decisions"
FILED = {"kind": "filed", "on": "2026-08-03", "reasons": []}
DENIED = {"kind": "denied", "on": "2026-09-21", "reasons": ["marginality_not_proved"]}
GRANTED = {"kind": "granted", "on": "2026-09-21", "reasons": []}
SECRET = "Llamar a Marta Restrepo, CC 1.020.304.050."


def a_monitor(session: Session, settings: Settings, app: Flask, name: str) -> Browser:
    """Another monitor, of no organization or of another, signed in."""
    handed = staff.add(
        session,
        vault_of(settings),
        LONG_AGO,
        role="monitor",
        email=f"{name}@example.org",
        name=name.title(),
        court_id=None,
        host_id=None,
    )
    session.commit()
    made: Any = app.test_client()
    browser: Browser = made.sits(Staff, handed.staff_id)
    return browser


def given(*steps: dict[str, Any], **differs: object) -> dict[str, Any]:
    """An account: filed and denied in Cali unless a test says otherwise."""
    return {
        "department": "Valle del Cauca",
        "court_kind": "sentence_court",
        "source": "decision_seen",
        "steps": list(steps) or [FILED, DENIED],
        **differs,
    }


def put(who: Browser, body: dict[str, Any], decision_id: UUID | None = None) -> Answer:
    """Enter an account."""
    return who.put(f"{BASE}/{decision_id or uuid4()}", json=body)


def entered(who: Browser, *steps: dict[str, Any], **differs: object) -> dict[str, Any]:
    """Enter an account that holds; what is said of it."""
    answer = put(who, given(*steps, **differs))
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def say(who: Browser, account: dict[str, Any], **body: object) -> Answer:
    """A later step, or a correction."""
    return who.put(f"{BASE}/{account['id']}/events/{uuid4()}", json=body)


def match(who: Browser, one: dict[str, Any], other: dict[str, Any], same: bool) -> dict[str, Any]:
    """Say whether two accounts are the same."""
    answer = who.put(f"{BASE}/{one['id']}/matches/{other['id']}", json={"same": same})
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def seen(who: Browser, account: dict[str, Any]) -> dict[str, Any]:
    """An account as somebody reads it."""
    answer = who.get(f"{BASE}/{account['id']}")
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def listed(who: Browser, query: str = "") -> list[str]:
    """The ids of a list."""
    answer = who.get(f"{BASE}{query}")
    assert answer.status_code == 200, answer.json
    return [one["id"] for one in answer.json["items"]]


def refused(answer: Answer) -> tuple[int, str, str]:
    """The status, the pointer and the code of what was refused."""
    fault = answer.json["errors"][0]
    return answer.status_code, fault["pointer"], fault["code"]
