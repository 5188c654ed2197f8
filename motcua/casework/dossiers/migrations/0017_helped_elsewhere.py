"""What was taken in for a unit by the public post is found by who took it in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0016_swept_early"),
        ("organisations", "0004_kinds_watched"),
        ("people", "0004_who_they_are_watched"),
        ("places", "0004_changes_watched"),
        ("procedures", "0005_everyday_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("help_unit", models.F("reception_unit")), _negated=True),
                fields=["help_unit", "accepted_at", "id"],
                name="dossier_helped_elsewhere",
            ),
        ),
    ]
