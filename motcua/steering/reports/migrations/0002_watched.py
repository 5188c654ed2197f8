"""What `events verify` holds of a monthly list: where it stands, its month, its edition, sums and digest."""

from django.db import migrations

WATCHED = """
select motcua_watch('late_list', 'reports_latelist',
  $$concat_ws('|', state, month, edition, received, resolved, resolved_late, open_late, digest)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCHED, "delete from events_subject where kind = 'late_list'")]
