"""A redating is cut into parts for several hands; one that runs goes on as one part from where it stands.

Lines are found by their redating and promise together; two more indexes only made them slower to write.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0008_swept_early"),
    ]

    operations = [
        migrations.AlterField(
            model_name="redated",
            name="promise",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deadlines.promise",
            ),
        ),
        migrations.AlterField(
            model_name="redated",
            name="redating",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="deadlines.redating",
            ),
        ),
        migrations.CreateModel(
            name="RedatingPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số thứ tự")),
                ("reached", models.UUIDField(null=True, verbose_name="đã đến")),
                ("upto", models.UUIDField(null=True, verbose_name="đến hết")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
                (
                    "redating",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="deadlines.redating",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("redating", "number"), name="redatingpart_numbered_once")
                ],
            },
        ),
        migrations.RunSQL(
            "insert into deadlines_redatingpart (redating_id, number, reached) "
            "select id, 1, reached from deadlines_redating where state = 'RUNNING'",
            "update deadlines_redating r set reached = p.reached from deadlines_redatingpart p "
            "where p.redating_id = r.id and p.ended_at is null",
        ),
        migrations.RunSQL("set constraints all immediate", "set constraints all immediate"),
        migrations.RemoveField(
            model_name="redating",
            name="reached",
        ),
    ]
