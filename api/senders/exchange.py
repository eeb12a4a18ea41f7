"""One HTTP request to one machine, looked at before it is spoken to: no redirect is followed, no
proxy of the environment is used, no cookie kept, and it ends in time.

The standard library rather than a larger client: those resolve a name out of our sight, so that
what was checked need not be what is connected to.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import SplitResult, urlsplit

from api.senders.leash import LIMIT_SECONDS, Leash, within

LARGEST_ANSWER = 65536
PORTS = {"https": 443, "http": 80}


class NoAnswer(Exception):
    """Nobody answered, and why, as a short code."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def anywhere(_address: str) -> bool:
    """For machines that the operator named: they may stand beside this one."""
    return True


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """The certificates that this machine trusts; reading them takes longer than a request."""
    return ssl.create_default_context()


def _lower(answer: http.client.HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.getheaders()}


@dataclass(frozen=True, slots=True)
class Line:
    """How requests go out: to which machines, trusting whose certificates, for how long."""

    allowed: Callable[[str], bool] = anywhere
    certificates: ssl.SSLContext | None = None
    limit: float = LIMIT_SECONDS

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Post once, and read what comes back; `NoAnswer` when nothing does."""
        try:
            return within(self.limit, partial(self._speak, urlsplit(url), headers, body))
        except TimeoutError:
            raise NoAnswer("timeout") from None
        except (socket.gaierror, UnicodeError):
            raise NoAnswer("unknown-host") from None
        except ssl.SSLError:
            raise NoAnswer("tls") from None
        except OSError:
            raise NoAnswer("connection") from None
        except http.client.HTTPException:
            raise NoAnswer("rubbish") from None

    def _speak(
        self, url: SplitResult, headers: Mapping[str, str], body: bytes, leash: Leash
    ) -> Answer:
        with self._connected(url, leash) as line:
            connection = http.client.HTTPConnection(str(url.hostname))
            connection.sock = line
            path = (url.path or "/") + (f"?{url.query}" if url.query else "")
            host = url.netloc.rpartition("@")[2]
            connection.request("POST", path, body, {"Host": host, "Connection": "close", **headers})
            with closing(connection.getresponse()) as answer:
                return Answer(answer.status, _lower(answer), answer.read(LARGEST_ANSWER))

    @contextmanager
    def _connected(self, url: SplitResult, leash: Leash) -> Iterator[socket.socket]:
        host, port = str(url.hostname), url.port or PORTS[url.scheme]
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        # Every one, not the one that is taken: a name with two faces is not to be trusted.
        if not all(self.allowed(address) for address in found):
            raise NoAnswer("private-address")
        with self._first(found, port) as line:
            leash.hold(line)
            if url.scheme == "http":
                yield line
                return
            context = self.certificates or trusted()
            with context.wrap_socket(
                line, server_hostname=host, do_handshake_on_connect=False
            ) as sealed:
                leash.hold(sealed)
                sealed.do_handshake()
                yield sealed

    def _first(self, found: Sequence[str], port: int) -> socket.socket:
        """A connection to the first address that answers: a number, so nothing is resolved anew."""
        for address in found[:-1]:
            with suppress(OSError):
                return socket.create_connection((address, port), self.limit)
        return socket.create_connection((found[-1], port), self.limit)
