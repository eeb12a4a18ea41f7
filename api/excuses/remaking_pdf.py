"""The pages of a PDF in a new one: what is drawn on them and nothing else.

Only what a page needs to be drawn is followed, so scripts, actions, forms, notes, attached files
and metadata stay behind; what hides below resources, or inside a photo, is taken out. Called by
`remaking` alone, inside its limits: what goes wrong here in an unforeseen way ends that process.
"""

import io
import zlib
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.filters import ASCII85Decode, ASCIIHexDecode
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

from api.excuses.refusals import MOST_PIXELS, Refused

MOST_PAGES = 20
MOST_OBJECTS = 50_000
# What all streams together may unfold to in the viewer of whoever opens it.
MOST_UNFOLDED = 200_000_000


def _names(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


_OF_A_PAGE: Final = _names("Type Resources MediaBox CropBox Rotate Contents Group UserUnit")
_TAKEN_OUT: Final = _names(
    "AA AF Alternates EF JS LastModified Metadata OPI PieceInfo Properties Ref StructParent "
    "StructParents"
)
_FOREIGN: Final = _names("Action Annot Catalog EmbeddedFile Filespec Metadata")
_ACTS: Final = _names(
    "GoTo3DView GoToE GoToR ImportData JavaScript Launch Movie Named Rendition ResetForm "
    "RichMediaExecute Sound SubmitForm URI"
)
# How much at most a byte unfolds to, where unfolding it just to know would take too long.
_WORST: Final = {"/LZWDecode": 1_366, "/RunLengthDecode": 64}


def remade(raw: bytes) -> tuple[int, bytes]:
    """How many pages, and a PDF that holds these pages alone."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            raise Refused("paper-locked")
        count = len(reader.pages)
        if not count:
            raise Refused("paper-broken")
        if count > MOST_PAGES:
            raise Refused("paper-too-many-pages")
        return count, _copied(reader)
    except LimitReachedError:
        raise Refused("paper-too-heavy") from None
    except PyPdfError:
        raise Refused("paper-broken") from None


def _copied(reader: PdfReader) -> bytes:
    cleaner, writer = _Cleaner(), PdfWriter()
    for page in reader.pages:
        for key in set(page) - _OF_A_PAGE:
            del page[key]
        cleaner.clean(page)
        writer.add_page(page)
    writer.metadata = None
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


class _Cleaner:
    """Goes once through all that a page is drawn from, and counts what it unfolds to."""

    def __init__(self) -> None:
        self.seen: dict[int, PdfObject] = {}
        self.unfolded = 0

    def clean(self, root: PdfObject) -> None:
        """Clean everything that can be reached from here."""
        left: list[PdfObject] = [root]
        while left:
            value = left.pop().get_object()
            if value is None or id(value) in self.seen:
                continue
            self.seen[id(value)] = value
            if len(self.seen) > MOST_OBJECTS:
                raise Refused("paper-too-heavy")
            if isinstance(value, DictionaryObject):
                self._clean_one(value)
                left.extend(value.values())
            elif isinstance(value, ArrayObject):
                left.extend(value)

    def _clean_one(self, value: DictionaryObject) -> None:
        if value.get("/Type") in _FOREIGN or value.get("/S") in _ACTS:
            value.clear()
            if isinstance(value, StreamObject):
                value._data = b""
            return
        for key in _TAKEN_OUT & set(value):
            del value[key]
        if isinstance(value, StreamObject):
            self._clean_stream(value)

    def _clean_stream(self, stream: StreamObject) -> None:
        for key in {"/F", "/FFilter", "/FDecodeParms"} & set(stream):
            del stream[key]  # Its bytes would come from another file.
        if _number(stream, "/Width") * _number(stream, "/Height") > MOST_PIXELS:
            raise Refused("paper-too-heavy")
        data = stream._data
        for name in _filters(stream):
            if name == "/DCTDecode":
                stream._data = without_words(data)
                stream[NameObject("/Filter")] = NameObject(name)
                stream.pop("/DecodeParms", None)
            if name == "/FlateDecode":
                data = self._inflated(data)
            elif name == "/ASCII85Decode":
                data = ASCII85Decode.decode(data)
            elif name == "/ASCIIHexDecode":
                data = ASCIIHexDecode.decode(data)
            else:
                self._count(len(data) * _WORST.get(name, 0))
                return

    def _inflated(self, data: bytes) -> bytes:
        """What a stream unfolds to; what comes after an error in it nobody will see either."""
        unfolding = zlib.decompressobj()
        try:
            found = unfolding.decompress(data, MOST_UNFOLDED - self.unfolded + 1)
        except zlib.error:
            found = b""
        self._count(len(found))
        return found

    def _count(self, size: int) -> None:
        self.unfolded += size
        if self.unfolded > MOST_UNFOLDED:
            raise Refused("paper-too-heavy")


def _number(stream: StreamObject, key: str) -> int:
    value = stream.get(key)
    value = None if value is None else value.get_object()
    return int(value) if isinstance(value, int) else 0


def _filters(stream: StreamObject) -> list[str]:
    value = stream.get("/Filter")
    value = None if value is None else value.get_object()
    if isinstance(value, ArrayObject):
        return [str(one.get_object()) for one in value]
    return [] if value is None else [str(value)]


def without_words(photo: bytes) -> bytes:
    """A JPEG without its EXIF, comments and whatever programs add: only what decodes it stays."""
    if not photo.startswith(b"\xff\xd8"):
        return photo
    kept, place = [photo[:2]], 2
    while photo[place : place + 1] == b"\xff" and place + 4 <= len(photo):
        kind = photo[place + 1]
        end = place + 2 + int.from_bytes(photo[place + 2 : place + 4])
        if kind == 0xDA:  # From here on it is the picture itself, up to its last marker.
            last = photo.rfind(b"\xff\xd9")
            kept.append(photo[place : last + 2 if last > place else len(photo)])
            break
        is_words = kind == 0xFE or (0xE1 <= kind <= 0xEF and kind != 0xEE)
        if not is_words:
            kept.append(photo[place:end])
        place = end
    return b"".join(kept)
