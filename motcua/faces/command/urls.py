"""Addresses of this face."""

from django.urls import URLPattern, path

from motcua.faces.command.views import (
    assignments,
    boards,
    documents,
    following,
    indices,
    plans,
    publish,
    reports,
    review,
)

app_name = "command"
urlpatterns: list[URLPattern] = [
    path("", plans.plans, name="home"),
    path("van-ban/", documents.readings, name="readings"),
    path("van-ban/them/", documents.take_in, name="reading-new"),
    path("van-ban/dang-doc/<uuid:intake_id>/", documents.progress, name="reading-progress"),
    path("van-ban/<uuid:reading_id>/", review.review, name="reading"),
    path("van-ban/<uuid:reading_id>/tep/", documents.original, name="reading-file"),
    path("van-ban/<uuid:reading_id>/thong-tin/", documents.head, name="reading-head"),
    path("van-ban/<uuid:reading_id>/bo/", documents.set_aside, name="reading-aside"),
    path("van-ban/<uuid:reading_id>/chot/", publish.publish, name="reading-publish"),
    path("van-ban/<uuid:reading_id>/dong/<uuid:line_id>/", review.act, name="reading-line"),
    path("ke-hoach/<uuid:plan_id>/", plans.plan, name="plan"),
    path("ke-hoach/<uuid:plan_id>/su-kien/", following.event, name="plan-event"),
    path("nhiem-vu/<uuid:assignment_id>/", assignments.assignment, name="assignment"),
    path("nhiem-vu/<uuid:assignment_id>/tiep-nhan/", assignments.accept, name="assignment-accept"),
    path("nhiem-vu/<uuid:assignment_id>/tiep-tuc/", assignments.resume, name="assignment-resume"),
    path("nhiem-vu/<uuid:assignment_id>/bao-cao/", following.report, name="assignment-report"),
    path("nhiem-vu/<uuid:assignment_id>/nop/", following.hand_in, name="assignment-hand-in"),
    path("nhiem-vu/<uuid:assignment_id>/gia-han/", following.ask, name="assignment-ask"),
    path("nhiem-vu/<uuid:assignment_id>/gia-han/quyet-dinh/", following.decide, name="assignment-decide"),
    path("nhiem-vu/<uuid:assignment_id>/duyet/", following.judge, name="assignment-judge"),
    path("nhiem-vu/<uuid:assignment_id>/tam-dung/", following.rest, name="assignment-rest"),
    path("tinh-hinh/", boards.whole, name="board"),
    path("tinh-hinh/bang.xlsx", boards.workbook, name="board-xlsx"),
    path("nhiem-vu/", boards.listed, name="lines"),
    path("co-quan/<uuid:agency_id>/", boards.agency, name="agency"),
    path("chi-so/", indices.every, name="indices"),
    path("chi-so/<str:code>/", indices.one, name="index"),
    path("chi-so/<str:code>/ho-so/", indices.dossiers, name="index-dossiers"),
    path("ke-hoach/<uuid:plan_id>/bao-cao/", reports.reports, name="reports"),
    path("bao-cao/<uuid:report_id>.<str:ending>", reports.paper, name="report-paper"),
    path("minh-chung/<uuid:evidence_id>/", assignments.evidence, name="evidence"),
]
