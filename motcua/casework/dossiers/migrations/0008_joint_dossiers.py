"""Joint dossiers: a whole, its planned parts, and the dossiers that those become."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import motcua.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0007_first_day_of_each"),
        ("organisations", "0004_kinds_watched"),
        ("people", "0003_representation_watched"),
        ("places", "0004_changes_watched"),
        ("procedures", "0005_everyday_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="DossierPart",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("key", models.CharField(max_length=40, verbose_name="khóa")),
                ("name", models.CharField(max_length=200, verbose_name="tên phần")),
                ("procedure_code", models.CharField(max_length=220, verbose_name="mã thủ tục")),
                ("case_number", models.PositiveSmallIntegerField(null=True, verbose_name="trường hợp")),
                (
                    "after",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        size=None,
                        verbose_name="sau các phần",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("PLANNED", "chưa bắt đầu"),
                            ("RUNNING", "đang giải quyết"),
                            ("DONE", "đã có kết quả"),
                            ("REFUSED", "bị từ chối"),
                            ("DROPPED", "không thực hiện"),
                        ],
                        default="PLANNED",
                        max_length=7,
                        verbose_name="trạng thái",
                    ),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="hạn của phần")),
                ("begun_at", models.DateTimeField(null=True, verbose_name="bắt đầu lúc")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="vì sao không thực hiện")),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="joint",
            field=models.BooleanField(default=False, verbose_name="hồ sơ liên thông"),
        ),
        migrations.AddField(
            model_name="dossier",
            name="whole",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="part_dossiers",
                to="dossiers.dossier",
                verbose_name="là một phần của",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("whole__isnull", False)), fields=["whole"], name="dossier_part_of"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(("joint", False), ("whole__isnull", True), _connector="OR"),
                name="dossier_part_has_no_parts",
            ),
        ),
        migrations.AddField(
            model_name="dossierpart",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.agency",
                verbose_name="cơ quan giải quyết",
            ),
        ),
        migrations.AddField(
            model_name="dossierpart",
            name="dossier",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="part",
                to="dossiers.dossier",
            ),
        ),
        migrations.AddField(
            model_name="dossierpart",
            name="whole",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="dossiers.dossier"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpart",
            constraint=models.UniqueConstraint(fields=("whole", "key"), name="dossierpart_keyed_once"),
        ),
        migrations.AddConstraint(
            model_name="dossierpart",
            constraint=models.UniqueConstraint(fields=("whole", "position"), name="dossierpart_in_its_place"),
        ),
        migrations.AddConstraint(
            model_name="dossierpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("begun_at__isnull", True), ("dossier__isnull", True), ("state", "PLANNED")),
                    ("state", "DROPPED"),
                    models.Q(
                        ("begun_at__isnull", False),
                        ("dossier__isnull", False),
                        ("state__in", ["RUNNING", "DONE", "REFUSED"]),
                    ),
                    _connector="OR",
                ),
                name="dossierpart_begun_is_a_dossier",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state__in", ["PLANNED", "RUNNING"])),
                    models.Q(("ended_at__isnull", False), ("state__in", ["DONE", "REFUSED", "DROPPED"])),
                    _connector="OR",
                ),
                name="dossierpart_ended_has_moment",
            ),
        ),
    ]
