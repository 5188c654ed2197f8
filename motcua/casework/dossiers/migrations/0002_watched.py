"""The columns that `events verify` holds against the last event of each subject."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('dossier', 'dossiers_dossier', "
            "$$concat_ws('|', state, coalesce(code, ''), extract(epoch from due_at)::bigint)$$)",
            "delete from events_subject where kind = 'dossier'",
        ),
    ]
