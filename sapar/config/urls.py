"""The URLs of an instance: words and references, never row numbers."""

from importlib.util import find_spec

from django.urls import include, path

from sapar.config.health import healthz
from sapar.foundation.actions.doors.api import make_api


def _p(where, target):
    return [path(where, include(target))] if find_spec(target) else []


urlpatterns = [
    *_p("", "sapar.portal.urls"),
    *_p("", "sapar.foundation.accounts.urls"),
    *_p("", "sapar.policy.law.urls"),
    *_p("", "sapar.throughout.complaints.urls"),
    *_p("", "sapar.employment.stays.urls"),
    *_p("", "sapar.employment.assistance.urls"),
    *_p("do/", "sapar.foundation.actions.doors.urls"),
    *_p("people/", "sapar.registers.people.urls"),
    *_p("organizations/", "sapar.registers.organizations.urls"),
    *_p("journeys/", "sapar.registers.journeys.urls"),
    *_p("settlements/", "sapar.throughout.settlements.urls"),
    *_p("returns/", "sapar.post_employment.returns.urls"),
    *_p("reintegration/", "sapar.post_employment.reintegration.urls"),
    path("api/v1/", make_api().urls),
    path("language/", include("django.conf.urls.i18n")),
    path("healthz", healthz),
    *_p("", "sapar.foundation.ui.urls"),
]
