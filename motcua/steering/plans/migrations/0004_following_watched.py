"""What `events verify` holds of an assignment, now with what waits to be looked at and its period."""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('assignment', 'plans_assignment', $$concat_ws('|', state, plan_id, lead_id, term,
  due_on, 'o' || original_due_on, 'd' || done_on, 'h' || handed_in_on, 'p' || nullif(period, ''))$$);
select motcua_watch('reminder_step', 'plans_reminderstep',
  $$concat_ws('|', code, audience, days, valid_from, valid_to)$$);
select motcua_watch('recurrence_rule', 'plans_recurrencerule',
  $$concat_ws('|', every, day, valid_from, valid_to)$$);
select motcua_watch('awaited_event', 'plans_awaitedevent',
  $$concat_ws('|', plan_id, words, happened_on, due_on)$$);
"""
BEFORE = """
select motcua_watch_anew('assignment', 'plans_assignment',
  $$concat_ws('|', state, plan_id, lead_id, term, due_on, 'o' || original_due_on, 'd' || done_on)$$);
delete from events_subject where kind in ('reminder_step', 'recurrence_rule', 'awaited_event')
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_following"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCHED, BEFORE)]
