"""``/data/``: what people decide about their data, and what they ask."""

from django.urls import path, re_path
from django.views.decorators.http import require_POST

from sapar.registers.data_rights import views

app_name = "data_rights"
urlpatterns = [
    path("", views.mine, name="mine"),
    re_path(r"^copy\.(?P<kind>json|pdf)$", views.copy, name="copy"),
    path("consents/<str:ref>", views.consent, name="consent"),
    path("trusted/<str:ref>", views.trusted, name="trusted"),
    path("questions/<str:ref>", views.question, name="question"),
    path("family", views.family, name="family"),
    path("family/<str:ref>/decline", require_POST(views.decline), name="decline"),
    path("emergency", views.TakeEmergencyAccess.as_view(), name="take_emergency"),
    path("emergency/<str:ref>", views.emergency, name="emergency"),
]
