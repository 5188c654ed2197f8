"""What a later plan ended keeps as what it stood on that day, and `events verify` holds that.

Of what ended before, the day on which it was due says whether it was late; what had been handed in by then is
not known any more.
"""

from django.db import migrations, models
from django.db.models import Q

STOOD = """
update plans_assignment one
set ended_as = case
  when one.due_on is null then 'UNLIMITED'
  when one.due_on < (later.published_at at time zone 'Asia/Ho_Chi_Minh')::date then 'LATE'
  else 'RUNNING' end
from plans_plan later where later.id = one.ended_by_id;
"""
WATCHED = """
select motcua_watch_anew('assignment', 'plans_assignment', $$concat_ws('|', state, plan_id, lead_id, term,
  due_on, 'o' || original_due_on, 'd' || done_on, 'h' || handed_in_on, 'p' || nullif(period, ''),
  'e' || ended_by_id, 'w' || nullif(ended_as, ''))$$);
"""
BEFORE = """
select motcua_watch_anew('assignment', 'plans_assignment', $$concat_ws('|', state, plan_id, lead_id, term,
  due_on, 'o' || original_due_on, 'd' || done_on, 'h' || handed_in_on, 'p' || nullif(period, ''))$$);
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_targets_end"), ("events", "0003_watched_anew")]
    operations = [
        migrations.AddField(
            model_name="assignment",
            name="ended_as",
            field=models.CharField(
                blank=True, default="", max_length=16, verbose_name="xếp loại khi kết thúc"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(STOOD, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                name="assignment_ended_as_something",
                condition=Q(ended_by__isnull=True, ended_as="")
                | (Q(ended_by__isnull=False, state="CANCELLED") & ~Q(ended_as="")),
            ),
        ),
        migrations.RunSQL(WATCHED, BEFORE),
    ]
