"""The columns that `events verify` holds against the last event of each subject."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('task', 'workflow_task', "
            "$$state || '|' || step || '|' || coalesce(holder_id::text, '')$$);"
            "select motcua_watch('run', 'workflow_run', 'state')",
            "delete from events_subject where kind in ('task', 'run')",
        ),
    ]
