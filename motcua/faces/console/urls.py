"""Addresses of this face."""

from django.urls import URLPattern, path

from motcua.faces.console.views import access, accounts, home, packs, record, running

app_name = "console"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("goi/", packs.packs, name="packs"),
    path("goi/nap/", packs.upload, name="pack-new"),
    path("goi/kiem-tra/<str:ticket>/", packs.check, name="pack-check"),
    path("goi/<uuid:upload_id>/", packs.proposal, name="pack-upload"),
    path("goi/<uuid:upload_id>/duyet/", packs.approve, name="pack-approve"),
    path("goi/<uuid:upload_id>/khong-duyet/", packs.reject, name="pack-reject"),
    path("tai-khoan/", accounts.accounts, name="accounts"),
    path("tai-khoan/mo/", accounts.open_one, name="account-open"),
    path("tai-khoan/<uuid:account_id>/", accounts.account, name="account"),
    path("tai-khoan/<uuid:account_id>/mat-khau/", accounts.reset_password, name="account-password"),
    path("tai-khoan/<uuid:account_id>/hai-lop/", accounts.reset_second_factor, name="account-factor"),
    path("tai-khoan/<uuid:account_id>/dang-xuat/", accounts.end_sessions, name="account-sessions"),
    path("tai-khoan/<uuid:account_id>/khoa/", accounts.close_one, name="account-close"),
    path("tai-khoan/<uuid:account_id>/mo-khoa/", accounts.reopen_one, name="account-reopen"),
    path("tai-khoan/<uuid:account_id>/bo-tam-khoa/", accounts.lift_lockout, name="account-lockout"),
    path("vai-tro/", access.roles, name="roles"),
    path("vai-tro/them/", access.role, name="role-new"),
    path("vai-tro/<str:code>/", access.role, name="role"),
    path("ma-truy-cap/", access.tokens, name="tokens"),
    path("ma-truy-cap/cap/", access.issue, name="token-issue"),
    path("ma-truy-cap/<uuid:token_id>/thu-hoi/", access.revoke, name="token-revoke"),
    path("viec-nen/", running.jobs, name="jobs"),
    path("chuyen-tin/", running.dead_letters, name="dead-letters"),
    path("chuyen-tin/<int:delivery_id>/", running.dead_letter, name="dead-letter"),
    path("chuyen-tin/<int:delivery_id>/chay-lai/", running.replay, name="dead-letter-replay"),
    path("su-kien/", record.events, name="events"),
    path("su-kien/kiem-chung/", record.proof, name="proof"),
    path("su-kien/<str:kind>/<uuid:subject_id>/", record.subject, name="subject"),
    path("nhat-ky/", record.looks, name="looks"),
]
