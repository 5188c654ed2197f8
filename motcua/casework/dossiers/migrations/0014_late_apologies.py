"""An apology that comes too late to put anything off says when the result is expected."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0013_no_index_twice"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="apology",
            name="apology_in_time",
        ),
        migrations.AddField(
            model_name="apology",
            name="expected_at",
            field=models.DateTimeField(null=True, verbose_name="dự kiến trả"),
        ),
        migrations.AlterField(
            model_name="apology",
            name="due_after",
            field=models.DateTimeField(null=True, verbose_name="hẹn lại"),
        ),
        migrations.AddConstraint(
            model_name="apology",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_after__isnull", False),
                        ("expected_at__isnull", True),
                        ("said_at__lt", models.F("due_before")),
                    ),
                    models.Q(("due_after__isnull", True), ("said_at__gte", models.F("due_before"))),
                    _connector="OR",
                ),
                name="apology_in_time_or_late",
            ),
        ),
        migrations.AddConstraint(
            model_name="apology",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expected_at__isnull", True), ("expected_at__gt", models.F("said_at")), _connector="OR"
                ),
                name="apology_expects_what_comes",
            ),
        ),
    ]
