"""What `events verify` holds of kinds and classes of agencies against their last events."""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('agency_kind', 'organisations_agencykind',
  $$concat_ws('|', code, name, rank, receives, alone_at)$$);
select motcua_watch_anew('agency_class', 'organisations_agencyclass', $$concat_ws('|', code, name,
  array_to_string(keys, ';'), array_to_string(kinds, ';'), array_to_string(levels, ';'))$$);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_successors"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(WATCHED, "delete from events_subject where kind in ('agency_kind', 'agency_class')")
    ]
