"""Many happenings told in one act are chained set-based, each with the state of its subject as it stands.

Row by row the trigger finds a head, reads a state and writes the head; here the heads of all are held first,
in one order, and everything is read and written in one statement. What is chained is the same to the byte.
"""

from django.db import migrations

SAY_STATES = """
create or replace function motcua_say_states() returns void language plpgsql as $$
declare
  shelves text;
begin
  -- kinds lie on shelves of eight: a kind is found in a dozen comparisons however many there are
  select string_agg(
    format(E'if motcua_kind <= %L collate "C" then\ncase motcua_kind\n%s\nelse null;\nend case;\n',
      shelf.last, shelf.branches),
    'els' order by shelf.last collate "C"
  ) || 'end if;' into shelves from (
    select max(k.kind collate "C") as last, string_agg(
      format('when %L then select (%s)::text into said from public.%I where %I = motcua_whom;',
        k.kind, k.state_sql, k.table_name, k.id_column),
      E'\n' order by k.kind collate "C"
    ) as branches
    from (
      select s.*, (row_number() over (order by s.kind collate "C") - 1) / 8 as shelf from events_subject s
    ) k
    group by k.shelf
  ) shelf;
  execute format(
    'create or replace function motcua_state_of(motcua_kind text, motcua_whom uuid) returns text '
    'language plpgsql as %L',
    E'#variable_conflict use_column\ndeclare\n  said text;\nbegin\n' || coalesce(shelves, '')
    || E'\nreturn said;\nend'
  );
end $$;
select motcua_say_states();
"""

TELL = """
create function motcua_tell_set(told jsonb, wanted text[] default '{}')
returns table (place bigint, id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  states text;
  is_each_once bool;
  rest constant text := 'concat_ws(E''\\n'', p.id, p.subject_kind, p.subject_id, p.position, p.kind, '
    'p.actor_id, (extract(epoch from p.at) * 1000000)::bigint, p.data::text, coalesce(p.state, ''''))';
begin
  -- whoever tells of the same subjects waits here, and then reads their states as the other left them
  perform from (
      select distinct t.subject_kind, t.subject_id
      from jsonb_to_recordset(told) as t (subject_kind text, subject_id uuid)
    ) t join events_chainhead h using (subject_kind, subject_id)
    order by h.subject_kind, h.subject_id for update of h;
  select count(*) = count(distinct (t.subject_kind, t.subject_id)) into is_each_once
    from jsonb_to_recordset(told) as t (subject_kind text, subject_id uuid);
  select string_agg(format(
      'select %L as subject_kind, %I as subject_id, (%s)::text as state from public.%I '
      'where %I = any(array(select n.subject_id from told n where n.subject_kind = %L))',
      s.kind, s.id_column, s.state_sql, s.table_name, s.id_column, s.kind
    ), E'\\nunion all ') into states
    from events_subject s where s.kind in (
      select t.subject_kind from jsonb_to_recordset(told) as t (subject_kind text));
  return query execute format($said$
    with told as materialized (
      select nextval('events_event_id_seq') as id, t.* from (
        select * from rows from (
          jsonb_to_recordset($1)
          as (subject_kind text, subject_id uuid, kind text, data jsonb, actor_id uuid, at timestamptz)
        ) with ordinality as told (subject_kind, subject_id, kind, data, actor_id, at, place)
        order by place
      ) t
    ), states as materialized (
      %s
    ), placed as (
      select t.*, s.state, coalesce(h.hash, ''::bytea) as head, (coalesce(h.count, 0) + %s)::int as position
      from told t left join states s using (subject_kind, subject_id)
      left join events_chainhead h using (subject_kind, subject_id)
    ), chained as (
      select p.*, %s as hash from placed p
    ), linked as materialized (
      select c.*, %s as before, %s as is_last from chained c
    ), heads as (
      insert into events_chainhead as h (subject_kind, subject_id, count, hash)
        select l.subject_kind, l.subject_id, l.position, l.hash from linked l where l.is_last
        order by l.subject_kind, l.subject_id
        on conflict (subject_kind, subject_id) do update set count = excluded.count, hash = excluded.hash
    ), rows as (
      insert into events_event
        (id, subject_kind, subject_id, position, kind, data, state, actor_id, at, previous_hash, hash)
        select l.id, l.subject_kind, l.subject_id, l.position, l.kind, l.data, l.state, l.actor_id, l.at,
          l.before, l.hash
        from linked l order by l.id
    )
    select l.place, l.id from linked l where l.kind = any($2) order by l.place
    $said$,
    coalesce(states, 'select null::text as subject_kind, null::uuid as subject_id, null::text as state'),
    case when is_each_once then '1'
      else 'row_number() over (partition by t.subject_kind, t.subject_id order by t.place)' end,
    case when is_each_once
      then 'sha256(convert_to(encode(p.head, ''hex'') || E''\\n'' || ' || rest || ', ''UTF8''))'
      else 'motcua_chained(p.head, ' || rest
        || ') over (partition by p.subject_kind, p.subject_id order by p.place)' end,
    case when is_each_once then 'c.head'
      else 'lag(c.hash, 1, c.head) over (partition by c.subject_kind, c.subject_id order by c.place)' end,
    case when is_each_once then 'true'
      else 'lead(c.place) over (partition by c.subject_kind, c.subject_id order by c.place) is null' end
  ) using told, wanted;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0006_states_by_the_callers_path")]
    operations = [
        migrations.RunSQL(SAY_STATES, migrations.RunSQL.noop),
        migrations.RunSQL(TELL, "drop function motcua_tell_set"),
    ]
