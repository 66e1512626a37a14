"""``orientation/``: the sessions, a session, a seat, the quiz."""

from django.urls import path

from sapar.pre_employment.orientation import views

app_name = "orientation"
urlpatterns = [
    path("orientation/", views.sessions, name="list"),
    path("orientation/seats/<str:ref>", views.seat, name="seat"),
    path("orientation/seats/<str:ref>/quiz", views.Quiz.as_view(), name="quiz"),
    path("orientation/<str:ref>", views.session, name="session"),
    path("orientation/<str:ref>/book", views.Book.as_view(), name="book"),
    path("orientation/<str:ref>/attendance", views.Attendance.as_view(), name="attendance"),
]
