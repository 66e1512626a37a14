"""An answer without words gets the page that says what it means: 405 and 429 from Django have no body."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

WORDLESS = frozenset({405, 409, 429})


class ErrorPagesMiddleware:
    """Fills an empty 405, 409 or 429 with its page, for readers and not for programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve."""
        response = self.get_response(request)
        if response.status_code in WORDLESS and not response.streaming and not response.content and reads(request):
            response.content = render_to_string(f"{response.status_code}.html", {}, request)
            response["Content-Type"] = "text/html; charset=utf-8"
            if "Content-Length" in response:
                response["Content-Length"] = str(len(response.content))
        return response


def reads(request: HttpRequest) -> bool:
    """Say whether a person's browser asked."""
    return "text/html" in request.headers.get("Accept", "")
