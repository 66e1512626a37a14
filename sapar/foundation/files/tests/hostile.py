"""Files that want to do harm, made when a test asks for them."""

import io
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options) -> bytes:
    """Return an honest photo."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def photo_with_place() -> bytes:
    """Return a photo that tells where it was taken."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0110] = "Moscow, Lenina 5", "Phone of Nurlan"
    return photo(exif=exif)


def photo_and_page() -> bytes:
    """Return a JPEG with a web page behind it: an image to one reader, a script to another."""
    return photo() + b"<html><script>alert(document.cookie)</script></html>"


def photo_and_zip() -> bytes:
    """Return a JPEG that is a ZIP too."""
    return photo() + zip_bomb()


def zip_bomb() -> bytes:
    """Return a small ZIP with much in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("0", bytes(5_000_000))
    return out.getvalue()


def huge_png() -> bytes:
    """Return a PNG of a few bytes that claims to have 300 million pixels."""
    head = struct.pack(">IIBBBBB", 20_000, 15_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def png_with_text() -> bytes:
    """Return a PNG with a text hidden in it."""
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "<script>alert(1)</script>", zip=False)
    return photo("PNG", pnginfo=note)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF_WITH_SCRIPT = PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
PDF_WITH_HIDDEN_SCRIPT = PDF.replace(b"/Catalog", b"/Catalog/#4fpenAction<</S/J#61vaScript>>")
PDF_AND_ZIP = PDF.replace(b"%%EOF", zip_bomb() + b"%%EOF")
PDF_WITH_TAIL = PDF + b"<script>alert(1)</script>"
