"""Two promises of every page: a GET writes nothing, and an action that does not happen says why in a sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sapar.foundation.accounts.sessions import sign_in_first
from sapar.foundation.actions import guard
from sapar.foundation.actions.errors import ActionError, Refused

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ReadOnlyGetMiddleware:
    """Serves safe methods with writing refused by the guard."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve."""
        if request.method not in SAFE:
            return self.get_response(request)
        with guard.reading_only():
            return self.get_response(request)


class ErrorSentencesMiddleware:
    """Shows an :class:`ActionError` that no form caught as an error page with its sentence and status.

    Whoever is refused without an account is asked to sign in, whatever the reason: nobody learns what exists.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn the error into a page; everything else is Django's business."""
        if not isinstance(exception, ActionError):
            return None
        if isinstance(exception, Refused) and request.actor.account is None:  # type: ignore[attr-defined]
            return sign_in_first(request)
        return render(request, f"{exception.status}.html", {"sentence": str(exception)}, status=exception.status)
