"""A notice's state is watched: `events verify` compares it with what its last event told."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('notice', 'notices_notice', 'state')",
            "delete from events_subject where kind = 'notice'",
        ),
    ]
