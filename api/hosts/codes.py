"""The codes of a site: rotating, as keys for its screen, on the poster; and their pictures."""

import base64
import io
from dataclasses import dataclass
from datetime import UTC, datetime

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.image.pure import PyPNGImage
from qrcode.image.svg import SvgPathImage

from api.hosts.models import Site
from api.rules import codes

STEP_SECONDS = 30
DAYS_AHEAD = 14
DAY_SECONDS = 86_400
# Pixels of a module: a phone reads a 54-character code of this size from an arm's length.
MODULE = 12


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A rotating code and for how long it is the one to show."""

    url: str
    short_code: str
    counter: int
    valid_from: datetime
    valid_until: datetime


def rotating(site: Site, public_url: str, now: datetime) -> ShownCode:
    """The code that the site's screen shows now."""
    seconds = int(now.timestamp())
    counter = seconds // STEP_SECONDS
    key = codes.day_key(site.root_secret, site.key_id, seconds // DAY_SECONDS)
    token = codes.rotating_token(key, site.key_id, counter)
    return ShownCode(
        url=codes.url(public_url, token),
        short_code=codes.short_code(key, site.key_id, counter),
        counter=counter,
        valid_from=datetime.fromtimestamp(counter * STEP_SECONDS, UTC),
        valid_until=datetime.fromtimestamp((counter + 1) * STEP_SECONDS, UTC),
    )


def day_keys(site: Site, now: datetime) -> list[dict[str, int | str]]:
    """The keys of this day and the next 13: the most that a lost tablet could give away."""
    today = int(now.timestamp()) // DAY_SECONDS
    return [
        {
            "day": day,
            "key": _b64(codes.day_key(site.root_secret, site.key_id, day)),
        }
        for day in range(today, today + DAYS_AHEAD)
    ]


def poster_url(site: Site, public_url: str) -> str:
    """The printed code: it names the site and nothing else."""
    return codes.url(public_url, codes.poster_token(site.poster_id))


def svg(text: str, *, printed: bool = False) -> bytes:
    """The code as a picture that any browser shows without JavaScript."""
    picture = _qr(text, printed).make_image(image_factory=SvgPathImage)
    return bytes(picture.to_string())


def png(text: str) -> bytes:
    """The same for very old browsers."""
    out = io.BytesIO()
    _qr(text, printed=False).make_image(image_factory=PyPNGImage).save(out)
    return out.getvalue()


def _qr(text: str, printed: bool) -> qrcode.QRCode:  # type: ignore[type-arg]
    level = ERROR_CORRECT_Q if printed else ERROR_CORRECT_M
    picture = qrcode.QRCode(error_correction=level, box_size=MODULE, border=4)
    picture.add_data(text)
    picture.make(fit=True)
    return picture


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
