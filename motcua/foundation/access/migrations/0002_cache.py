"""What all workers must see alike for a while: failures counted, questions limited; lost in a crash."""

from django.db import migrations

TABLE = """
create unlogged table motcua_cache (
  cache_key varchar(255) primary key, value text not null, expires timestamptz not null
);
create index motcua_cache_expires on motcua_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(TABLE, "drop table motcua_cache")]
