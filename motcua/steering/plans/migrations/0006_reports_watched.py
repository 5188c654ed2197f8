"""What `events verify` holds of a signed report: its number, its day, the digest of its figures and those."""

from django.db import migrations

WATCHED = """
select motcua_watch('plan_report', 'plans_planreport',
  $$concat_ws('|', plan_id, number, as_of, digest, md5(figures::text))$$)
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_reports"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCHED, "delete from events_subject where kind = 'plan_report'")]
