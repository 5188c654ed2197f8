"""What a pack and a proposal came to is watched: `events verify` compares it with the last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("packs", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('pack', 'packs_pack', 'digest');"
            "select motcua_watch('pack_upload', 'packs_packupload', 'state')",
            "delete from events_subject where kind in ('pack', 'pack_upload')",
        ),
    ]
