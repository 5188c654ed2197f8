"""The province has cells of its own, cells are written in place, and what was used online is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indices", "0006_what_came_online"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsedOnline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency_id", models.UUIDField(verbose_name="cơ quan giải quyết")),
                ("procedure_code", models.CharField(max_length=40, verbose_name="mã thủ tục")),
                ("first_at", models.DateTimeField(verbose_name="tiếp nhận lần đầu")),
                ("last_at", models.DateTimeField(verbose_name="tiếp nhận gần nhất")),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="factcell",
            name="cell_once",
        ),
        migrations.AlterField(
            model_name="factcell",
            name="span",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "ngày"), (2, "tháng"), (3, "tháng của toàn tỉnh")], verbose_name="khoảng"
            ),
        ),
        migrations.AddIndex(
            model_name="factcell",
            index=models.Index(fields=["span", "moment", "day"], name="cell_of_day"),
        ),
        migrations.AddConstraint(
            model_name="factcell",
            constraint=models.UniqueConstraint(
                fields=("span", "moment", "unit_id", "day", "agency_id"),
                name="cell_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="usedonline",
            constraint=models.UniqueConstraint(
                fields=("agency_id", "procedure_code"), name="usedonline_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="usedonline",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_at__gte", models.F("first_at"))), name="usedonline_in_order"
            ),
        ),
        migrations.RunSQL(
            "alter table indices_factcell set (fillfactor = 80)",
            "alter table indices_factcell reset (fillfactor)",
        ),
    ]
