"""Headers that every answer carries: what a page may use of the browser, and that nothing of people's pages is kept.

The content security policy, ``X-Content-Type-Options``, ``Referrer-Policy`` and the opener policy come from settings.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NOT_USED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
OUR_OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in NOT_USED), *(f"{name}=(self)" for name in OUR_OWN)])


class HeadersMiddleware:
    """Stands outermost, so that errors carry the headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if is_somebodys(request):
            response.headers["Cache-Control"] = "no-store"
        return response


def is_somebodys(request: HttpRequest) -> bool:
    """Say whether the answer is for one person: signed in, a program with a token, or a visitor with a session."""
    actor = getattr(request, "actor", None)
    session = getattr(request, "session", None)
    return bool(actor and actor.account) or bool(session is not None and not session.is_empty())
