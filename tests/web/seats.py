"""Real people at the doors of the product: the cast's own actors, and the ids of their things."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from api.rules.access import ANONYMOUS, ANYONE, SIGNED_IN, Actor
from api.signin import signin
from api.web.request import use_signin
from tests.people import Cast


class Seats:
    """Everybody of the cast, recognised once by the real sign-in."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        self.app = app
        self.actors: dict[str, Actor] = {ANYONE: ANONYMOUS}
        self.ids: dict[str, UUID] = {
            "site_id": cast.site.id,
            "order_id": cast.order.id,
            "host_id": cast.host_organization.id,
            "placement_id": cast.placement.id,
            "device_id": cast.device.id,
        }
        for role in sorted(SIGNED_IN):
            self._recognise(role, cast)
        # The cast's browsers add headers by themselves; the walk decides each header.
        app.test_client_class = None

    def _recognise(self, role: str, cast: Cast) -> None:
        def watched(session: Session, cookies: Mapping[str, str], now: datetime) -> Actor:
            self.actors[role] = signin(session, cookies, now)
            return self.actors[role]

        use_signin(self.app, watched)
        cast.by_role(role).get("/api/v1/session")
        assert self.actors[role].role == role

    def let_in(self, role: str) -> None:
        """Have every request come from this person."""
        actor = self.actors[role]
        use_signin(self.app, lambda session, cookies, now: actor)
