"""Who sees all units finds what has ended by the day on which it was due, too."""

from django.db import migrations, models

ENDED = models.Q(state__in=["ARCHIVED", "HANDED_OVER", "REFUSED", "STOPPED", "WITHDRAWN"])


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0020_vault_mark")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(condition=ENDED, fields=["due_at"], name="dossier_due"),
        ),
    ]
