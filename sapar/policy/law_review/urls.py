"""``law/<country>/…``: the entries and acts for everybody. ``law-review/``: the worklist and the reviews."""

from django.urls import path

from sapar.policy.law_review import views

app_name = "law_review"
urlpatterns = [
    path("law/<slug:country>/acts", views.acts, name="acts"),
    path("law/<slug:country>/acts/<slug:slug>", views.act, name="act"),
    path("law/<slug:country>/<slug:kind>/<str:name>", views.entry, name="entry"),
    path("law-review", views.worklist, name="list"),
    path("law-review/entries/<str:ref>", views.numbered, name="numbered"),
    path("law-review/entries/<str:ref>/<slug:slug>", views.Propose.as_view(), name="propose"),
    path("law-review/<str:ref>", views.review, name="review"),
]
