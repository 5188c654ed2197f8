"""What `events verify` holds of reuses, removals, consents and the lists against their last events.

The papers of a vault themselves are put together from what is told of cases; nothing is told of them.
"""

from django.db import migrations

REUSE = """
select motcua_watch('reuse', 'documents_reuse', $$concat_ws('|', document_id, submitted_id, subject_kind,
  subject_id, consent_id, extract(epoch from reused_at)::bigint, reused_by)$$)
"""
REMOVAL = """
select motcua_watch('vault_removal', 'documents_vaultremoval',
  $$concat_ws('|', document_id, extract(epoch from removed_at)::bigint, removed_by)$$)
"""
CONSENT = """
select motcua_watch('consent', 'documents_consent', $$concat_ws('|', person_id, text_id, subject_kind,
  subject_id, extract(epoch from given_at)::bigint, given_by,
  'w' || extract(epoch from withdrawn_at)::bigint)$$)
"""
TEXT = """
select motcua_watch('consent_text', 'documents_consenttext',
  $$concat_ws('|', code, md5(title), md5(words), md5(words_en), md5(source), valid_from, 'u' || valid_to)$$)
"""
TYPE = """
select motcua_watch('paper_type', 'documents_papertype', $$concat_ws('|', code, md5(name),
  md5(array_to_string(names, ';')), array_to_string(codes, ';'), months, md5(source), valid_from,
  'u' || valid_to)$$)
"""
WATCHED = {
    "reuse": REUSE,
    "vault_removal": REMOVAL,
    "consent": CONSENT,
    "consent_text": TEXT,
    "paper_type": TYPE,
}


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_vaults"), ("events", "0011_heads_grow_in_place")]
    operations = [
        migrations.RunSQL(watched, f"delete from events_subject where kind = '{kind}'")
        for kind, watched in WATCHED.items()
    ]
