"""Addresses of the desk."""

from django.urls import URLPattern, path

from motcua.faces.desk.views import acts, dossier, files, inbox

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", inbox.mine, name="home"),
    path("don-vi/", inbox.unit, name="unit"),
    path("tim/", inbox.find, name="find"),
    path("ho-so/<uuid:dossier_id>/", dossier.one, name="dossier"),
    path("ho-so/<uuid:dossier_id>/vi-sao/", dossier.why, name="why"),
    path("ho-so/<uuid:dossier_id>/nhan/", acts.claim, name="claim"),
    path("ho-so/<uuid:dossier_id>/xong/", acts.finish, name="finish"),
    path("ho-so/<uuid:dossier_id>/tra-lai/", acts.send_back, name="send_back"),
    path("ho-so/<uuid:dossier_id>/ket-qua/", acts.result, name="result"),
    path("ho-so/<uuid:dossier_id>/ket-qua/du-thao.pdf", acts.draft, name="draft"),
    path("ho-so/<uuid:dossier_id>/ket-qua/tep/", files.result, name="result_file"),
    path("ho-so/<uuid:dossier_id>/phieu.pdf", files.slip, name="slip"),
    path("ho-so/<uuid:dossier_id>/giay-to/<uuid:document_id>/", files.paper, name="paper"),
    path("ho-so/<uuid:dossier_id>/giay-to/<uuid:document_id>/quet/", acts.scan, name="scan"),
]
