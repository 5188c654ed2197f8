"""What `events verify` holds of a change of places against its last event: decision, and who became whom."""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('place_change', 'places_placechange', $$
  concat_ws('|', code, day, title, decision, mark,
  (select md5(string_agg(concat_ws(' ', s.old_id, s.new_id, s.whole), ',' order by s.old_id, s.new_id))
    from places_placesuccession s where s.change_id = places_placechange.id))$$)
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0003_watched_more"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCHED, "delete from events_subject where kind = 'place_change'")]
