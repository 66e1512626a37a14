"""``people/``: search, register, the page of a person, my data."""

from django.urls import path

from sapar.registers.people import suggestions, views

app_name = "people"
urlpatterns = [
    path("search", views.search, name="search"),
    path("same", views.same, name="same"),
    path("register", views.Register.as_view(), name="register"),
    path("register-myself", views.RegisterMyself.as_view(), name="register_myself"),
    path("registered", views.registered, name="registered"),
    path("mine", views.mine, name="mine"),
    path("mine/readers", views.readers, name="readers"),
    path("places", suggestions.places, name="places"),
    path("occupations", suggestions.occupations, name="occupations"),
    path("countries", suggestions.countries, name="countries"),
    path("<str:ref>", views.detail, name="detail"),
    path("<str:ref>/<slug:slug>", views.PersonAct.as_view(), name="act"),
]
