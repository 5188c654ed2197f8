"""Addresses of the citizen's face; under /en/ the same in English."""

from django.urls import URLPattern, path

from motcua.faces.citizen import (
    feedback,
    following,
    late_lists,
    lookup,
    mine,
    quality,
    rating,
    views,
)

app_name = "citizen"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.search, name="search"),
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("tra-cuu/phieu/<str:token>/", lookup.slip, name="slip"),
    path("tra-cuu/phieu/<str:token>/danh-gia/", rating.rate, name="rate"),
    path("tra-cuu/phieu/<str:token>/phan-anh/", feedback.about_dossier, name="feedback_of_slip"),
    path("danh-gia/", rating.at_counter, name="rate_at_counter"),
    path("phan-anh/", following.feedback, name="feedback"),
    path("phan-anh/gui/", feedback.send, name="feedback_send"),
    path("phan-anh/theo-doi/", following.open_one, name="feedback_open"),
    path("phan-anh/theo-doi/<str:secret>/", following.one, name="feedback_one"),
    path("phan-anh/theo-doi/<str:secret>/bo-sung/", following.supply, name="feedback_supply"),
    path("phan-anh/theo-doi/<str:secret>/hai-long/", following.judge, name="feedback_judge"),
    path("phan-anh/theo-doi/<str:secret>/lai/", feedback.again, name="feedback_again"),
    path("tra-cuu/trung-uong/<str:token>/", lookup.mirror, name="mirror"),
    path("vao-cua/", mine.sign_in, name="sign_in"),
    path("cua-toi/", mine.mine, name="mine"),
    path("cua-toi/ho-so/<uuid:dossier_id>/", mine.dossier, name="my_dossier"),
    path("chat-luong/", quality.quality, name="quality"),
    path("danh-sach-cham/", late_lists.every, name="late-lists"),
    path("danh-sach-cham/<str:month>/", late_lists.one, name="late-list"),
    path("danh-sach-cham/<str:month>/ban-<int:edition>/", late_lists.one, name="late-list-edition"),
    path("danh-sach-cham/<str:month>/ban-<int:edition>.<str:ending>", late_lists.file, name="late-list-file"),
    path("thu-tuc/", views.browse, name="browse"),
    path("thu-tuc/<str:code>/", views.procedure, name="procedure"),
    path("thu-tuc/<str:code>/qr.svg", views.procedure_qr, name="procedure_qr"),
]
