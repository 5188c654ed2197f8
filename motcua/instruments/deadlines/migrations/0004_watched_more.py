"""What `events verify` holds against a promise: its first moment counts too, once the promise has moved."""

from django.db import migrations

DUE = "coalesce(extract(epoch from due_at)::bigint::text, '')"
FIRST = "extract(epoch from original_due_at)::bigint::text"


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0003_pauses_and_warnings")]
    operations = [
        migrations.RunSQL(
            f"select motcua_watch('promise', 'deadlines_promise', $$state || '|' || {DUE} || "
            f"case when original_due_at is distinct from due_at then '|' || {FIRST} else '' end$$)",
            f"select motcua_watch('promise', 'deadlines_promise', $$state || '|' || {DUE}$$)",
        ),
    ]
