"""``/journeys/…``: journeys and their contract versions."""

from django.urls import path

from sapar.registers.journeys import views

app_name = "journeys"
urlpatterns = [
    path("keep-contract", views.keep_contract, name="keep_contract"),
    path("placements/<str:ref>", views.placement, name="placement"),
    path("<str:ref>", views.detail, name="detail"),
    path("<str:ref>/steps/<str:step>/done", views.step_done, name="step_done"),
    path("<str:ref>/contracts/new", views.new_contract, name="new_contract"),
    path("contracts/<str:ref>", views.contract, name="contract"),
]
