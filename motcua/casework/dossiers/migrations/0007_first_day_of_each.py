"""Dossiers that were taken in before learn from their promises which day was promised first."""

from django.db import migrations

FIRST = """
update dossiers_dossier d set original_due_at = p.original_due_at
from deadlines_promise p
where p.subject_kind = 'dossier' and p.subject_id = d.id and p.purpose = 'RESULT' and d.due_at is not null
  and p.id = (
    select id from deadlines_promise q
    where q.subject_kind = 'dossier' and q.subject_id = d.id and q.purpose = 'RESULT'
    order by started_at desc, id desc limit 1
  )
"""


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0006_redating_watched"),
        ("dossiers", "0006_waiting_apologies_and_stops"),
    ]
    operations = [migrations.RunSQL(FIRST, migrations.RunSQL.noop)]
