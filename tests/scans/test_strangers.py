"""Scans of nobody we know are kept, as long as they leave room for everybody else's."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts import limits
from api.scans.models import Scan
from tests.people import Cast

ADDRESS = "https://horas.example.org"


def sent(client: FlaskClient) -> int:
    path = f"/api/v1/scans/{uuid4()}"
    return client.put(path, json={"direction": "in", "code": "x"}, base_url=ADDRESS).status_code


@pytest.fixture(autouse=True)
def _three_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    three = {**limits.LIMITS, "scan-stranger": ((3, timedelta(hours=1)),)}
    monkeypatch.setattr(limits, "LIMITS", three)


def test_a_strangers_scans_are_kept_up_to_the_limit_and_then_stay_on_the_phone(
    cast: Cast, client: FlaskClient, session: Session
) -> None:
    assert [sent(client) for _ in range(4)] == [201, 201, 201, 429]
    assert session.scalar(select(func.count()).select_from(Scan)) == 3


def test_the_limit_on_strangers_never_reaches_a_woman_who_is_signed_in(
    cast: Cast, client: FlaskClient
) -> None:
    for _ in range(4):
        sent(client)
    path = f"/api/v1/scans/{uuid4()}"
    answer = cast.participant.client.put(path, json={"direction": "in"})
    assert answer.status_code == 201
