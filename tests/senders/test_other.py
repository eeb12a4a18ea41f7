"""Other services get what she wrote as her address as one piece, and it can be nothing else."""

import logging
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from api.providers import other_services
from api.senders.message import Outcome
from api.senders.other import OtherServices
from api.settings import SettingsError
from tests.senders.http_loopback import CUT, DRIPPING, SILENT, Behaviour, HttpLoopback, Reply
from tests.senders.words import NOW, PHONE, TEXT, message


@pytest.fixture
def there() -> Iterator[HttpLoopback]:
    with HttpLoopback(lambda _post: Reply()) as one:
        yield one


def services(there: HttpLoopback) -> OtherServices:
    setting = f"box=json://127.0.0.1:{there.port}/to/{{address}}"
    return OtherServices(other_services(setting), limit=0.4)


def test_the_service_gets_subject_and_text_for_her_address(there: HttpLoopback) -> None:
    outcome = services(there).send(message(f"box:{PHONE}"), NOW)
    assert outcome == Outcome("accepted", "taken", "apprise")
    (post,) = there.posts
    assert unquote(post.path) == f"/to/{PHONE}"
    assert (post.json["title"], post.json["message"]) == ("Agenda", TEXT)
    assert "apprise" not in str(post.headers).lower()


@pytest.mark.parametrize(
    "address",
    ["@ana", "#sala", "ana.perez", "!sala:example.org", "+573001234567", "a=b", "ana@example.org"],
)
def test_an_address_stays_one_piece(there: HttpLoopback, address: str) -> None:
    assert services(there).send(message(f"box:{address}"), NOW).result == "accepted"
    (post,) = there.posts
    assert unquote(post.path) == f"/to/{address}"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "..",
        ".",
        "../admin",
        "a/b",
        "a,b",
        "a;b",
        "a b",
        "a\r\nX: y",
        "a%2Fb",
        "a%252Fb",
        "a?rto=99",
        "a&cto=99",
        "{address}",
        "x" * 201,
        "ñandú",
        "a\x00",
    ],
)
def test_an_address_that_could_be_more_is_given_up(there: HttpLoopback, address: str) -> None:
    outcome = services(there).send(message(f"box:{address}"), NOW)
    assert outcome == Outcome("gone", "bad-address", "apprise")
    assert there.posts == []


@pytest.mark.parametrize("to", ["other:@ana", "box", "json://127.0.0.1/", ""])
def test_a_service_that_the_operator_did_not_name_is_none(there: HttpLoopback, to: str) -> None:
    outcome = services(there).send(message(to), NOW)
    assert outcome.result == "gone"
    assert there.posts == []


@pytest.mark.parametrize(
    ("behaviour", "detail"),
    [
        (Reply(500), "not-taken"),
        (Reply(400), "not-taken"),
        (CUT, "not-taken"),
        (Reply(302, b"", {"Location": "/elsewhere"}), "not-taken"),
        (DRIPPING, "timeout"),
    ],
    ids=str,
)
def test_a_service_that_does_not_take_it_is_tried_again(
    there: HttpLoopback, behaviour: Behaviour, detail: str
) -> None:
    there.then(behaviour)
    outcome = services(there).send(message("box:@ana"), NOW)
    assert outcome == Outcome("failed", detail, "apprise")
    assert len(there.posts) == 1


def test_a_silent_service_ends_in_time(there: HttpLoopback) -> None:
    there.then(SILENT)
    outcome = services(there).send(message("box:@ana"), NOW)
    assert outcome.result == "failed"
    assert outcome.detail in ("timeout", "not-taken")


def test_no_line_of_a_log_holds_an_address(
    there: HttpLoopback, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    one = services(there)
    there.then(Reply(500), CUT)
    with caplog.at_level(logging.DEBUG, logger="apprise"):
        for _ in range(3):
            one.send(message(f"box:{PHONE}"), NOW)
    assert [line for line in caplog.records if line.name == "apprise"] == []
    assert PHONE[1:] not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "setting",
    [
        "telegram=tgram://123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/{address}",
        "ntfy=ntfy://ntfy.sh/{address}",
        "matrix=matrixs://user:pass@matrix.example.org/{address}",
        "signal=signal://127.0.0.1:8080/+15005550006/{address}",
    ],
)
def test_services_of_the_library_are_known(setting: str) -> None:
    OtherServices(other_services(setting))


def test_a_service_that_the_library_does_not_know_is_said_at_start() -> None:
    with pytest.raises(SettingsError, match=r"^CONSTANCIA_OTHER_SERVICES: pigeon is not a kind"):
        OtherServices(other_services("pigeon=pigeon://coop/{address}"))
