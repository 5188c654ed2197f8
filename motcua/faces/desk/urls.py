"""Addresses of the desk."""

from django.urls import URLPattern, path

from motcua.faces.desk.views import acts, asks, away, done, dossier, files, find, inbox, many, notices, unit

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", inbox.mine, name="home"),
    path("nhieu-viec/", many.many, name="many"),
    path("da-lam/", done.done, name="done"),
    path("don-vi/", unit.unit, name="unit"),
    path("don-vi/viec/", unit.tasks, name="unit_tasks"),
    path("don-vi/nghi/<uuid:officer_id>/", away.away, name="unit_away"),
    path("don-vi/nghi/<uuid:officer_id>/<uuid:leave_id>/thay/", away.cover, name="unit_cover"),
    path("don-vi/nghi/<uuid:officer_id>/<uuid:leave_id>/het/", away.back, name="unit_back"),
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read_all, name="notices_read"),
    path("thong-bao/<uuid:notice_id>/", notices.read, name="notice_read"),
    path("tim/", find.find, name="find"),
    path("ho-so/<uuid:dossier_id>/", dossier.one, name="dossier"),
    path("ho-so/<uuid:dossier_id>/vi-sao/", dossier.why, name="why"),
    path("ho-so/<uuid:dossier_id>/hien-so/", dossier.reveal, name="reveal"),
    path("ho-so/<uuid:dossier_id>/nhan/", acts.claim, name="claim"),
    path("ho-so/<uuid:dossier_id>/xong/", acts.finish, name="finish"),
    path("ho-so/<uuid:dossier_id>/tra-lai/", acts.send_back, name="send_back"),
    path("ho-so/<uuid:dossier_id>/bo-sung/", asks.supplement, name="supplement"),
    path("ho-so/<uuid:dossier_id>/bo-sung/<int:number>.pdf", files.supplement, name="supplement_sheet"),
    path("ho-so/<uuid:dossier_id>/tu-choi/", asks.refuse, name="refuse"),
    path("ho-so/<uuid:dossier_id>/tu-choi.pdf", files.refusal, name="refusal_sheet"),
    path("ho-so/<uuid:dossier_id>/ghi-chu/", asks.note, name="note"),
    path("ho-so/<uuid:dossier_id>/luu-tru/", asks.archive, name="archive"),
    path("ho-so/<uuid:dossier_id>/ket-qua/", acts.result, name="result"),
    path("ho-so/<uuid:dossier_id>/ket-qua/du-thao.pdf", acts.draft, name="draft"),
    path("ho-so/<uuid:dossier_id>/ket-qua/tep/", files.result, name="result_file"),
    path("ho-so/<uuid:dossier_id>/phieu.pdf", files.slip, name="slip"),
    path("ho-so/<uuid:dossier_id>/giay-to/<uuid:document_id>/", files.paper, name="paper"),
    path("ho-so/<uuid:dossier_id>/giay-to/<uuid:document_id>/quet/", acts.scan, name="scan"),
]
