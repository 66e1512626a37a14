"""The URLs of an instance: words and references, never row numbers."""

from django.urls import include, path

from sapar.config.health import healthz
from sapar.foundation.actions.doors.api import make_api

api = make_api()
urlpatterns = [
    path("", include("sapar.portal.urls")),
    path("", include("sapar.foundation.accounts.urls")),
    path("", include("sapar.policy.trials.urls")),
    path("", include("sapar.policy.law_review.urls")),
    path("", include("sapar.policy.law.urls")),
    path("", include("sapar.throughout.complaints.urls")),
    path("", include("sapar.throughout.costs.urls")),
    path("", include("sapar.employment.stays.urls")),
    path("", include("sapar.employment.assistance.urls")),
    path("", include("sapar.foundation.files.urls")),
    path("", include("sapar.pre_employment.agency_permits.urls")),
    path("", include("sapar.pre_employment.job_orders.urls")),
    path("", include("sapar.pre_employment.applications.urls")),
    path("", include("sapar.pre_employment.contracts.urls")),
    path("", include("sapar.pre_employment.orientation.urls")),
    path("", include("sapar.pre_employment.clearance.urls")),
    path("do/", include("sapar.foundation.actions.doors.urls")),
    path("", include("sapar.registers.retention.urls")),
    path("data/", include("sapar.registers.data_rights.urls")),
    path("people/", include("sapar.registers.people.urls")),
    path("duplicates/", include("sapar.registers.duplicates.urls")),
    path("organizations/", include("sapar.registers.organizations.urls")),
    path("imports/", include("sapar.registers.imports.urls")),
    path("journeys/", include("sapar.registers.journeys.urls")),
    path("returns/", include("sapar.post_employment.returns.urls")),
    path("reintegration/", include("sapar.post_employment.reintegration.urls")),
    path("api/v1/", api.urls),
    path("language/", include("django.conf.urls.i18n")),
    path("healthz", healthz, name="healthz"),
    path("", include("sapar.foundation.ui.urls")),
]
