"""Screenshots as grey values: what a camera would see of a screen."""

import io
from dataclasses import dataclass

import png


@dataclass(frozen=True, slots=True)
class Grey:
    """A picture as rows of bytes, 0 black to 255 white."""

    width: int
    height: int
    rows: tuple[bytes, ...]


def grey_of(picture: bytes) -> Grey:
    """The grey values of a PNG, by the weights of Rec. 601."""
    width, height, rows, _ = png.Reader(file=io.BytesIO(picture)).asRGB8()
    return Grey(width, height, tuple(_grey(bytes(row)) for row in rows))


def _grey(row: bytes) -> bytes:
    colours = zip(row[0::3], row[1::3], row[2::3], strict=True)
    return bytes((299 * red + 587 * green + 114 * blue) // 1000 for red, green, blue in colours)
