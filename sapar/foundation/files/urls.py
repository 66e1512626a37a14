"""``/files/``: copies of what people attached."""

from django.urls import path

from sapar.foundation.files import views

app_name = "files"
urlpatterns = [path("files/<str:ref>", views.download, name="download")]
