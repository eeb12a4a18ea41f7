"""`constancia phone`: a certificate made on the spot, TLS that holds against it, and no more."""

import http.client
import signal
import socket
import ssl
import urllib.request
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from cryptography import x509
from sqlalchemy.orm import Session

from api.accounts.vault import vault_of
from api.clock import utcnow
from api.demo import people, stage
from api.operator import certificates, local_network, migrations, phone_trial, serving
from api.operator.certificates import Papers
from api.operator.refused import Refused
from api.settings import Settings
from tests.operator.conftest import Constancia, environment
from tests.operator.processes import served

NOW = utcnow()
HOME, MOVED = ["192.168.1.20", "laptop.local"], ["192.168.7.9", "laptop.local"]


def shaken(papers: Papers, name: str) -> str:
    """The TLS version that a phone which trusts the authority agrees on under this name."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(papers.certificate, papers.key)
    client = ssl.create_default_context(cafile=str(papers.authority))
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    phone = client.wrap_bio(back, there, server_hostname=name)
    machine = server.wrap_bio(there, back, server_side=True)
    for _ in range(3):
        for side in (phone, machine):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return phone.version() or "none"


def test_a_phone_that_trusts_the_authority_believes_every_name(tmp_path: Path) -> None:
    made = certificates.papers(tmp_path, HOME, NOW)
    assert {shaken(made, name) for name in HOME} == {"TLSv1.3"}
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        shaken(made, "192.168.1.21")


def test_the_keys_are_for_this_account_alone(tmp_path: Path) -> None:
    made = certificates.papers(tmp_path / "phone", HOME, NOW)
    files = {file.name: file.stat().st_mode & 0o777 for file in made.authority.parent.iterdir()}
    assert set(files) == {"authority.crt", "authority.key", "machine.crt", "machine.key"}
    assert set(files.values()) == {0o600}
    assert made.authority.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_made_again_while_it_is_good(tmp_path: Path) -> None:
    first = certificates.papers(tmp_path, HOME, NOW)
    before = (first.authority.read_bytes(), first.certificate.read_bytes())
    again = certificates.papers(tmp_path, HOME, NOW + timedelta(days=60))
    assert (first.is_new, again.is_new) == (True, False)
    assert (again.authority.read_bytes(), again.certificate.read_bytes()) == before


def test_on_another_network_only_the_machines_own_is_new(tmp_path: Path) -> None:
    known = certificates.papers(tmp_path, HOME, NOW).authority.read_bytes()
    moved = certificates.papers(tmp_path, MOVED, NOW)
    assert (moved.is_new, moved.authority.read_bytes()) == (False, known)
    assert shaken(moved, MOVED[0]) == "TLSv1.3"


def test_each_is_renewed_before_it_ends(tmp_path: Path) -> None:
    first = certificates.papers(tmp_path, HOME, NOW).certificate.read_bytes()
    later = certificates.papers(tmp_path, HOME, NOW + timedelta(days=80))
    assert (later.is_new, later.certificate.read_bytes() == first) == (False, False)
    assert certificates.papers(tmp_path, HOME, NOW + timedelta(days=360)).is_new


def test_the_authority_cannot_vouch_for_the_world_outside(tmp_path: Path) -> None:
    for name in ("8.8.8.8", "bank.example.org"):
        made = certificates.papers(tmp_path, [name], NOW)
        with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
            shaken(made, name)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [("8.8.8.8", "no address of a private network"), ("laptop", "is not an address such as")],
)
def test_only_a_private_address_is_served(wanted: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        local_network.address(wanted)


def test_a_machine_without_a_network_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_network, "_way_out", lambda: None)
    with pytest.raises(Refused, match="name the address with --address"):
        local_network.address(None)


def test_its_names_are_its_address_and_one_that_stays() -> None:
    first, *others = local_network.names("192.168.1.20")
    assert first == "192.168.1.20"
    assert others[-1].endswith(".local")


def test_the_product_is_served_over_tls_to_a_phone_and_plain_to_this_machine(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'constancia.db'}"
    migrations.upgrade(url)
    port = two_free_ports()
    words = ("--address", "127.0.0.1", "--lan-port", str(port), "--folder", str(tmp_path))
    with served(environment(url), *words, command="phone") as running:
        assert running.get("/health/live") == 200
        authority = tmp_path / "phone" / "authority.crt"
        offered = downloaded(f"http://127.0.0.1:{port + 1}{local_network.FILE}")
        assert offered == authority.read_bytes()
        trusting = ssl.create_default_context(cafile=str(authority))
        phone = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=20)
        # For real: no door, here as little as elsewhere.
        assert [status(phone, path) for path in ("/health/live", "/demo/x")] == [200, 404]
        phone.close()
        stranger = ssl.create_default_context()
        with (
            socket.create_connection(("127.0.0.1", port), timeout=20) as line,
            pytest.raises(ssl.SSLCertVerificationError),
        ):
            stranger.wrap_socket(line, server_hostname="127.0.0.1")
        family = [line for line in running.family().values() if "gunicorn" in line]
        assert sum("--certfile" in line for line in family) == 2
        assert running.ended(signal.SIGTERM)[0] == 0


def test_the_guide_offers_its_one_file_and_nothing_else(tmp_path: Path) -> None:
    made = certificates.papers(tmp_path, HOME, NOW)
    guide = local_network.Guide(made, "https://192.168.1.20:8443")
    with local_network.guiding(guide, "127.0.0.1", 0) as url:
        page = downloaded(f"{url}/").decode()
        assert made.fingerprint in page
        assert local_network.FILE in page
        for other in ("/authority.key", "/../machine.key", "/health/live"):
            with pytest.raises(HTTPError, match="404") as refused:
                downloaded(url + other)
            refused.value.close()


def test_the_tour_opens_on_the_network_by_this_command_alone(
    tmp_path: Path, constancia: Constancia, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, Any]] = []

    def run(factory: str, words: Mapping[str, str], **more: Any) -> None:
        given.append({"words": words, **more})
        more["ready"]("http://127.0.0.1:8000")

    monkeypatch.setattr(serving, "run_beside_clock", run)
    monkeypatch.setattr(stage, "set_up", few_people)
    folder, port = str(tmp_path / "tour"), str(two_free_ports())
    assert constancia("demo", "--folder", folder).exit_code == 0
    words = ("--folder", folder, "--address", "127.0.0.1", "--lan-port", port)
    said = constancia("phone", *words)
    assert said.exit_code == 0
    tour, trial = given
    assert (tour["bind"], tour["trial"]) == ("127.0.0.1", None)
    assert (trial["bind"], trial["trial"].url) == ("127.0.0.1", f"https://127.0.0.1:{port}")
    assert trial["words"]["CONSTANCIA_PUBLIC_URL"] == trial["trial"].url
    assert "on this machine and its local network. Everybody in it is made up" in said.stdout
    # The same link, once: on the phone or on this machine.
    link = next(line for line in said.stdout.splitlines() if "2. Open the app" in line)
    assert f"http://127.0.0.1:8000/demo/{link.rsplit('/', 1)[1]}" in said.stdout
    assert phone_trial.picture(trial["trial"].url)


def test_a_fingerprint_is_the_one_that_a_phone_shows(tmp_path: Path) -> None:
    made = certificates.papers(tmp_path, HOME, NOW)
    found = x509.load_pem_x509_certificate(made.authority.read_bytes())
    assert certificates.fingerprint(found) == made.fingerprint
    assert len(made.fingerprint.split(":")) == 32


def few_people(session: Session, settings: Settings) -> people.Town:
    """The made-up people without their weeks, which take a while."""
    return people.found(session, vault_of(settings), NOW)


def status(connection: http.client.HTTPSConnection, path: str) -> int:
    """The status of an answer over this connection."""
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def downloaded(url: str) -> bytes:
    """What a browser saves."""
    with urllib.request.urlopen(url, timeout=20) as answer:
        content: bytes = answer.read()
    return content


def two_free_ports() -> int:
    """A port that is free, and the one after it too."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
