"""A table that changes all day is swept and counted early: its queues stay short, its plans true."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0007_whole_follows_its_parts")]

    operations = [
        migrations.RunSQL(
            """
            alter table deadlines_promise set (
              autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
              autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 500
            )
            """,
            """
            alter table deadlines_promise reset (
              autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
              autovacuum_analyze_scale_factor, autovacuum_analyze_threshold
            )
            """,
        ),
    ]
