"""What `events verify` holds of neighbours: whether they are away, and since when."""

from django.db import migrations

NEIGHBOUR = """
select motcua_watch('neighbour', 'neighbours_neighbour',
  $$concat_ws('|', name, 'f' || extract(epoch from failing_since)::bigint)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("neighbours", "0001_initial"), ("events", "0011_heads_grow_in_place")]
    operations = [migrations.RunSQL(NEIGHBOUR, "delete from events_subject where kind = 'neighbour'")]
