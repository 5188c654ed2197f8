"""The head of a chain is written anew with every event: on its own page, so that no index has to follow."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0010_heads_are_looked_up")]
    operations = [
        migrations.RunSQL(
            "alter table events_chainhead set (fillfactor = 80)",
            "alter table events_chainhead reset (fillfactor)",
        ),
    ]
