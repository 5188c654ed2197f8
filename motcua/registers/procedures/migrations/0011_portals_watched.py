"""What `events verify` holds of where one files against its last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("procedures", "0010_filing_portals"), ("events", "0007_many_told_at_once")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('filing_portal', 'procedures_filingportal',
  $$concat_ws('|', code, name, address, source, valid_from, 'u' || valid_to)$$)
""",
            "delete from events_subject where kind = 'filing_portal'",
        ),
    ]
