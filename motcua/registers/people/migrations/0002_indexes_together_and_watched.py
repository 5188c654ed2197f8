"""A closed number and its blind index stand and fall together; the chain watches merges and accounts."""

from django.db import migrations

TOGETHER = "\n".join(
    f"alter table people_person add constraint person_{column}_and_index_together"
    f" check (({column} = '') = ({column}_index is null));"
    for column in ("personal_id", "previous_number", "passport", "phone")
)
APART = "\n".join(
    f"alter table people_person drop constraint person_{column}_and_index_together;"
    for column in ("personal_id", "previous_number", "passport", "phone")
)
WATCHED = """
select motcua_watch('person', 'people_person', 'concat_ws(''; '', merged_into_id, account_id)');
select motcua_watch('legal_entity', 'people_legalentity', 'concat_ws(''; '', tax_code, account_id)');
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(TOGETHER, APART),
        migrations.RunSQL(WATCHED, "delete from events_subject where kind in ('person', 'legal_entity')"),
    ]
