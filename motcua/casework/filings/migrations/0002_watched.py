"""What `events verify` holds of drafts, their co-signers and of questions against their last events."""

from django.db import migrations

DRAFT = """
select motcua_watch('filing_draft', 'filings_filingdraft', $$concat_ws('|', state, person_id,
  'p' || applicant_person_id, 'e' || applicant_entity_id, version_id, 'h' || dossier_id,
  'b' || extract(epoch from begun_at)::bigint, 'o' || extract(epoch from over_at)::bigint, (
    select string_agg(concat_ws(' ', c.id, c.person_id, c.signed_edition,
      's' || extract(epoch from c.signed_at)::bigint, 'd' || extract(epoch from c.declined_at)::bigint),
      ',' order by c.id)
    from filings_cosigner c where c.draft_id = filings_filingdraft.id))$$)
"""
QUESTIONS = """
select motcua_watch('eligibility', 'filings_eligibilityset',
  $$concat_ws('|', code, md5(questions::text), valid_from, 'u' || valid_to)$$)
"""
FORGETS = """
alter table filings_filingdraft add constraint filingdraft_over_forgets
check (state = 'OPEN' or (answers = '' and conditions = '' and exemptions = ''))
"""  # closed columns are none of Django's business


class Migration(migrations.Migration):
    dependencies = [("filings", "0001_initial"), ("events", "0007_many_told_at_once")]
    operations = [
        *(
            migrations.RunSQL(watched, f"delete from events_subject where kind = '{kind}'")
            for kind, watched in (("filing_draft", DRAFT), ("eligibility", QUESTIONS))
        ),
        migrations.RunSQL(
            FORGETS, "alter table filings_filingdraft drop constraint filingdraft_over_forgets"
        ),
    ]
