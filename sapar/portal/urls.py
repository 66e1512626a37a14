"""The addresses of the portal."""

from django.urls import path

from sapar.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk", views.desk, name="desk"),
    path("desk/<str:ref>/take", views.take, name="take"),
    path("desk/<str:ref>/give-back", views.give_back, name="give_back"),
    path("my-journey", views.journey, name="journey"),
    path("messages", views.messages, name="messages"),
]
