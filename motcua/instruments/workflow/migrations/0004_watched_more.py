"""What `events verify` holds against a task's last event: since when it waits counts too, while it does."""

from django.db import migrations

HANDS = "state || '|' || step || '|' || coalesce(holder_id::text, '')"
SINCE = "extract(epoch from waits_since)::bigint::text"


class Migration(migrations.Migration):
    dependencies = [("workflow", "0003_waiting_and_reasons")]
    operations = [
        migrations.RunSQL(
            f"select motcua_watch('task', 'workflow_task', $${HANDS} || "
            f"case when waits_since is not null then '|' || {SINCE} else '' end$$)",
            f"select motcua_watch('task', 'workflow_task', $${HANDS}$$)",
        ),
    ]
