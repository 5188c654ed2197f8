"""What `events verify` holds of extensions and redatings against the last event of each."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0005_extensions_and_redatings")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('redating', 'deadlines_redating', "
            "$$state || '|' || first_day || '|' || last_day$$)",
            "delete from events_subject where kind = 'redating'",
        ),
    ]
