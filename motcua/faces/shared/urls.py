"""Sign-in, one's own account. The library's views wear our doors; passwords are officers' alone."""

from collections.abc import Callable

from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
    ReauthenticateView,
    SignupView,
)
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as MfaReauthenticateView
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import activate_totp
from django.http import HttpResponseBase
from django.urls import path

from motcua.faces.shared import sign_in_citizen
from motcua.faces.shared.doors import officer, public, signed_in
from motcua.faces.shared.views import end_own_sessions, enter, own_account

login: Callable[..., HttpResponseBase] = LoginView.as_view()
urlpatterns = [
    path("vao/", enter, name="enter"),
    path("dang-nhap/", public(login), name="account_login"),
    path("dang-nhap/ma/", public(AuthenticateView.as_view()), name="mfa_authenticate"),
    path("dang-nhap/dinh-danh/<slug:code>/", sign_in_citizen.begin, name="identity_begin"),
    path("dang-nhap/dinh-danh/<slug:code>/ve/", sign_in_citizen.back, name="identity_back"),
    path("dang-ky/", public(SignupView.as_view()), name="account_signup"),
    path("dang-nhap/da-khoa/", public(AccountInactiveView.as_view()), name="account_inactive"),
    path("thoat/", signed_in(LogoutView.as_view()), name="account_logout"),
    path("tai-khoan/", own_account, name="own_account"),
    path("tai-khoan/bao-mat/", own_account, name="mfa_index"),
    path("tai-khoan/xac-thuc-hai-lop/da-co/", own_account, name="mfa_deactivate_totp"),  # a keeper resets it
    path("tai-khoan/phien/dang-xuat/", end_own_sessions, name="end_own_sessions"),
    path("tai-khoan/mat-khau/", officer()(PasswordChangeView.as_view()), name="account_change_password"),
    path("tai-khoan/mat-khau/chua-co/", own_account, name="account_set_password"),  # a keeper gives the first
    path("tai-khoan/xac-nhan/", officer()(ReauthenticateView.as_view()), name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", officer()(MfaReauthenticateView.as_view()), name="mfa_reauthenticate"),
    path("tai-khoan/xac-thuc-hai-lop/", officer()(activate_totp), name="mfa_activate_totp"),
    path("tai-khoan/ma-du-phong/", officer()(view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/ma-du-phong/moi/", officer()(generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
]
