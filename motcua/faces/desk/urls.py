"""Addresses of the desk."""

from django.urls import URLPattern, path

from motcua.faces.desk.views import acts, done, dossier, files, find, inbox, many, unit

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", inbox.mine, name="home"),
    path("nhieu-viec/", many.many, name="many"),
    path("da-lam/", done.done, name="done"),
    path("don-vi/", unit.unit, name="unit"),
    path("don-vi/viec/", unit.tasks, name="unit_tasks"),
    path("tim/", find.find, name="find"),
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
