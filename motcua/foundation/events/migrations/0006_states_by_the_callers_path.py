"""The function that reads watched states is called from the chain's own, which has set the path already."""

from django.db import migrations

SAY_STATES = """
create or replace function motcua_say_states() returns void language plpgsql as $$
declare
  branches text;
begin
  select string_agg(
    format('when %L then select (%s)::text into said from public.%I where %I = motcua_whom;',
      s.kind, s.state_sql, s.table_name, s.id_column),
    E'\\n' order by s.kind
  ) into branches from events_subject s;
  execute format(
    'create or replace function motcua_state_of(motcua_kind text, motcua_whom uuid) returns text '
    'language plpgsql as %L',
    E'#variable_conflict use_column\\ndeclare\\n  said text;\\nbegin\\n'
    || coalesce(E'case motcua_kind\\n' || branches || E'\\nelse null;\\nend case;\\n', '')
    || 'return said;' || E'\\nend'
  );
end $$;
select motcua_say_states();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0005_watched_states_are_planned")]
    operations = [migrations.RunSQL(SAY_STATES, migrations.RunSQL.noop)]
