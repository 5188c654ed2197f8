"""What a legal text is called and who issued it, and when, is held by `events verify` too."""

from django.db import migrations

WATCH = """
select motcua_watch_anew('legal_text', 'legal_texts_legaltext',
  $$concat_ws('|', number_key, year, in_force_from, in_force_to, replaced_by_id,
    number, kind, issued_on, issuer, title)$$);
"""
BEFORE = """
select motcua_watch_anew('legal_text', 'legal_texts_legaltext',
  $$concat_ws('|', number_key, year, in_force_from, in_force_to, replaced_by_id)$$);
"""


class Migration(migrations.Migration):
    dependencies = [("legal_texts", "0002_watch"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCH, BEFORE)]
