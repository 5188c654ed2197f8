"""What `events verify` holds of an account against its last event; its password is no part of it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(
            """
select motcua_watch_anew('account', 'accounts_account', $$concat_ws('|', login, kind, is_active)$$)
""",
            "delete from events_subject where kind = 'account'",
        ),
    ]
