"""More columns that `events verify` holds against the last event of each subject.

A dossier entered before this was kept has no `entered_at`; its words stay as they were.
"""

from django.db import migrations

DOSSIER = """
select motcua_watch('dossier', 'dossiers_dossier', $$concat_ws('|',
  state, coalesce(code, ''), extract(epoch from due_at)::bigint,
  case when entered_at is not null then concat_ws('|',
    version_id, case_number, coalesce(applicant_person_id, applicant_entity_id), reception_unit_id,
    decision_agency_id, return_unit_id, extract(epoch from entered_at)::bigint,
    'a' || extract(epoch from accepted_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,
    'e' || extract(epoch from ended_at)::bigint, 'p' || reprints) end)$$)
"""
BEFORE = """
select motcua_watch('dossier', 'dossiers_dossier',
  $$concat_ws('|', state, coalesce(code, ''), extract(epoch from due_at)::bigint)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_course_of_a_dossier")]
    operations = [migrations.RunSQL(DOSSIER, BEFORE)]
