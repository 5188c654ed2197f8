"""What `events verify` holds of what waits for a place against its last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("routing", "0001_initial"), ("events", "0006_states_by_the_callers_path")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('held_filing', 'routing_heldfiling',"
            " 'concat_ws(''|'', state, number, unit_id, dossier_id, md5(why))')",
            "delete from events_subject where kind = 'held_filing'",
        ),
    ]
