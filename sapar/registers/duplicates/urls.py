"""``duplicates/``: the list of pairs, one pair or the receipt of its merge, undoing it, looking again."""

from django.urls import path

from sapar.registers.duplicates import views

app_name = "duplicates"
urlpatterns = [
    path("", views.pairs, name="list"),
    path("<str:ref>", views.Pair.as_view(), name="pair"),
    path("<str:ref>/undo", views.Undo.as_view(), name="undo"),
    path("<str:ref>/again", views.Reopen.as_view(), name="reopen"),
]
