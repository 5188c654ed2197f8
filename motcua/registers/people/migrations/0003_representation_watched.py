"""What `events verify` holds of a representation against its last event, words by their fingerprint."""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('representation', 'people_representation',
  $$concat_ws('|', representative_id, person_id, entity_id, kind, valid_from, valid_to,
    md5(concat_ws('|', matter, paper)))$$)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_indexes_together_and_watched"),
        ("events", "0003_watched_anew"),
    ]
    operations = [migrations.RunSQL(WATCHED, "delete from events_subject where kind = 'representation'")]
