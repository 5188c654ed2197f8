"""A room may watch more of a subject than before, also where events were told under the narrower watch.

Each subject that still agrees with its last event is told of once more, under the wider words; one that does
not agree keeps its last event as it is, so that widening a watch never covers up what was changed before.
"""

from django.db import migrations

WATCH_ANEW = """
create function motcua_watch_anew(kind text, table_name text, state_sql text, id_column text default 'id')
returns bigint language plpgsql as $$
declare
  narrower text;
  told bigint;
begin
  select s.state_sql into narrower from events_subject s where s.kind = motcua_watch_anew.kind;
  perform motcua_watch(kind, table_name, state_sql, id_column);
  execute format(
    'insert into events_event '
    '(subject_kind, subject_id, position, kind, data, actor_id, at, previous_hash, hash) '
    'select $1, h.subject_id, 0, ''events.WatchWidened'', jsonb_build_object(''whom'', h.subject_id), $2, '
    'coalesce((select max(at) from events_event), now()), '''', '''' '
    'from (select %I as id, (%s)::text as state from %I) t '
    'join events_chainhead h on h.subject_id = t.id and h.subject_kind = $1 '
    'join events_event e '
    'on (e.subject_kind, e.subject_id, e.position) = (h.subject_kind, h.subject_id, h.count) '
    'where e.state is not distinct from t.state order by h.subject_id',
    id_column, coalesce(narrower, 'null'), table_name
  ) using kind, '00000000-0000-0000-0000-000000000001'::uuid;
  get diagnostics told = row_count;
  return told;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0002_chain")]
    operations = [migrations.RunSQL(WATCH_ANEW, "drop function motcua_watch_anew")]
