"""Notices as a clock would have left them, and what people do with them over HTTP."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.notices.models import Notice, Sending
from api.settings import Settings
from tests.builders import MONDAY
from tests.notices.acts import a_channel
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
NUMBER = "+573001234567"
HOUR = timedelta(hours=1)
Sessions = sessionmaker[Session]
DATED = {"days": 1, "starts_at": "2026-11-12T13:00:00+00:00"}


def a_notice(
    sessions: Sessions, cast: Cast, kind: str = "appearance", *, other: bool = False, **differs: Any
) -> UUID:
    """A notice to her, due since an hour."""
    order = cast.other_order if other else cast.order
    given: dict[str, Any] = {
        "id": uuid4(),
        "court_id": order.court_id,
        "order_id": order.id,
        "person_kind": "participant",
        "person_id": order.participant_id,
        "kind": kind,
        "occasion": uuid4().hex,
        "params": DATED,
        "urgent": True,
        "made_at": MONDAY - HOUR,
        "due_at": MONDAY - HOUR,
        "useful_until": MONDAY + 72 * HOUR,
        "state": "waiting",
    }
    with unit_of_work(sessions) as session:
        row = Notice(**{**given, **differs})
        session.add(row)
        return row.id


def to_host(sessions: Sessions, cast: Cast, **differs: Any) -> UUID:
    """A notice to somebody who works for the host."""
    whose = {"order_id": None, "host_id": cast.host_organization.id}
    person = {"person_kind": "host", "person_id": cast.host.id}
    params = {"params": {"count": 3}, "about_id": cast.site.id}
    given = {**whose, **person, **params, **differs}
    return a_notice(sessions, cast, "unconfirmed", **given)


def a_try(
    sessions: Sessions, settings: Settings, cast: Cast, notice: UUID, kind: str, **differs: Any
) -> UUID:
    """A sending of a notice over one more channel of hers."""
    person = ("participant", cast.order.participant_id)
    address = "" if kind == "paper" else f"{NUMBER}{uuid4().hex}"
    channel = a_channel(sessions, settings, person, kind, differs.pop("address", address))
    given: dict[str, Any] = {"ended_at": MONDAY - HOUR, "result": "accepted", "number": 1}
    with unit_of_work(sessions) as session:
        sending = Sending(
            **{
                "id": uuid4(),
                "court_id": cast.order.court_id,
                "notice_id": notice,
                "round": 1,
                "channel_id": channel,
                "channel_kind": kind,
                "started_at": MONDAY - HOUR,
                "repeats": 0,
                **given,
                **differs,
            }
        )
        session.add(sending)
        return sending.id


def read(browser: Browser, path: str, **headers: str) -> dict[str, Any]:
    """What the API answers."""
    answer = browser.get(f"{BASE}{path}", headers=headers)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def put(browser: Browser, path: str, body: Mapping[str, Any] | None = None) -> Answer:
    """Say something."""
    return browser.put(f"{BASE}{path}", json=dict(body or {}))


def row_of(sessions: Sessions, notice: UUID) -> Notice:
    """A notice as the tables have it now."""
    with sessions() as session:
        found = session.get_one(Notice, notice)
        assert found.sendings is not None
        return found
