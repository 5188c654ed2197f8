"""The columns that `events verify` holds against the last event of each subject."""

from django.db import migrations

WATCHED = """
select motcua_watch('plan_reading', 'plans_planreading',
  $$concat_ws('|', state, version, number, signed_on, year, issuer)$$);
select motcua_watch('plan', 'plans_plan', $$concat_ws('|', state, number, signed_on, year)$$);
select motcua_watch('assignment', 'plans_assignment',
  $$concat_ws('|', state, plan_id, lead_id, term, due_on, 'o' || original_due_on, 'd' || done_on)$$);
select motcua_watch('target', 'plans_target', $$concat_ws('|', plan_id, op, value, unit, period)$$);
"""
BEFORE = """
delete from events_subject where kind in ('plan_reading', 'plan', 'assignment', 'target')
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("events", "0002_chain")]
    operations = [migrations.RunSQL(WATCHED, BEFORE)]
