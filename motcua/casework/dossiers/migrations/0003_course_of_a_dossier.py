"""Supplements, notes, links, corrections; late entry, archive, what decides competence."""

import django.db.models.deletion
from django.db import migrations, models

import motcua.foundation.ids
import motcua.foundation.keys.fields


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0002_watched"),
        ("organisations", "0002_parents_cover_and_watched"),
        ("people", "0002_indexes_together_and_watched"),
        ("places", "0003_watched_more"),
        ("procedures", "0004_parts_watched"),
    ]

    operations = [
        migrations.CreateModel(
            name="DossierCorrection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=motcua.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("APPLICANT", "chủ hồ sơ"), ("PROCEDURE", "thủ tục")],
                        max_length=9,
                        verbose_name="sửa gì",
                    ),
                ),
                ("before_id", models.UUIDField(verbose_name="trước đó")),
                ("after_id", models.UUIDField(verbose_name="sau đó")),
                ("reason", motcua.foundation.keys.fields.EncryptedText(verbose_name="lý do")),
                ("corrected_at", models.DateTimeField(verbose_name="lúc")),
                ("corrected_by", models.UUIDField(verbose_name="người sửa")),
            ],
        ),
        migrations.CreateModel(
            name="DossierLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=motcua.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("REPLACES", "thay cho")], max_length=8, verbose_name="quan hệ"
                    ),
                ),
                ("linked_at", models.DateTimeField(verbose_name="lúc")),
                ("linked_by", models.UUIDField(verbose_name="người liên kết")),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=motcua.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("words", motcua.foundation.keys.fields.EncryptedText(verbose_name="nội dung")),
                ("written_at", models.DateTimeField(verbose_name="viết lúc")),
                ("written_by", models.UUIDField(verbose_name="người viết")),
            ],
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=motcua.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                (
                    "state",
                    models.CharField(
                        choices=[("OPEN", "đang chờ"), ("ANSWERED", "đã bổ sung"), ("DROPPED", "không còn")],
                        default="OPEN",
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                ("sheet_number", models.PositiveIntegerField(verbose_name="số phiếu trong năm")),
                ("reprints", models.PositiveSmallIntegerField(default=0, verbose_name="số lần in lại phiếu")),
                ("before_acceptance", models.BooleanField(verbose_name="trước khi tiếp nhận")),
                ("lacking", motcua.foundation.keys.fields.EncryptedText(verbose_name="những gì cần bổ sung")),
                ("reason", motcua.foundation.keys.fields.EncryptedText(verbose_name="lý do")),
                ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                ("asked_by", models.UUIDField(verbose_name="người yêu cầu")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
                ("ended_by", models.UUIDField(null=True, verbose_name="người nhận bổ sung")),
                ("due_before", models.DateTimeField(null=True, verbose_name="hạn trước khi yêu cầu")),
                ("due_after", models.DateTimeField(null=True, verbose_name="hạn tính lại")),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="archived_at",
            field=models.DateTimeField(null=True, verbose_name="lưu trữ lúc"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="competence_place",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="places.place",
                verbose_name="nơi định thẩm quyền",
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="entered_at",
            field=models.DateTimeField(null=True, verbose_name="nhập vào hệ thống lúc"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="entered_late",
            field=models.BooleanField(default=False, verbose_name="nhập sau khi nhận trên giấy"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="exemptions",
            field=motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name="diện miễn, giảm"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="identity_paper",
            field=motcua.foundation.keys.fields.EncryptedText(
                blank=True, verbose_name="giấy tờ thay cho số định danh"
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="late_reason",
            field=motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name="lý do nhập sau"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="refusal_number",
            field=models.PositiveIntegerField(null=True, verbose_name="số phiếu từ chối trong năm"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="refusal_reprints",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="số lần in lại phiếu từ chối"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="refused_by",
            field=models.UUIDField(null=True, verbose_name="người từ chối"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="reprints",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="số lần in lại phiếu hẹn"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["-submitted_at", "-id"], name="dossier_list"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["reception_unit", "-submitted_at", "-id"], name="dossier_of_unit"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["decision_agency", "-submitted_at", "-id"], name="dossier_of_agency"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["applicant_entity", "-submitted_at"], name="dossier_of_entity"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["submitter", "-submitted_at"], name="dossier_of_submitter"),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entered_at__isnull", True),
                    ("accepted_at__isnull", True),
                    models.Q(("accepted_at__gte", models.F("entered_at")), ("entered_late", False)),
                    models.Q(("accepted_at__lt", models.F("entered_at")), ("entered_late", True)),
                    _connector="OR",
                ),
                name="dossier_entered_late_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("archived_at__gte", models.F("ended_at")), ("state", "ARCHIVED")),
                    models.Q(models.Q(("state", "ARCHIVED"), _negated=True), ("archived_at__isnull", True)),
                    _connector="OR",
                ),
                name="dossier_archived_has_moment",
            ),
        ),
        migrations.AddField(
            model_name="dossiercorrection",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="dossierlink",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links_to", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="dossierlink",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links_from", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="supplement",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="supplements", to="dossiers.dossier"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossiercorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("before_id", models.F("after_id")), _negated=True),
                name="dossiercorrection_changes",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierlink",
            constraint=models.UniqueConstraint(fields=("one", "other", "kind"), name="dossierlink_once"),
        ),
        migrations.AddConstraint(
            model_name="dossierlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "REPLACES")), fields=("other",), name="dossierlink_replaced_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("one", models.F("other")), _negated=True), name="dossierlink_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["dossier", "-written_at"], name="note_of_dossier"),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.UniqueConstraint(fields=("dossier", "number"), name="supplement_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "OPEN")), fields=("dossier",), name="supplement_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True), ("state", "OPEN")),
                    models.Q(
                        models.Q(("state", "OPEN"), _negated=True),
                        ("ended_at__gte", models.F("asked_at")),
                        ("ended_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="supplement_ended_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("before_acceptance", False), ("due_before__isnull", True), _connector="OR"
                ),
                name="supplement_before_acceptance_has_no_day",
            ),
        ),
    ]
