"""A code is found by its end: the last figures are what people read out."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_watched_more")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Reverse("code"), name="varchar_pattern_ops"
                ),
                name="dossier_code_backwards",
            ),
        ),
    ]
