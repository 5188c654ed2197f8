"""Addresses of the counter."""

from django.urls import URLPattern, path

from motcua.faces.counter.views import (
    dossiers,
    home,
    lists,
    mending,
    money,
    refund,
    rounds,
    shift,
    slips,
    take_in,
)

app_name = "counter"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("nhan-dien/", home.identify, name="identify"),
    path("nguoi-moi/", home.new_person, name="new_person"),
    path("nguoi/<uuid:person_id>/", take_in.procedures_of_person, name="procedures_of_person"),
    path("nguoi/<uuid:person_id>/<str:code>/", take_in.take_in_for_person, name="take_in_for_person"),
    path("to-chuc/<uuid:entity_id>/", take_in.procedures_of_entity, name="procedures_of_entity"),
    path("to-chuc/<uuid:entity_id>/<str:code>/", take_in.take_in_for_entity, name="take_in_for_entity"),
    path("ho-so/<uuid:dossier_id>/", dossiers.one, name="dossier"),
    path("ho-so/<uuid:dossier_id>/phieu.pdf", slips.slip, name="slip"),
    path("ho-so/<uuid:dossier_id>/in-lai/", slips.again, name="slip_again"),
    path("ho-so/<uuid:dossier_id>/in-lai/<slug:paper>/", slips.again, name="again"),
    path("ho-so/<uuid:dossier_id>/tra/", dossiers.give, name="give"),
    path("ho-so/<uuid:dossier_id>/da-tra/", dossiers.handed, name="handed"),
    path("ho-so/<uuid:dossier_id>/rut/", dossiers.take_back, name="take_back"),
    path("ho-so/<uuid:dossier_id>/tiep-nhan/", mending.accept, name="accept"),
    path("ho-so/<uuid:dossier_id>/bo-sung/", mending.supplemented, name="supplemented"),
    path("ho-so/<uuid:dossier_id>/bo-sung.pdf", slips.supplement_paper, name="supplement_paper"),
    path("ho-so/<uuid:dossier_id>/tu-choi.pdf", slips.refusal_paper, name="refusal_paper"),
    path("ho-so/<uuid:dossier_id>/xin-loi.pdf", slips.apology_paper, name="apology_paper"),
    path("ho-so/<uuid:dossier_id>/dung.pdf", slips.stop_paper, name="stop_paper"),
    path("ho-so/<uuid:dossier_id>/sua/", mending.mend, name="mend"),
    path("ho-so/<uuid:dossier_id>/sua/<str:code>/", mending.mend_procedure, name="mend_procedure"),
    path("ho-so/<uuid:dossier_id>/thay/<uuid:person_id>/", mending.replace, name="replace"),
    path("cho-tiep-nhan/", lists.pending, name="pending"),
    path("nop-thay/", rounds.a_round, name="round"),
    path("nop-thay/phieu.pdf", rounds.slips, name="round_slips"),
    path("nop-thay/xong/", rounds.done, name="round_done"),
    path("so/", lists.register, name="register"),
    path("so/nam/", slips.books, name="books"),
    path("so/nam/<int:year>.pdf", slips.book, name="book"),
    path("cho-tra/", lists.waiting, name="waiting"),
    path("ho-so/<uuid:dossier_id>/thu-tien/", money.collect, name="money"),
    path("bien-lai/", money.receipts, name="receipts"),
    path("bien-lai/<uuid:receipt_id>/", money.one_receipt, name="receipt"),
    path("bien-lai/<uuid:receipt_id>/bien-lai.pdf", money.receipt_pdf, name="receipt_pdf"),
    path("bien-lai/<uuid:receipt_id>/in-lai/", money.receipt_again, name="receipt_again"),
    path("bien-lai/<uuid:receipt_id>/huy/", money.receipt_void, name="receipt_void"),
    path("ca-thu/", shift.shift, name="shift"),
    path(
        "bien-lai/<uuid:receipt_id>/bien-lai-phieu-hen.pdf", money.receipt_and_slip, name="receipt_and_slip"
    ),
    path(
        "ho-so/<uuid:dossier_id>/hoan-tra/<uuid:charge_id>/",
        refund.refund_charge,
        name="refund",
    ),
    path("ca-thu/cac-ca/", shift.shifts, name="shifts"),
    path("ca-thu/<uuid:shift_id>/", shift.one_shift, name="one_shift"),
    path("ca-thu/<uuid:shift_id>/bang-ke.pdf", shift.shift_sheet, name="shift_sheet"),
]
