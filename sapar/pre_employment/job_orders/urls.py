"""``jobs/`` for everyone; ``orders/`` and ``employers/`` for those who make, check and approve."""

from django.urls import path

from sapar.pre_employment.job_orders import views

app_name = "job_orders"
urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<str:ref>", views.job, name="job"),
    path("orders/", views.orders, name="list"),
    path("orders/new", views.Draft.as_view(), name="new"),
    path("orders/<str:ref>", views.order, name="order"),
    path("orders/<str:ref>/amend", views.Amend.as_view(), name="amend"),
    path("employers/", views.employers, name="employers"),
    path("employers/claim", views.Claim.as_view(), name="claim"),
    path("employers/<str:ref>", views.vetting, name="vetting"),
    path("employers/<str:ref>/papers", views.HandIn.as_view(), name="papers"),
]
