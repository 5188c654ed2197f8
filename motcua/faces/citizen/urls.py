"""Addresses of the citizen's face; under /en/ the same in English."""

from django.urls import URLPattern, path

from motcua.faces.citizen import late_lists, lookup, mine, quality, views

app_name = "citizen"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.search, name="search"),
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("tra-cuu/phieu/<str:token>/", lookup.slip, name="slip"),
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
