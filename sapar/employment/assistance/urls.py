"""``/help/`` for everyone; ``/cases/`` for staff, and for whoever asked to see their own."""

from django.urls import path

from sapar.employment.assistance import views

app_name = "assistance"
urlpatterns = [
    path("help/", views.Ask.as_view(), name="ask"),
    path("cases/", views.case_list, name="list"),
    path("cases/new-call", views.NewCall.as_view(), name="new_call"),
    path("cases/referrals", views.referral_list, name="referrals"),
    path("cases/referrals/<str:ref>", views.referral, name="referral"),
    path("cases/<str:ref>", views.case, name="case"),
    path("cases/<str:ref>/refer", views.Refer.as_view(), name="refer"),
    path("cases/<str:ref>/colleague/<slug:slug>", views.WithColleague.as_view(), name="colleague"),
]
