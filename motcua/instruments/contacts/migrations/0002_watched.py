"""What `events verify` holds of contact points against their last events; tries of a code are none of it."""

from django.db import migrations

POINT = """
select motcua_watch('contact_point', 'contacts_contactpoint', $$concat_ws('|', person_id, channel,
  encode(address_index, 'hex'), state, extract(epoch from asked_at)::bigint, asked_by,
  'c' || extract(epoch from confirmed_at)::bigint, 'a' || consent_id,
  'e' || extract(epoch from ended_at)::bigint)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial"), ("events", "0011_heads_grow_in_place")]
    operations = [migrations.RunSQL(POINT, "delete from events_subject where kind = 'contact_point'")]
