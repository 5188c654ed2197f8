"""What `events verify` holds of how targets are measured, of reported figures, of the words of indicators."""

from django.db import migrations

WATCHED = """
select motcua_watch('target_binding', 'plans_targetbinding', $$concat_ws('|', target_id, how, indicator,
  'l' || level, 'g' || "group", 'a' || agency_id, 'p' || procedure, 'f' || field, 'c' || channel,
  since, until)$$);
select motcua_watch('target_figure', 'plans_targetfigure', $$concat_ws('|', target_id, 'a' || agency_id,
  period, 'v' || value, 'w' || words, 'm' || met, 'c' || corrects_id)$$);
select motcua_watch('target_words', 'plans_targetwords',
  $$concat_ws('|', indicator, phrases::text, never::text, valid_from, valid_to)$$);
"""
BEFORE = "delete from events_subject where kind in ('target_binding', 'target_figure', 'target_words')"


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_measuring"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCHED, BEFORE)]
