"""What `events verify` holds of roles and tokens against the last event of each."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0002_cache"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('role', 'access_role',
  $$concat_ws('|', code, name, array_to_string(rights, '+'), everywhere)$$)
""",
            "delete from events_subject where kind = 'role'",
        ),
        migrations.RunSQL(
            """
select motcua_watch_anew('token', 'access_token',
  $$concat_ws('|', post_id, array_to_string(scopes, '+'), encode(digest, 'hex'),
    extract(epoch from expires_at)::bigint, extract(epoch from revoked_at)::bigint)$$)
""",
            "delete from events_subject where kind = 'token'",
        ),
    ]
