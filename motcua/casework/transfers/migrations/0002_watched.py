"""What `events verify` holds of a list against its last event: its number, who has it, and each line."""

from django.db import migrations

WATCHED = """
select motcua_watch('transfer', 'transfers_transfer', $$concat_ws('|', number, unit_id, agency_id,
  extract(epoch from received_at)::bigint, (
    select md5(string_agg(concat_ws(' ', dossier_id, received), ',' order by l.id))
    from transfers_transferline l where l.transfer_id = transfers_transfer.id))$$)
"""


class Migration(migrations.Migration):
    dependencies = [("transfers", "0001_initial"), ("events", "0007_many_told_at_once")]
    operations = [migrations.RunSQL(WATCHED, "delete from events_subject where kind = 'transfer'")]
