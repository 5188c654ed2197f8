"""The chain of events watches when a text is in force."""

from django.db import migrations

WATCH = """
select motcua_watch('legal_text', 'legal_texts_legaltext',
  $$concat_ws('|', number_key, year, in_force_from, in_force_to, replaced_by_id)$$);
"""


class Migration(migrations.Migration):
    dependencies = [("legal_texts", "0001_initial"), ("events", "0002_chain")]
    operations = [migrations.RunSQL(WATCH, "delete from events_subject where kind = 'legal_text'")]
