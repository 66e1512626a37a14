"""``organizations/``: who answers for what, public; and who works there, for colleagues."""

from django.urls import path

from sapar.registers.organizations import views

app_name = "organizations"
urlpatterns = [
    path("", views.organizations, name="list"),
    path("memberships/<str:ref>", views.membership, name="membership"),
    path("<str:ref>", views.detail, name="detail"),
]
