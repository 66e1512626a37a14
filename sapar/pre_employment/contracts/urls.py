"""``contracts/``: for the worker, those who prepare contracts and those who attest them."""

from django.urls import path

from sapar.pre_employment.contracts import views
from sapar.pre_employment.contracts.answering import sign_contract
from sapar.pre_employment.contracts.attesting import attest_contract

app_name = "contracts"
urlpatterns = [
    path("applications/<str:ref>/contract", views.Offer.as_view(), name="offer"),
    path("contracts/", views.contracts, name="list"),
    path("contracts/recorded/<str:ref>/complain", views.complain_version, name="complain_version"),
    path("contracts/<str:ref>", views.contract, name="contract"),
    path("contracts/<str:ref>/sign", views.Decide.as_view(action=sign_contract), name="sign"),
    path("contracts/<str:ref>/attest", views.Decide.as_view(action=attest_contract), name="attest"),
    path("contracts/<str:ref>/complain", views.complain, name="complain"),
]
