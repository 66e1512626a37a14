"""``/sign-in`` … ``/account``: signing in and out, the second step, and the own account."""

from django.urls import path

from sapar.foundation.accounts import again, factor_views, token_views, views

app_name = "accounts"
urlpatterns = [
    path("sign-in", views.SignIn.as_view(), name="sign_in"),
    path("sign-in/code", views.Code.as_view(), name="code"),
    path("sign-in/demo", views.demo_sign_in, name="demo"),
    path("again/<str:key>", again.send_again, name="again"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("acting", views.Acting.as_view(), name="acting"),
    path("assist/end", views.assist_end, name="assist_end"),
    path("second-step", factor_views.SecondStep.as_view(), name="second_step"),
    path("account", views.account, name="account"),
    path("account/sessions", views.end_sessions, name="end_sessions"),
    path("account/sessions/<str:handle>", views.end_one_session, name="end_one_session"),
    path("account/second-step", factor_views.choose, name="factors"),
    path("account/second-step/app", factor_views.AddApp.as_view(), name="add_app"),
    path("account/second-step/passkey", factor_views.AddPasskey.as_view(), name="add_passkey"),
    path("account/second-step/recovery-codes", factor_views.RecoveryCodes.as_view(), name="recovery_codes"),
    path("account/second-step/<int:number>/remove", factor_views.RemoveFactor.as_view(), name="remove_factor"),
    path("account/tokens", token_views.MakeToken.as_view(), name="make_token"),
    path("account/tokens/<str:ref>", token_views.token, name="token"),
    path("account/<str:ref>", views.account, name="own"),
]
