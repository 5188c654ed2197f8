"""A foreign key whose column another index begins with needs no index of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0007_runs_watched"),
    ]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="run",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="workflow.run",
            ),
        ),
    ]
