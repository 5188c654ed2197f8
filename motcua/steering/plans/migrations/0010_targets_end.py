"""A target may be ended by a later plan, and `events verify` holds that."""

import django.db.models.deletion
from django.db import migrations, models

WATCHED = """
select motcua_watch_anew('target', 'plans_target',
  $$concat_ws('|', plan_id, op, value, unit, period, 'e' || ended_by_id)$$);
"""
BEFORE = """
select motcua_watch_anew('target', 'plans_target', $$concat_ws('|', plan_id, op, value, unit, period)$$);
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_measuring_watched"), ("events", "0003_watched_anew")]
    operations = [
        migrations.AddField(
            model_name="target",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ended_targets",
                to="plans.plan",
            ),
        ),
        migrations.RunSQL(WATCHED, BEFORE),
    ]
