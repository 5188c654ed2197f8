"""What `events verify` holds of ratings, feedback and limits against their last events."""

from django.db import migrations

RATING = """
select motcua_watch('rating', 'feedback_rating', $$concat_ws('|', steps, changes, agency_id, unit_id, way,
  md5(concat(id, dossier_id)), 'g' || extract(epoch from given_at)::bigint,
  'c' || extract(epoch from changed_at)::bigint, (
    select string_agg(concat_ws(' ', e.number, e.steps), ',' order by e.number)
    from feedback_earlierrating e where e.rating_id = feedback_rating.id))$$)
"""
FEEDBACK = """
select motcua_watch('feedback', 'feedback_feedback', $$concat_ws('|', state, code, kind, channel,
  'y' || agency_id, 'h' || dossier_id, 'r' || repeats_id, 'f' || extract(epoch from filed_at)::bigint,
  'n' || extract(epoch from counted_from)::bigint, 'd' || extract(epoch from due_at)::bigint,
  'l' || extract(epoch from late_since)::bigint, 't' || extract(epoch from taken_at)::bigint, taken_by,
  'a' || extract(epoch from answered_at)::bigint, 'e' || extract(epoch from ended_at)::bigint,
  's' || satisfied, 'q' || md5(question), 'w' || md5(answer))$$)
"""
LIMIT = """
select motcua_watch('feedback_limit', 'feedback_feedbacklimit',
  $$concat_ws('|', code, quantity, unit, source, valid_from, 'u' || valid_to)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial"), ("events", "0007_many_told_at_once")]
    operations = [
        migrations.RunSQL(watched, f"delete from events_subject where kind = '{kind}'")
        for kind, watched in (("rating", RATING), ("feedback", FEEDBACK), ("feedback_limit", LIMIT))
    ]
