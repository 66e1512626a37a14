"""``agencies/`` for everyone: who holds a permit; ``permits/`` for those who apply, check and decide."""

from django.urls import path

from sapar.pre_employment.agency_permits import views

app_name = "agency_permits"
urlpatterns = [
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<str:ref>", views.agency, name="agency"),
    path("permits/", views.files, name="list"),
    path("permits/papers/<str:ref>", views.paper, name="paper"),
    path("permits/partners/<str:ref>", views.partner, name="partner"),
    path("permits/<str:ref>", views.permit, name="permit"),
    path("permits/<str:ref>/renew", views.Renew.as_view(), name="renew"),
    path("permits/<str:ref>/vote", views.OnVote.as_view(), name="vote"),
    path("permits/<str:ref>/do/<slug:slug>", views.WithCount.as_view(), name="with_count"),
]
