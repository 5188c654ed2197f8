"""What `events verify` holds of papers that nobody may ask for against their last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("procedures", "0012_abolished_papers"), ("events", "0007_many_told_at_once")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('abolished_paper', 'procedures_abolishedpaper',
  $$concat_ws('|', code, name, array_to_string(phrases, ';'), source, valid_from, 'u' || valid_to)$$)
""",
            "delete from events_subject where kind = 'abolished_paper'",
        ),
    ]
