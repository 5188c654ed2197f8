"""What `events verify` holds of the papers of a case against their last event: each paper, and the result.

The papers of a case have one chain and many rows; a view gives them one line with their fingerprint.
"""

from django.db import migrations, models

VIEW = """
create view documents_papers as
select id, md5(string_agg(said, E'\\n' order by place)) as fingerprint from (
  select subject_id as id, position::int as place, concat_ws('|', required_id, name, originals, copies,
    is_form, file_id, file_name, extract(epoch from taken_at)::bigint,
    extract(epoch from originals_returned_at)::bigint) as said
  from documents_submitteddocument
  union all
  select subject_id, 0, concat_ws('|', title, number, issued_on, source, file_id, file_name,
    extract(epoch from recorded_at)::bigint, recorded_by)
  from documents_result
) papers group by id
"""
WATCHED = "select motcua_watch_anew('papers', 'documents_papers', 'fingerprint')"
UNWATCHED = "delete from events_subject where kind = 'papers'"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("events", "0006_states_by_the_callers_path")]
    operations = [
        migrations.RemoveIndex("submitteddocument", name="document_of_subject"),
        migrations.AddIndex(
            "submitteddocument",
            models.Index(fields=["subject_id", "position"], name="document_of_subject"),
        ),
        migrations.RemoveConstraint("result", name="result_one_per_subject"),
        migrations.AddConstraint(
            "result",
            models.UniqueConstraint(fields=["subject_id", "subject_kind"], name="result_one_per_subject"),
        ),
        migrations.RunSQL(VIEW, "drop view documents_papers"),
        migrations.RunSQL(WATCHED, UNWATCHED),
    ]
