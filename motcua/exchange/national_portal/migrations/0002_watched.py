"""What `events verify` holds of a filing of the portal against its last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("national_portal", "0001_initial"), ("events", "0007_many_told_at_once")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('portal_filing', 'national_portal_portalfiling',
  $$concat_ws('|', number, state, dossier_id, held_id)$$)
""",
            "delete from events_subject where kind = 'portal_filing'",
        ),
    ]
