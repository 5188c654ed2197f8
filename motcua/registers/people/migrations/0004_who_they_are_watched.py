"""What `events verify` holds of who somebody is: a short fingerprint, since no event carries personal data.

A person's is taken together with the blind index of the number, which nobody reckons without the key.
"""

from django.db import migrations

WATCHED = """
select motcua_watch_anew('person', 'people_person',
  $$concat_ws('; ', merged_into_id, account_id, left(md5(concat_ws('|', id, full_name, birth_year,
    birth_month, birth_day, gender, nationality, place_id, encode(personal_id_index, 'hex'))), 8))$$);
select motcua_watch_anew('legal_entity', 'people_legalentity',
  $$concat_ws('; ', tax_code, account_id, left(md5(concat_ws('|', id, name, kind, owner_id,
    place_id)), 8))$$);
"""
NARROWER = """
select motcua_watch_anew('person', 'people_person', 'concat_ws(''; '', merged_into_id, account_id)');
select motcua_watch_anew('legal_entity', 'people_legalentity', 'concat_ws(''; '', tax_code, account_id)');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_representation_watched"),
        ("events", "0006_states_by_the_callers_path"),
    ]
    operations = [migrations.RunSQL(WATCHED, NARROWER)]
