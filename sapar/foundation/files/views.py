"""Taking a copy of a file. Never shown inside a page, whatever it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sapar.foundation.files.keeping import content
from sapar.foundation.files.models import StoredFile
from sapar.foundation.privacy.sealing import ValueErased
from sapar.foundation.reading.log import note_opening
from sapar.foundation.reading.models import How


@require_safe
def download(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the file to whoever sees its record. Erased and lost files are as if they had never been."""
    kept = get_object_or_404(StoredFile.visible_to(request.actor), ref=ref)  # type: ignore[attr-defined]
    try:
        data = content(kept)
    except (ValueErased, FileNotFoundError) as error:
        raise Http404 from error
    note_opening(request.actor, [kept], How.EXPORT)  # type: ignore[attr-defined]
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=str(kept.name)),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return HttpResponse(data, content_type=kept.media_type, headers=headers)
