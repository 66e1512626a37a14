"""The addresses of the public law pages."""

from django.urls import path

from sapar.policy.law import law_views, views
from sapar.policy.law.handing_on import views as handing_on
from sapar.policy.law.stays import views as stays

app_name = "law"
urlpatterns = [
    path("check-contract", views.check, name="check"),
    path("check-contract/all", views.all_questions, name="all"),
    path("check-contract/answers", views.answers, name="answers"),
    path("check-contract/regions", views.regions, name="regions"),
    path("check-contract/result", views.result, name="result"),
    path("check-contract/share", handing_on.share, name="share"),
    path("check-contract/shared/<str:token>", handing_on.shared, name="shared"),
    path("check-contract/shared/<str:token>/code.svg", handing_on.code, name="shared_code"),
    path("check-contract/shared/<str:token>/paper.pdf", handing_on.paper, name="shared_paper"),
    path("check-contract/shared/<str:token>/take", handing_on.take, name="take_shared"),
    path("check-contract/start-again", views.start_again, name="start_again"),
    path("check-contract/<slug:slug>", views.question, name="question"),
    path("check-stay", stays.choose, name="stays"),
    path("check-stay/<slug:country>", stays.stay, name="stay"),
    path("check-stay/<slug:country>/calendar.ics", stays.stay_calendar, name="stay_calendar"),
    path("law", law_views.browse, name="browse"),
    path("law/compare", law_views.compare_laws, name="compare"),
    path("law/simplicity", law_views.simple, name="simplicity"),
    path("law/<slug:country>", law_views.country_law, name="country_law"),
    path("steps", views.steps, name="steps"),
    path("steps/<slug:country>", views.country_steps, name="country_steps"),
    path("steps/<slug:country>/calendar.ics", views.calendar, name="calendar"),
]
