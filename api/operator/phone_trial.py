"""`constancia phone`: the product over HTTPS on the local network, for a real phone's camera."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import qrcode

from api.clock import utcnow
from api.operator import certificates, local_network
from api.operator.certificates import Papers

FOLDER = "phone"


@dataclass(frozen=True, slots=True)
class Trial:
    """A second way in beside the one on this machine: over TLS, at one private address."""

    address: str
    port: int
    papers: Papers
    names: tuple[str, ...]

    @property
    def url(self) -> str:
        """What the phone opens."""
        return f"https://{self.address}:{self.port}"

    def settings(self, hosts: tuple[str, ...]) -> dict[str, str]:
        """What a server has to know: every code that is shown leads the phone here."""
        return {
            "CONSTANCIA_PUBLIC_URL": self.url,
            "CONSTANCIA_HOSTS": ",".join(dict.fromkeys((*hosts, *self.names))),
        }


def prepare(folder: Path, *, address: str | None, port: int) -> Trial:
    """Choose the address and have the certificate for it. Raises `Refused`."""
    chosen = local_network.address(address)
    names = local_network.names(chosen)
    papers = certificates.papers(folder / FOLDER, names, utcnow())
    return Trial(chosen, port, papers, tuple(names))


@contextmanager
def guided(trial: Trial, target: str) -> Iterator[str]:
    """The page that helps a phone to trust us, at the next port."""
    guide = local_network.Guide(trial.papers, target)
    with local_network.guiding(guide, trial.address, trial.port + 1) as url:
        yield url


def told(trial: Trial, guide: str, links: Mapping[str, str], port: int) -> str:
    """What to do, step by step, with the two codes that a phone's camera opens."""
    first = next(iter(links.values()))
    known = "A new certificate was made." if trial.papers.is_new else "Once is enough."
    lines = [
        "",
        f"For a phone in the same network as {trial.address}. Everybody in that network can reach",
        "these pages while this runs; stop it when the trial is over.",
        "",
        f"1. Let the phone trust this machine. {known}",
        f"   Open {guide} on the phone; it offers a file and says where to install it.",
        f"   Its fingerprint must be {trial.papers.fingerprint}",
        picture(guide),
        f"2. Open the app on the phone: {first}",
        picture(first),
        *[f"   {name:12} {link}" for name, link in links.items()],
        "",
        "Without installing anything: pass by the browser's warning (Advanced, Proceed). The",
        "camera works then, a cold start without network does not. Or by cable, with the phone's",
        f"developer options on: adb reverse tcp:{port} tcp:{port}, and open",
        f"http://127.0.0.1:{port} on the phone.",
        "When the trial is over, remove the certificate from the phone. It vouches for private",
        "networks alone, and its key never leaves this machine.",
        "",
    ]
    return "\n".join(lines)


def picture(text: str) -> str:
    """A code of blocks that a phone reads off a terminal."""
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    return drawn.getvalue().rstrip("\n")
