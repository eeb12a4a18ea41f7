"""Chromium's fake camera: a film on disk that shows a code, or the picture of a screen.

The film's path is given when the browser starts; the browser reads the file anew whenever a page
opens the camera, so whatever was filmed last is what the next scan sees.
"""

import os
from pathlib import Path

import segno

from tests.browser.pictures import Grey, grey_of

WIDTH, HEIGHT = 640, 480
FRAMES = 4
# Video luma runs from 16 to 235; a scene is neither black nor white.
DARK, LIGHT, SCENE = 30, 225, 120
QUIET_MODULES = 4
LARGEST = 440


class Camera:
    """What the phone's camera sees, until something else is put before it."""

    def __init__(self, film: Path) -> None:
        self.film = film
        self.see_nothing()

    def see_nothing(self) -> None:
        """An empty wall."""
        self._play([bytes([SCENE]) * WIDTH] * HEIGHT)

    def see_code(self, text: str) -> None:
        """This text as a QR code on a white card."""
        modules = _modules(text)
        self._see(Grey(len(modules), len(modules), modules))

    def see_part_of_code(self, text: str) -> None:
        """The same, half out of the picture: nothing to read yet."""
        seen = tuple(row[: len(row) * 2 // 3] for row in _modules(text))
        self._see(Grey(len(seen[0]), len(seen), seen))

    def see_picture(self, screenshot: bytes) -> None:
        """A screenshot, as if the camera were held before that screen."""
        self._see(grey_of(screenshot))

    def _see(self, card: Grey) -> None:
        scale = LARGEST / max(card.width, card.height)
        width, height = int(card.width * scale), int(card.height * scale)
        left, top = (WIDTH - width) // 2, (HEIGHT - height) // 2
        margin, rest = bytes([SCENE]) * left, bytes([SCENE]) * (WIDTH - left - width)
        columns = [int(x / scale) for x in range(width)]
        lines = []
        for y in range(HEIGHT):
            if not top <= y < top + height:
                lines.append(bytes([SCENE]) * WIDTH)
                continue
            row = card.rows[min(card.height - 1, int((y - top) / scale))]
            seen = bytes(DARK + row[x] * (LIGHT - DARK) // 255 for x in columns)
            lines.append(margin + seen + rest)
        self._play(lines)

    def _play(self, lines: list[bytes]) -> None:
        luma = b"".join(lines)
        chroma = bytes([128]) * (WIDTH * HEIGHT // 2)
        head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode()
        # Put in place at once: a browser that is just opening the camera reads old or new.
        fresh = self.film.with_suffix(".new")
        fresh.write_bytes(head + (b"FRAME\n" + luma + chroma) * FRAMES)
        os.replace(fresh, self.film)


def _modules(text: str) -> tuple[bytes, ...]:
    rows = segno.make(text, error="m", micro=False).matrix_iter(border=QUIET_MODULES)
    return tuple(bytes(0 if dark else 255 for dark in row) for row in rows)
