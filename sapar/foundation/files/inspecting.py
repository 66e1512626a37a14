"""Looking into a file before anything keeps it: by its content, never by its name or what the browser says.

Photos (JPEG, PNG, WebP) are decoded within bounds and drawn anew: what was hidden in them, place and camera included,
is gone. A PDF cannot be drawn anew here, so it must be nothing but a PDF: no programs, no files inside, no other
format wrapped around it. Everything else is refused with a sentence that says what to send instead.
"""

import io
import re
import warnings

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from sapar.foundation.files.scanning import is_infected
from sapar.foundation.files.uploads import Upload, fit_name
from sapar.foundation.ui.words import say

MEGABYTE = 1_000_000
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3_000  # pixels kept: enough to read the small print of a photographed page
QUALITY = 85
ZIP_END = b"PK\x05\x06"
ZIP_END_REACH = 66_000  # a ZIP's directory ends within its last 65,557 bytes, wherever the file begins
PDF_START, PDF_END = re.compile(rb"%PDF-[12]\.\d"), re.compile(rb"%%EOF\s*\Z")
# Names that let a PDF act, hold other files or hide from a scanner.
PDF_ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|OpenAction|AA|XFA|RichMedia|SubmitForm|Encrypt)\b")
PDF_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
PHOTOS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}

WRONG_KIND = _("Send a photo (JPEG, PNG or WebP) or a PDF")
BROKEN = _("This file cannot be opened. Take the photo again, or save the PDF anew")
UNSAFE = _("This file holds something that could do harm. Send a photo of the paper instead")
TOO_MANY_PIXELS = _("This picture is too large. Take the photo again with a lower resolution")


def inspected(data: bytes, name: str) -> Upload:
    """Return the file made harmless.

    Args:
        data: what was sent.
        name: what the sender called it; only the stem is used.

    Raises:
        ValidationError: a sentence that says what to send instead.
    """
    most = settings.SAPAR_UPLOAD_MEGABYTES
    if len(data) > most * MEGABYTE:
        raise ValidationError(say(_("This file is too large. Send at most {n} MB"), n=most), code="size")
    if not data:
        raise ValidationError(_("This file is empty. Choose another"), code="empty")
    upload = _photo(data, name) if data.startswith(tuple(PHOTOS.values())) else _pdf(data, name)
    if is_infected(upload.data):
        raise ValidationError(UNSAFE, code="unsafe")
    return upload


def _photo(data: bytes, name: str) -> Upload:
    """Decode a photo within bounds and draw it anew: upright, without metadata, no larger than is useful."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=tuple(PHOTOS))
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(TOO_MANY_PIXELS, code="pixels")
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            drawn = ImageOps.exif_transpose(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS, code="pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValidationError(BROKEN, code="broken") from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.convert("RGBA").getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Upload(fit_name(name, "jpg"), "image/jpeg", out.getvalue())


def _pdf(data: bytes, name: str) -> Upload:
    """Accept what is a PDF from its first byte to its last, and can do nothing by itself."""
    if not PDF_START.match(data):
        raise ValidationError(WRONG_KIND, code="kind")
    if not PDF_END.search(data) or ZIP_END in data[-ZIP_END_REACH:]:
        raise ValidationError(BROKEN, code="broken")
    spelled_out = PDF_ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)
    if PDF_ACTS.search(spelled_out):
        raise ValidationError(UNSAFE, code="unsafe")
    return Upload(fit_name(name, "pdf"), "application/pdf", data)
