"""What `events verify` holds of a moving against its last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_moving_to_new_processes"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('moving', 'dossiers_moving', 'state')",
            "delete from events_subject where kind = 'moving'",
        ),
    ]
