"""Photos and PDFs as a phone sends them, and as somebody sends them who means no good."""

import io
import struct
import zlib
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SECRET = b"GEHEIM-7f3a"


def photo(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> bytes:
    """A photo with a place, a camera and a comment in it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    made = io.BytesIO()
    options: dict[str, Any] = {"exif": exif} if mode in ("RGB", "RGBA") else {}
    if kind == "JPEG":
        options["comment"] = SECRET
    Image.new(mode, size, 120 if mode in ("L", "P", "I;16") else None).save(made, kind, **options)
    return made.getvalue()


def png_of(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG that says it is this large, whatever it holds."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _name(word: str) -> NameObject:
    return NameObject(f"/{word}")


def _script() -> DictionaryObject:
    said = TextStringObject(f"app.alert('{SECRET.decode()}')")
    return DictionaryObject({_name("S"): _name("JavaScript"), _name("JS"): said})


def written(writer: PdfWriter) -> bytes:
    """The file."""
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def pdf(pages: int = 1, password: str = "") -> bytes:
    """A PDF of blank pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    return written(writer)


def loaded_pdf() -> bytes:
    """A PDF with a photo on it, and all that a page does not need to be drawn."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_attachment("nota.txt", SECRET)
    writer.add_metadata({"/Author": SECRET.decode()})
    writer.root_object[_name("OpenAction")] = _script()
    page[_name("AA")] = DictionaryObject({_name("O"): _script()})
    words = StreamObject()
    words.set_data(b"<x>" + SECRET + b"</x>")
    words[_name("Type")] = _name("Metadata")
    picture = EncodedStreamObject()
    picture._data = photo()
    picture.update(
        {
            _name("Type"): _name("XObject"),
            _name("Subtype"): _name("Image"),
            _name("Width"): NumberObject(300),
            _name("Height"): NumberObject(200),
            _name("ColorSpace"): _name("DeviceRGB"),
            _name("BitsPerComponent"): NumberObject(8),
            _name("Filter"): _name("DCTDecode"),
            _name("Metadata"): writer._add_object(words),
            _name("Strange"): DictionaryObject({_name("Deep"): _script()}),
        }
    )
    pictures = DictionaryObject({_name("Im0"): writer._add_object(picture)})
    page[_name("Resources")] = DictionaryObject({_name("XObject"): pictures})
    drawn = StreamObject()
    drawn.set_data(b"q 200 0 0 200 0 0 cm /Im0 Do Q")
    page[_name("Contents")] = writer._add_object(drawn)
    return written(writer)


def unfolding_pdf(size: int) -> bytes:
    """A PDF whose page unfolds to so many bytes."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    drawn = EncodedStreamObject()
    drawn._data = zlib.compress(bytes(size), 9)
    drawn[_name("Filter")] = _name("FlateDecode")
    page[_name("Contents")] = writer._add_object(drawn)
    return written(writer)
