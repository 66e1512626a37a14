"""``/verify`` for everyone; ``/certificates/`` for workers and officers."""

from django.urls import path

from sapar.pre_employment.clearance import public, views

app_name = "clearance"
urlpatterns = [
    path("verify", public.VerifyPage.as_view(), name="verify"),
    path("verify/keys", public.keys, name="keys"),
    path("verify/voided", public.voided, name="voided"),
    path(".well-known/sapar-certificate-keys.json", public.keys, name="well_known_keys"),
    path("certificates/", views.listing, name="list"),
    path("certificates/<str:ref>", views.detail, name="detail"),
    path("certificates/<str:ref>/paper", views.paper, name="paper"),
    path("certificates/<str:ref>/code.png", views.code, name="code"),
    path("certificates/<str:ref>/confirm/<slug:requirement>", views.confirm, name="confirm"),
]
