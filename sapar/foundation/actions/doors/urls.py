"""``/do/<what>/<number>``: the page of every action that has a button."""

from django.urls import path

from sapar.foundation.actions.doors.pages import ActionPage

app_name = "actions"
urlpatterns = [path("<slug:slug>/<str:ref>", ActionPage.as_view(), name="do")]
