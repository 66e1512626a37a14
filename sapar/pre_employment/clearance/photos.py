"""Finding the code of a certificate in a photo. The picture is opened here, in memory, and kept nowhere."""

import warnings
from io import BytesIO

import zxingcpp
from PIL import Image, ImageOps

from sapar.pre_employment.clearance.tokens import PREFIX

LARGEST_FILE = 8 * 1024 * 1024  # bytes
LARGEST_PICTURE = 64_000_000  # dots; a phone's largest camera makes fewer
LONGEST_SIDE = 3000  # dots that are searched: more costs time and finds nothing more
SMALLER = (1600, 900)  # a blurred or noisy code is often found in a smaller picture
KINDS = ("PNG", "JPEG")
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class NotAPhoto(ValueError):
    """The file is no PNG or JPEG, is damaged, or is too large; the text is a sentence."""


class NoCode(ValueError):
    """There is no code of a certificate in the photo; the text is a sentence."""


def is_photo(raw: bytes) -> bool:
    """Say whether a file begins like a PNG or JPEG."""
    return raw.startswith(BEGINNINGS)


def code_in(raw: bytes) -> str:
    """Return the text of the code in a photo.

    Raises:
        NotAPhoto: when the file cannot be looked at.
        NoCode: when none is found in it.
    """
    picture = _opened(raw)
    for size in (LONGEST_SIDE, *SMALLER):
        seen = picture.copy()
        seen.thumbnail((size, size))
        for attempt in (seen, ImageOps.autocontrast(seen, cutoff=2)):
            found = zxingcpp.read_barcodes(attempt, formats=QR)
            ours = [each.text for each in found if each.text.startswith(PREFIX)]
            if ours:
                return ours[0]
    raise NoCode("No code of a certificate was found in the photo. Take it nearer, straight and in good light.")


def _opened(raw: bytes) -> Image.Image:
    """Return the picture in shades of grey, upright. Its size is looked at before any of it is unpacked."""
    if len(raw) > LARGEST_FILE:
        raise NotAPhoto("The photo is too large. The largest possible: 8 MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(raw), formats=KINDS)
            if picture.width * picture.height > LARGEST_PICTURE:
                raise NotAPhoto("The photo has too many dots. Take a smaller one.")
            picture.draft("L", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked small
            return ImageOps.exif_transpose(picture).convert("L")
    except NotAPhoto:
        raise
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError, Warning) as error:
        raise NotAPhoto("The file is not a photo that can be read. Use JPEG or PNG.") from error
