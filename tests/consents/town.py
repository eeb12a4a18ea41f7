"""Organizations with a monitor each, and what they and she do, for the tests of consents."""

from dataclasses import dataclass
from typing import Any
from typing import cast as known_as
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from api.accounts import organizations, staff
from api.accounts.models import Staff
from api.accounts.vault import vault_of
from api.settings import Settings
from tests.builders import LONG_AGO
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
HERS = f"{BASE}/me/consents"


@dataclass(frozen=True)
class Town:
    """Two organizations that help, one that watches, and who works for them."""

    cast: Cast
    helpers: UUID
    defenders: UUID
    observatory: UUID
    monitor: Browser
    other: Browser

    @property
    def her(self) -> Browser:
        """The participant at her phone."""
        return self.cast.participant.client

    def give(self, purpose: str = "week", **differs: Any) -> Answer:
        """She lets the first organization in for one purpose."""
        body = {"organization": str(self.helpers), "purpose": purpose, "words": f"{purpose}-1"}
        return self.her.put(f"{HERS}/{differs.pop('id', uuid4())}", json={**body, **differs})

    def consent_id(self, purpose: str = "week", organization: UUID | None = None) -> str:
        """Under which id she gave what holds."""
        wanted = str(organization or self.helpers)
        (found,) = (one for one in hers(self) if one["id"] == wanted)
        (line,) = (one for one in found["purposes"] if one["purpose"] == purpose)
        return str(line["consent"]["id"])

    def withdraw(self, consent: str) -> Answer:
        """She takes it back."""
        return self.her.put(f"{HERS}/{consent}/withdrawal", json={})

    def opened(self, by: Browser | None = None) -> Answer:
        """A monitor opens her."""
        return (by or self.monitor).get(f"{BASE}/supported/{self.cast.order.id}")

    def listed(self, by: Browser | None = None) -> list[dict[str, Any]]:
        """Whom a monitor's list names."""
        return list((by or self.monitor).get(f"{BASE}/supported").json["items"])

    def looks(self) -> list[tuple[str, str | None]]:
        """What she reads of who looked: what for, and of which organization."""
        items = self.her.get(f"{BASE}/me/access-log").json["items"]
        return sorted((one["purpose"], one["organization_name"]) for one in items)


def hers(town: Town) -> list[dict[str, Any]]:
    """The organizations on her screen."""
    return list(town.her.get(HERS).json["organizations"])


@pytest.fixture
def town(cast: Cast, session: Session, settings: Settings, app: Flask) -> Town:
    """Everybody, committed."""
    made = {
        name: organizations.create(
            session, LONG_AGO, name=name, kind=kind, about="Acompañan.", reach="602 555 0101"
        ).id
        for name, kind in (
            ("Casa Abierta", "support"),
            ("Defensa Pública", "defender"),
            ("Observatorio", "observatory"),
        )
    }
    seated = [
        _monitor(session, settings, app, name) for name in ("Casa Abierta", "defensa pública")
    ]
    session.commit()
    helpers, defenders, observatory = made.values()
    return Town(cast, helpers, defenders, observatory, *seated)


def _monitor(session: Session, settings: Settings, app: Flask, organization: str) -> Browser:
    handed = staff.add(
        session,
        vault_of(settings),
        LONG_AGO,
        role="monitor",
        email=f"{organization.split()[0].lower()}@example.org",
        name="Mónica",
        organization=organization,
    )
    return known_as(Browser, app.test_client()).sits(Staff, handed.staff_id)
