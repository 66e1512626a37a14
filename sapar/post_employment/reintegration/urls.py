"""``/reintegration/``: services, reviews, and proposing a service on a return."""

from django.urls import path

from sapar.post_employment.reintegration import views

app_name = "reintegration"
urlpatterns = [
    path("", views.service_list, name="list"),
    path("services/<str:ref>", views.service, name="service"),
    path("reviews/<str:ref>", views.review, name="review"),
    path("plans/<str:ref>", views.plan, name="plan"),
    path("returns/<str:ref>/propose", views.Propose.as_view(), name="propose"),
]
