"""``/sign-in`` … ``/account``: signing in and out, and the own account."""

from django.urls import path

from sapar.foundation.accounts import again, views

app_name = "accounts"
urlpatterns = [
    path("sign-in", views.SignIn.as_view(), name="sign_in"),
    path("sign-in/code", views.Code.as_view(), name="code"),
    path("sign-in/demo", views.demo_sign_in, name="demo"),
    path("again/<str:key>", again.send_again, name="again"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("acting", views.Acting.as_view(), name="acting"),
    path("assist/end", views.assist_end, name="assist_end"),
    path("account", views.account, name="account"),
    path("account/sessions", views.end_sessions, name="end_sessions"),
    path("account/<str:ref>", views.account, name="own"),
]
