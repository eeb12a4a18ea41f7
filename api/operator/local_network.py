"""Where this machine is on the local network, and a page there that helps a phone to trust it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import AddressValueError

from api.operator.certificates import Papers, is_private
from api.operator.refused import Refused

# Nothing is sent there: it only asks the system which way it would go.
FAR_AWAY = ("198.51.100.1", 9)
FILE = "/agenda.crt"
NO_ADDRESS = (
    "This machine has no address on a private network that a phone could reach. Join the phone's "
    "network, or name the address with --address."
)


def address(wanted: str | None) -> str:
    """The address for phones: the one named, else that of the way out. Private ones only."""
    found = wanted or _way_out()
    try:
        if found and is_private(found):
            return found
    except AddressValueError as error:
        raise Refused(f"{found} is not an address such as 192.168.1.20.") from error
    if wanted:
        raise Refused(f"{wanted} is no address of a private network. Demo and trial stay in one.")
    raise Refused(NO_ADDRESS)


def names(chosen: str) -> list[str]:
    """Every name under which a phone may find this machine."""
    own = socket.gethostname().partition(".")[0]
    others: list[str] = []
    with suppress(OSError):
        others = [str(one[4][0]) for one in socket.getaddrinfo(own, None, socket.AF_INET)]
    private = {one for one in others if is_private(one)}
    label = own.lower() if own.isascii() and own.replace("-", "").isalnum() else "agenda"
    return [chosen, *sorted(private - {chosen}), f"{label}.local"]


def _way_out() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(FAR_AWAY)
        except OSError:
            return None
        return str(probe.getsockname()[0])


@dataclass(frozen=True, slots=True)
class Guide:
    """The one page and the one file that are served without TLS: nothing in them is secret."""

    papers: Papers
    target: str

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Media type and body; None where there is nothing."""
        if path == FILE:
            return "application/x-x509-ca-cert", self.papers.authority.read_bytes()
        if path == "/":
            return "text/html; charset=utf-8", self._page().encode()
        return None

    def _page(self) -> str:
        return PAGE.format(file=FILE, target=self.target, fingerprint=self.papers.fingerprint)


@contextmanager
def guiding(guide: Guide, host: str, port: int) -> Iterator[str]:
    """Serve the page beside everything else; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server asks for
            found = guide.answer(self.path)
            kind, body = found or ("text/plain", b"")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Who looked at it is nobody's business."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise Refused(
            f"Cannot listen on {host} port {port}: {error.strerror}. Choose another --lan-port; "
            "the guide takes the one after it."
        ) from error
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{host}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


PAGE = """<!doctype html>
<html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Agenda</title>
<style>body{{font:1.1rem/1.5 sans-serif;max-width:34rem;margin:1rem auto;padding:0 1rem}}
code{{overflow-wrap:anywhere}}a{{display:inline-block;padding:.8rem 0}}</style>
<h1>Prueba en este teléfono</h1>
<ol>
<li><a href="{file}">Descarga este archivo</a></li>
<li>Android: Ajustes, busca «certificado CA», elige «Instalar de todos modos» y el archivo.
iPhone: Ajustes, «Perfil descargado», instalar; luego General, Información, Ajustes de confianza
de los certificados, y actívalo.</li>
<li><a href="{target}">Abre la app</a></li>
<li>Al terminar la prueba, bórralo en el mismo sitio.</li>
</ol>
<p>Huella: <code>{fingerprint}</code></p>
<div lang="en">
<h1>A trial on this phone</h1>
<ol>
<li><a href="{file}">Download this file</a></li>
<li>Android: Settings, search for "CA certificate", choose "Install anyway" and the file.
iPhone: Settings, "Profile Downloaded", install; then General, About, Certificate Trust Settings,
and switch it on.</li>
<li><a href="{target}">Open the app</a></li>
<li>When the trial is over, remove it in the same place.</li>
</ol>
<p>Fingerprint: <code>{fingerprint}</code></p>
</div>
</html>
"""
