"""Cells by day and month are laid over the facts, and facts are found by each moment they are counted by."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0019_found_by_due"),
        ("indices", "0004_parameters_watched"),
    ]

    operations = [
        migrations.CreateModel(
            name="CellBook",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("layout", models.CharField(max_length=64, verbose_name="cách đếm")),
                ("made_at", models.DateTimeField(verbose_name="đếm lại lúc")),
            ],
        ),
        migrations.CreateModel(
            name="FactCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "span",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "ngày"), (2, "tháng")], verbose_name="khoảng"
                    ),
                ),
                ("moment", models.PositiveSmallIntegerField(verbose_name="thời điểm")),
                ("day", models.DateField(verbose_name="ngày đầu")),
                ("unit_id", models.UUIDField(verbose_name="nơi tiếp nhận")),
                ("agency_id", models.UUIDField(null=True, verbose_name="cơ quan giải quyết")),
                (
                    "counts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None, verbose_name="các số đếm"
                    ),
                ),
            ],
        ),
        migrations.RemoveIndex(
            model_name="dossierfact",
            name="fact_received",
        ),
        migrations.RemoveIndex(
            model_name="dossierfact",
            name="fact_open",
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(fields=["procedure_code", "received_at"], name="fact_of_procedure"),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(fields=["received_at", "unit_id"], name="fact_received"),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("accepted_at__isnull", False)),
                fields=["accepted_at", "unit_id"],
                name="fact_accepted",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("answered_at__isnull", False)),
                fields=["answered_at", "unit_id"],
                name="fact_answered",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("resolved_at__isnull", False)),
                fields=["resolved_at", "unit_id"],
                name="fact_resolved",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("handed_at__isnull", False)),
                fields=["handed_at", "unit_id"],
                name="fact_handed",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False)),
                fields=["closed_at", "unit_id"],
                name="fact_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("apologised_at__isnull", False)),
                fields=["apologised_at", "unit_id"],
                name="fact_apologised",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierfact",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("resolved_at", None)),
                fields=["agency_id", "due_at"],
                name="fact_open",
            ),
        ),
        migrations.AddIndex(
            model_name="factcell",
            index=models.Index(fields=["span", "moment", "agency_id", "day"], name="cell_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="factcell",
            constraint=models.UniqueConstraint(
                fields=("span", "moment", "day", "unit_id", "agency_id"),
                name="cell_once",
                nulls_distinct=False,
            ),
        ),
    ]
