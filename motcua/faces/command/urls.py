"""Addresses of this face."""

from django.urls import URLPattern, path

from motcua.faces.command.views import documents, plans, publish, review

app_name = "command"
urlpatterns: list[URLPattern] = [
    path("", plans.plans, name="home"),
    path("van-ban/", documents.readings, name="readings"),
    path("van-ban/them/", documents.take_in, name="reading-new"),
    path("van-ban/<uuid:reading_id>/", review.review, name="reading"),
    path("van-ban/<uuid:reading_id>/tep/", documents.original, name="reading-file"),
    path("van-ban/<uuid:reading_id>/thong-tin/", documents.head, name="reading-head"),
    path("van-ban/<uuid:reading_id>/bo/", documents.set_aside, name="reading-aside"),
    path("van-ban/<uuid:reading_id>/chot/", publish.publish, name="reading-publish"),
    path("van-ban/<uuid:reading_id>/dong/<uuid:line_id>/", review.act, name="reading-line"),
    path("ke-hoach/<uuid:plan_id>/", plans.plan, name="plan"),
]
