"""An address is read by the sender alone: not in an answer, a log, an error or the database."""

import json
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.channels.acts import BASE, HERS, HOSTS, a_subscription, add, b64, heard, put, put_order
from tests.channels.test_support import PERSON, name
from tests.people import Cast

SUBSCRIPTION = a_subscription("https://canario.example.org/k3Zq9", auth=b64(b"canario-de-auth!"))
SECRETS = (
    *("canario.example.org", "k3Zq9", SUBSCRIPTION["p256dh"], SUBSCRIPTION["auth"]),
    *("3019876543", "301 987 6543", "9876543", "canaria-marta", "canaria-hilda", "3129876543"),
)


def everybody_adds(cast: Cast) -> None:
    """Every kind of address, once."""
    her = cast.participant.client
    add(her, "push", subscription=SUBSCRIPTION)
    add(her, "sms", address="301 987 6543")
    add(her, "whatsapp", address="+573019876543")
    add(her, "email", address="canaria-marta@example.org")
    heard(cast, address="312 987 6543")
    name(her, address="312 987 6543")
    add(cast.host.client, "email", base=HOSTS, address="canaria-hilda@example.org")


def told(text_: str) -> list[str]:
    """Which secrets a text holds."""
    return [one for one in SECRETS if one in text_]


def test_no_answer_holds_an_address(cast: Cast) -> None:
    everybody_adds(cast)
    her, clerk, host = cast.participant.client, cast.clerk.client, cast.host.client
    listed = her.get(HERS)
    assert len(listed.json["items"]) == 5
    answers = [
        listed,
        put_order(her, [one["id"] for one in listed.json["items"]]),
        her.get(PERSON),
        her.get(f"{BASE}/me"),
        clerk.get(f"{BASE}/orders/{cast.order.id}/channels"),
        clerk.get(f"{BASE}/orders/{cast.order.id}"),
        host.get(HOSTS),
        put(her, "sms", address="301 987 6543"),
        put(her, "email", address="canaria-marta@example.org"),
        put(host, "email", base=HOSTS, address="canaria-hilda@example.org"),
    ]
    for answer in answers:
        assert told(answer.text) == []


@pytest.mark.parametrize(
    ("kind", "differs"),
    [
        ("sms", {"address": "9876543"}),
        ("email", {"address": "canaria-marta@"}),
        ("email", {"address": "canaria-marta@example.org", "service": "telegram"}),
        ("push", {"subscription": {**SUBSCRIPTION, "auth": "k3Zq9"}}),
        ("push", {"subscription": {**SUBSCRIPTION, "endpoint": "https://canario.example.org:1/k"}}),
        ("other", {"address": "canaria-marta", "service": "canario.example.org"}),
        ("sms", {"address": "301 987 6543", "consent": False}),
        ("paper", {"address": "canaria-marta"}),
    ],
)
def test_no_refusal_or_log_line_says_an_address_back(
    cast: Cast, capsys: pytest.CaptureFixture[str], kind: str, differs: dict[str, Any]
) -> None:
    answer = put(cast.participant.client, kind, **differs)
    assert answer.status_code == 422
    assert told(answer.text) == []
    logged = capsys.readouterr()
    assert "/api/v1/me/channels/" in logged.err
    assert told(logged.err + logged.out) == []


def test_no_log_line_holds_an_address(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    everybody_adds(cast)
    logged = capsys.readouterr()
    lines = [json.loads(line) for line in logged.err.splitlines()]
    assert sum(line["status"] == 200 for line in lines if line["method"] == "PUT") == 7
    assert told(logged.err + logged.out) == []


def test_the_database_alone_tells_no_address(cast: Cast, session: Session) -> None:
    everybody_adds(cast)
    kept = b""
    for table in ("channels", "channel_events", "support_people"):
        for line in session.execute(text(f"select * from {table}")):
            kept += b"|".join(
                bytes(one) if isinstance(one, (bytes, memoryview)) else str(one).encode()
                for one in line
            )
    assert b"sms" in kept
    assert told(kept.decode(errors="replace")) == []
