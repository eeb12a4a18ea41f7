"""`make phone` in a real browser: a secure page with a camera and a worker, under a name that the
browser does not hold to be this machine's own."""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, Error, Page

from api.operator import local_network, migrations
from tests.browser import browsing
from tests.browser.serving import DIST
from tests.operator.conftest import environment
from tests.operator.processes import served
from tests.operator.test_phone_tls import two_free_ports

HERE = "127.0.0.1"
ASKED = """async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getVideoTracks();
    track.stop();
    const { active } = await navigator.serviceWorker.ready;
    return [isSecureContext, track.kind, new URL(active.scriptURL).pathname];
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the trial keeps its certificates."""
    return tmp_path_factory.mktemp("trial")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The trial, running; what it prints for the phone."""
    url = f"sqlite:///{folder / 'constancia.db'}"
    migrations.upgrade(url)
    port = two_free_ports()
    words = ("--address", HERE, "--lan-port", str(port), "--folder", str(folder))
    given = {**environment(url), "CONSTANCIA_PHONE_DIST": str(DIST)}
    with served(given, *words, command="phone") as running:
        assert running.get("/") == 200
        yield f"https://{local_network.names(HERE)[-1]}:{port}"


@contextmanager
def a_phone_trusting(browser: Browser, certificate: Path, profile: Path) -> Iterator[Page]:
    """A phone whose owner has accepted this certificate, and no other; the name leads here."""
    context = browser.browser_type.launch_persistent_context(
        str(profile),
        executable_path=browsing.chromium(),
        args=[
            *(one for one in browsing.QUIET if "host-resolver-rules" not in one),
            *browsing.AS_ROOT,
            f"--host-resolver-rules=MAP *.local {HERE}, MAP * ~NOTFOUND, EXCLUDE {HERE}",
            f"--ignore-certificate-errors-spki-list={_key_of(certificate)}",
        ],
    )
    try:
        yield context.pages[0]
    finally:
        context.close()


def _key_of(certificate: Path) -> str:
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(raw).digest()).decode()


def test_a_phone_that_trusts_the_certificate_has_its_camera_and_its_worker(
    browser: Browser, address: str, folder: Path, tmp_path: Path
) -> None:
    trusted = folder / "phone" / "machine.crt"
    with a_phone_trusting(browser, trusted, tmp_path) as page:
        page.goto(address)
        assert page.evaluate(ASKED) == [True, "video", "/sw.js"]


def test_a_phone_that_trusts_another_certificate_is_warned(
    browser: Browser, address: str, folder: Path, tmp_path: Path
) -> None:
    other = folder / "phone" / "authority.crt"
    with (
        a_phone_trusting(browser, other, tmp_path) as page,
        pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"),
    ):
        page.goto(address)
