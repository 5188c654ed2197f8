"""What has ended is found by the day on which it was due; what is under way is walked by its states."""

from django.db import migrations, models

ENDED = models.Q(state__in=["ARCHIVED", "HANDED_OVER", "REFUSED", "STOPPED", "WITHDRAWN"])


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0018_filing_watched"),
        ("organisations", "0005_codes_watched"),
        ("people", "0004_who_they_are_watched"),
        ("places", "0004_changes_watched"),
        ("procedures", "0009_codes_watched"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(condition=ENDED, fields=["reception_unit", "due_at"], name="dossier_unit_due"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=ENDED, fields=["decision_agency", "due_at"], name="dossier_agency_due"
            ),
        ),
    ]
