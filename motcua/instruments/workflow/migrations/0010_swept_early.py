"""A table that changes all day is swept and counted early: its queues stay short, its plans true."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workflow", "0009_lists_walk_indexes")]

    operations = [
        migrations.RunSQL(
            """
            alter table workflow_task set (
              autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
              autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 500
            )
            """,
            """
            alter table workflow_task reset (
              autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
              autovacuum_analyze_scale_factor, autovacuum_analyze_threshold
            )
            """,
        ),
    ]
