"""The columns that `events verify` holds against the last event of each subject."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('promise', 'deadlines_promise', "
            "$$state || '|' || coalesce(extract(epoch from due_at)::bigint::text, '')$$)",
            "delete from events_subject where kind = 'promise'",
        ),
    ]
