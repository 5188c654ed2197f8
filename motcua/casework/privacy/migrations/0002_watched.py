"""What `events verify` holds of requests and limits against their last events; words are closed at rest."""

from django.db import migrations

REQUEST = """
select motcua_watch('data_request', 'privacy_datarequest', $$concat_ws('|', person_id, wish,
  'd' || document_id, state, extract(epoch from asked_at)::bigint, asked_by,
  'u' || extract(epoch from due_at)::bigint, 'e' || extract(epoch from ended_at)::bigint, ended_by)$$)
"""
LIMIT = """
select motcua_watch('request_limit', 'privacy_requestlimit',
  $$concat_ws('|', code, hours, md5(source), valid_from, 'u' || valid_to)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("events", "0011_heads_grow_in_place")]
    operations = [
        migrations.RunSQL(watched, f"delete from events_subject where kind = '{kind}'")
        for kind, watched in (("data_request", REQUEST), ("request_limit", LIMIT))
    ]
