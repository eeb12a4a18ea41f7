"""Every try ends in time, and leaves nothing running behind it."""

import socket
import threading
from time import monotonic
from typing import Any

import pytest

from api.senders.leash import Leash, within
from api.senders.web_push import WebPush
from tests.senders.loopback import DRIPPING, SILENT, Behaviour, PushService
from tests.senders.words import NOW, SECRET, message


def test_what_is_done_in_time_is_given_back() -> None:
    assert within(5, lambda _leash: 42) == 42


def test_what_goes_wrong_inside_is_said_outside() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda _leash: 1 // 0)


def test_a_socket_that_opens_too_late_is_not_used() -> None:
    here, there = socket.socketpair()
    leash = Leash()
    leash.cut()
    with here, there, pytest.raises(TimeoutError):
        leash.hold(here)


def test_a_socket_that_waits_is_shut_under_its_reader() -> None:
    here, there = socket.socketpair()
    read: list[bytes] = []

    def wait(leash: Leash) -> None:
        leash.hold(here)
        read.append(here.recv(1))

    with here, there:
        with pytest.raises(TimeoutError):
            within(0.05, wait)
        _ended()
    assert read == [b""]


@pytest.mark.parametrize("behaviour", [SILENT, DRIPPING], ids=str)
def test_nothing_goes_on_after_a_server_that_drags(behaviour: Behaviour) -> None:
    with PushService() as service:
        service.always(behaviour)
        push = WebPush(SECRET, "mailto:help@example.org", insecure=True, limit=0.1)
        began = monotonic()
        assert push.send(message(service.subscribe()), NOW).detail == "timeout"
        assert monotonic() - began < 1
        _ended()


def test_a_name_that_does_not_resolve_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = threading.Event()

    def resolve(*_given: Any, **_named: Any) -> list[Any]:
        given_up.wait()
        raise socket.gaierror

    with PushService() as service:
        hers = service.subscribe()
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        push = WebPush(SECRET, "mailto:help@example.org", insecure=True, limit=0.05)
        assert push.send(message(hers), NOW).detail == "timeout"
        given_up.set()
        _ended()
        assert service.posts == []


def _ended() -> None:
    """Whoever sent has gone home."""
    for thread in threading.enumerate():
        if thread.name.startswith("sender"):
            thread.join(5)
            assert not thread.is_alive()
