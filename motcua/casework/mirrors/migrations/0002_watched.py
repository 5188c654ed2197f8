"""What `events verify` holds of a mirror against its last event."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mirrors", "0001_initial"), ("events", "0007_many_told_at_once")]
    operations = [
        migrations.RunSQL(
            "select motcua_watch('mirror', 'mirrors_mirror',"
            " $$concat_ws('|', state, year, number, unit_id, agency_id, central_number, title,"
            " coalesce(applicant_person_id, applicant_entity_id), 'd' || extract(epoch from due_at)::bigint,"
            " 'h' || extract(epoch from heard_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,"
            " result_number, 'g' || extract(epoch from handed_at)::bigint)$$)",
            "delete from events_subject where kind = 'mirror'",
        ),
    ]
