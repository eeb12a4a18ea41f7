"""What is made of a photo or a PDF, and what is not taken. No database: the process alone."""

import io
import zipfile

import pytest
from PIL import Image
from pypdf import PdfReader

from api.errors import DomainError, Invalid, TooLarge, UnknownKind
from api.excuses.papers import LARGEST, made_anew
from api.excuses.remaking_pdf import without_words
from tests.excuses.photos import SECRET, loaded_pdf, pdf, photo, png_of, unfolding_pdf


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("WEBP", "RGB"),
    ],
)
def test_a_photo_becomes_a_plain_jpeg(kind: str, mode: str) -> None:
    given = photo(kind, mode)
    made = made_anew(given, f"image/{kind.lower()}")
    assert (made.media_type, made.pages) == ("image/jpeg", 1)
    found = Image.open(io.BytesIO(made.content))
    assert found.format == "JPEG"
    assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert SECRET not in made.content


def test_it_stands_upright_and_its_place_and_camera_are_gone() -> None:
    given = photo()
    assert SECRET in given
    assert Image.open(io.BytesIO(given)).getexif().get_ifd(0x8825)
    found = Image.open(io.BytesIO(made_anew(given, "image/jpeg").content))
    assert found.size == (200, 300)
    assert not found.getexif()


def test_a_large_photo_is_made_smaller() -> None:
    found = Image.open(io.BytesIO(made_anew(photo(size=(5000, 4000)), "image/jpeg").content))
    assert max(found.size) == 2000


def test_what_is_hung_on_behind_a_photo_stays_behind() -> None:
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("a.txt", SECRET)
    for tail in (hidden.getvalue(), loaded_pdf(), b"<script>" + SECRET + b"</script>"):
        made = made_anew(photo() + tail, "image/jpeg")
        assert SECRET not in made.content
        assert b"PK\x03\x04" not in made.content
        assert b"%PDF" not in made.content


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (photo(), "image/png"),
        (photo("PNG"), "image/jpeg"),
        (photo("WEBP"), "application/pdf"),
        (pdf(), "image/jpeg"),
        (photo() + pdf(), "application/pdf"),
        (b"GIF89a" + pdf(), "application/pdf"),
        (b"<html><script>", "image/webp"),
        (b"x", "image/png"),
    ],
    ids=range(8),
)
def test_a_lie_is_of_another_kind(given: bytes, kind: str) -> None:
    with pytest.raises(UnknownKind, match="paper-of-another-kind"):
        made_anew(given, kind)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (photo()[:700], "image/jpeg"),
        (photo("PNG", size=(900, 900))[:200], "image/png"),
        (photo("WEBP")[:60], "image/webp"),
        (b"\xff\xd8\xff" + bytes(200), "image/jpeg"),
        (png_of(0, 0), "image/png"),
        (png_of(300, 300, b"short"), "image/png"),
        (loaded_pdf()[:900], "application/pdf"),
        (b"%PDF-1.7\nnothing more", "application/pdf"),
        (pdf(pages=0), "application/pdf"),
    ],
    ids=range(9),
)
def test_what_is_cut_or_broken_is_said_to_be(given: bytes, kind: str) -> None:
    with pytest.raises(Invalid, match="paper-broken"):
        made_anew(given, kind)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (png_of(30_000, 30_000), "image/png"),
        (png_of(6_400, 6_400, bytes(1_000)), "image/png"),
        (unfolding_pdf(300_000_000), "application/pdf"),
    ],
    ids=range(3),
)
def test_a_bomb_is_too_heavy(given: bytes, kind: str) -> None:
    assert len(given) < LARGEST
    with pytest.raises(TooLarge, match="paper-too-heavy"):
        made_anew(given, kind)


def test_a_protected_pdf_and_one_of_21_pages_are_refused_in_words() -> None:
    assert made_anew(pdf(pages=20), "application/pdf").pages == 20
    for given, word in (
        (pdf(password="1234"), "paper-locked"),
        (pdf(pages=21), "paper-too-many-pages"),
    ):
        with pytest.raises(DomainError, match=word):
            made_anew(given, "application/pdf")


def test_a_pdf_keeps_what_is_drawn_and_nothing_else() -> None:
    given = loaded_pdf()
    assert given.count(SECRET) >= 4
    made = made_anew(given, "application/pdf").content
    for word in (
        SECRET,
        b"JavaScript",
        b"/JS",
        b"EmbeddedFile",
        b"OpenAction",
        b"/AA",
        b"Metadata",
    ):
        assert word not in made, word
    for word in (b"/Info", b"Producer", b"/Names"):
        assert word not in made, word
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert b"/Im0 Do" in page.get_contents().get_data()  # type: ignore[union-attr]
    (picture,) = page.images
    drawn = Image.open(io.BytesIO(picture.data))
    assert drawn.size == (300, 200)
    assert not drawn.getexif()


def test_a_jpeg_loses_its_words_and_keeps_its_picture() -> None:
    given = photo()
    bare = without_words(given + SECRET)
    assert SECRET not in bare
    before, after = (Image.open(io.BytesIO(one)).convert("RGB") for one in (given, bare))
    assert before.tobytes() == after.tobytes()
    assert without_words(b"no jpeg") == b"no jpeg"
