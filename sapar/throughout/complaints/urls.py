"""The addresses of complaints: ``complain/`` to file, ``track/`` to follow, ``complaints/`` for officers."""

from django.urls import path

from sapar.throughout.complaints import counter, views

app_name = "complaints"
urlpatterns = [
    path("complain/", counter.Ask.as_view(), name="file"),
    path("complain/check", counter.Check.as_view(), name="check"),
    path("complain/<slug:slug>", counter.Ask.as_view(), name="ask"),
    path("track/", counter.Track.as_view(), name="track"),
    path("track/close", counter.leave, name="leave"),
    path("track/<str:ref>", counter.tracking_page, name="tracking"),
    path("complaints/", views.complaints, name="list"),
    path("complaints/<str:ref>", views.detail, name="detail"),
    path("complaints/<str:ref>/letter", views.LetterPage.as_view(), name="letter"),
]
