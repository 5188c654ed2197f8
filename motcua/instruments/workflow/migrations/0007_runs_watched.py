"""What `events verify` holds against a run's last event: its process and what waits at joins count too."""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('run', 'workflow_run', $$state || '|' || process_id::text ||
  case when arrived <> '[]'::jsonb then '|' || arrived::text else '' end$$)
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0006_branching_ways"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(WATCHED, "select motcua_watch_anew('run', 'workflow_run', 'state')"),
    ]
