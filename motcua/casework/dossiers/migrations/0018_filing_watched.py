"""What `events verify` holds of a dossier besides: who brought it, where and how, what its book says.

Also the place that decides competence, who took the papers in, and the moment promised first.
"""

from django.db import migrations

WORDS = """concat_ws('|',
  state, coalesce(code, ''), extract(epoch from due_at)::bigint,
  case when entered_at is not null then concat_ws('|',
    version_id, case_number, coalesce(applicant_person_id, applicant_entity_id), reception_unit_id,
    decision_agency_id, return_unit_id, extract(epoch from entered_at)::bigint,{filing}
    'a' || extract(epoch from accepted_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,
    'e' || extract(epoch from ended_at)::bigint, 'p' || reprints{promised}) end,
  'w' || whole_id,
  case when joint then (
    select string_agg(concat_ws(' ', key, state, dossier_id, agency_id), ',' order by position)
    from dossiers_dossierpart p where p.whole_id = dossiers_dossier.id) end)"""
FILING = """
    's' || submitter_id, 'c' || competence_place_id, 'h' || help_unit_id,
    'v' || channel || ' ' || return_way || ' ' || sets, 't' || extract(epoch from submitted_at)::bigint,"""
PROMISED = """,
    'o' || extract(epoch from original_due_at)::bigint, 'b' || book_year || ' ' || book_number,
    'n' || submission_id"""


def watch(filing, promised):
    words = WORDS.format(filing=filing, promised=promised)
    return f"select motcua_watch_anew('dossier', 'dossiers_dossier', $${words}$$)"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0017_helped_elsewhere"), ("events", "0007_many_told_at_once")]
    operations = [migrations.RunSQL(watch(FILING, PROMISED), watch("", ""))]
