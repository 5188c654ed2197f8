"""What `events verify` holds of a file on record against its last event; its bytes are for `files verify`."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('file', 'files_storedfile', $$concat_ws('|', sha256, size, kind, is_active)$$)
""",
            "delete from events_subject where kind = 'file'",
        ),
    ]
