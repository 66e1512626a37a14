"""The address book of these tests: the pages of accounts, and small pages that need one."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import include, path

from sapar.foundation.accounts.frame import who_is_here
from sapar.foundation.accounts.sessions import begin_helping, needs_account
from sapar.foundation.ui.context import Frame
from sapar.foundation.ui.forms import PlainForm

HELPED = "482173065"


class Story(PlainForm):
    """Something that takes long to type."""

    story = forms.CharField(widget=forms.Textarea)


@needs_account
def tell(request: HttpRequest) -> HttpResponse:
    """Ask for the story, and take it."""
    form = Story(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponse(f"Taken: {form.cleaned_data['story']}")
    return render(request, "ui/form.html", {"title": "Story", "form": form})


def who(request: HttpRequest) -> HttpResponse:
    """Say who makes the request."""
    return HttpResponse(f"{request.actor.key} {request.helped}")


def help_somebody(request: HttpRequest) -> HttpResponse:
    """Begin helping, as the page of the consent does."""
    begin_helping(request, HELPED)
    return HttpResponseRedirect("/who")


def help_agreed(member: object, ref: str) -> str:
    """Agree to everybody's help of one person."""
    return "Нурлан" if ref == HELPED else ""


def frame(request: HttpRequest) -> Frame:
    """Frame a page with what accounts know, and nothing of the rooms above."""
    return Frame(**who_is_here(request))


def desk(request: HttpRequest) -> HttpResponse:
    """Stand for any page of the office."""
    return HttpResponse(f"The desk: {request.POST.get('note', '')}")


urlpatterns = [
    path("desk", desk, name="desk"),
    path("", who),
    path("who", who, name="who"),
    path("tell", tell, name="tell"),
    path("tell/another", tell, name="tell"),
    path("help", help_somebody, name="help"),
    path("", include("sapar.foundation.accounts.urls")),
    path("organizations/", include("sapar.registers.organizations.urls")),
    path("do/", include("sapar.foundation.actions.doors.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
