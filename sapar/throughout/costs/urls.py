"""``costs/``: the list of a journey, a payment, a declaration, the complaint."""

from django.urls import path

from sapar.throughout.costs import views

app_name = "costs"
urlpatterns = [
    path("costs/paid/<str:ref>", views.item, name="item"),
    path("costs/declared/<str:ref>", views.declaration, name="declaration"),
    path("costs/<str:ref>", views.ledger, name="ledger"),
    path("costs/<str:ref>/complain", views.complain, name="complain"),
]
