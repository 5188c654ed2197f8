"""The chain of events watches what a declared day and office hours are."""

from django.db import migrations

WATCH = """
select motcua_watch('day_rule', 'calendars_dayrule',
  $$concat_ws('|', day, kind, spans, replaces, withdrawn_at is null)$$);
select motcua_watch('office_hours', 'calendars_officehours', $$concat_ws('|', week, valid_from, valid_to)$$);
select motcua_watch('calendar_year', 'calendars_calendaryear', $$concat_ws('|', year, announced)$$);
"""


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            WATCH,
            "delete from events_subject where kind in ('day_rule', 'office_hours', 'calendar_year')",
        ),
    ]
