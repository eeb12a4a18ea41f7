"""Makes a photo or a PDF anew, in a process of its own with little memory, time and no rights.

`python -m api.excuses.remaking image/jpeg`: the file comes on its input. What leaves holds nothing
of what came but the picture, or the pages; a file that is not what it says is refused with a word
of `REFUSALS`. It reads what strangers send, so it is given no settings, no database and no files.
"""

import io
import resource
import sys
import warnings
from contextlib import suppress

from PIL import Image, ImageOps

from api.excuses.refusals import MOST_PIXELS, Refused

REFUSED = 3
MOST_SIDE = 2_000
QUALITY = 85
MEMORY = 1024 * 1024 * 1024
SECONDS = 10
_MAGIC = {
    "image/jpeg": ("JPEG", b"\xff\xd8\xff", 0),
    "image/png": ("PNG", b"\x89PNG\r\n\x1a\n", 0),
    "image/webp": ("WEBP", b"WEBP", 8),
}
_PDF = b"%PDF-"


def main(media_type: str) -> int:
    """Read a file, write the number of its pages, a line end, and what was made of it."""
    _confine()
    warnings.simplefilter("ignore")
    try:
        pages, made = remade(sys.stdin.buffer.read(), media_type)
    except Refused as refusal:
        sys.stdout.write(str(refusal))
        return REFUSED
    except MemoryError:
        sys.stdout.write("paper-too-heavy")
        return REFUSED
    sys.stdout.buffer.write(b"%d\n" % pages + made)
    return 0


def _confine() -> None:
    """Bound what a file can cost; some systems do not know every limit."""
    for limit, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def remade(raw: bytes, media_type: str) -> tuple[int, bytes]:
    """How many pages, and the file anew: JPEG of a photo, PDF of a PDF."""
    if media_type == "application/pdf":
        if not raw.startswith(_PDF):
            raise Refused("paper-of-another-kind")
        # Read only here: most papers are photos, and this takes longer than most of them.
        from api.excuses import remaking_pdf

        return remaking_pdf.remade(raw)
    name, magic, place = _MAGIC[media_type]
    if raw[place : place + len(magic)] != magic:
        raise Refused("paper-of-another-kind")
    return 1, _picture(raw, name)


def _picture(raw: bytes, name: str) -> bytes:
    """The pixels, upright, at most 2000 on a side, and nothing else."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        return _jpeg(Image.open(io.BytesIO(raw), formats=[name]))
    except Image.DecompressionBombError:
        raise Refused("paper-too-heavy") from None
    except (OSError, ValueError, SyntaxError, EOFError, LookupError):
        raise Refused("paper-broken") from None


def _jpeg(image: Image.Image) -> bytes:
    if image.width * image.height > MOST_PIXELS:
        raise Refused("paper-too-heavy")
    image.draft("RGB", (MOST_SIDE, MOST_SIDE))
    image.load()
    image.thumbnail((MOST_SIDE, MOST_SIDE), reducing_gap=2.0)
    if image.mode.startswith("I"):  # Sixteen bits of grey, as scanners write them.
        image = image.point(lambda value: value / 256).convert("L")
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    # A fresh canvas carries no EXIF, profile, comment or thumbnail of the old one.
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright.getchannel("A"))
    made = io.BytesIO()
    canvas.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
