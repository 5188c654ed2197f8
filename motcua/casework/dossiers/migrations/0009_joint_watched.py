"""What `events verify` holds of joint dossiers: of which whole one is a part, and how the parts stand.

What stands alone keeps its words as they were.
"""

from django.db import migrations

BEFORE = """concat_ws('|',
  state, coalesce(code, ''), extract(epoch from due_at)::bigint,
  case when entered_at is not null then concat_ws('|',
    version_id, case_number, coalesce(applicant_person_id, applicant_entity_id), reception_unit_id,
    decision_agency_id, return_unit_id, extract(epoch from entered_at)::bigint,
    'a' || extract(epoch from accepted_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,
    'e' || extract(epoch from ended_at)::bigint, 'p' || reprints) end{more})"""
MORE = """,
  'w' || whole_id,
  case when joint then (
    select string_agg(concat_ws(' ', key, state, dossier_id, agency_id), ',' order by position)
    from dossiers_dossierpart p where p.whole_id = dossiers_dossier.id) end"""


def watch(more):
    return f"select motcua_watch('dossier', 'dossiers_dossier', $${BEFORE.format(more=more)}$$)"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_joint_dossiers")]
    operations = [migrations.RunSQL(watch(MORE), watch(""))]
