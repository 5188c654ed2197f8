"""What `events verify` holds of a place against its last event: all that the law says of it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("places", "0002_parents_cover"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch_anew('place', 'places_place', "
            "$$concat_ws('|', code, level, kind, name, parent_id, post_code, valid_from, valid_to)$$)",
            "select motcua_watch_anew('place', 'places_place', 'valid_to')",
        ),
    ]
