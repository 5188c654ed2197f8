"""Many happenings are put on record together, each with the state of its subject as it stood after it.

The chains are the same as row by row, found set-based. Only the owner's own function can say where in a
chain a row stands: it moves the heads, and what anybody else inserts is chained by the trigger as before.
"""

from django.db import migrations

BY_TRIGGER = """
drop trigger events_chain on events_event;
create trigger events_chain before insert on events_event for each row
  when (new.position = 0 or not has_table_privilege('events_chainhead'::regclass, 'INSERT'))
  execute function motcua_chain();
"""
BY_TRIGGER_ALONE = """
drop trigger events_chain on events_event;
create trigger events_chain before insert on events_event for each row execute function motcua_chain();
"""

LINKS = """
create function motcua_link(before bytea, first bytea, rest text) returns bytea
language plpgsql immutable parallel safe as $$
begin
  return sha256(convert_to(encode(coalesce(before, first), 'hex') || E'\\n' || rest, 'UTF8'));
end $$;
create aggregate motcua_chained(bytea, text) (sfunc = motcua_link, stype = bytea);
"""

TELL = """
create function motcua_tell_past(wanted text[] default '{}') returns table (place bigint, id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  watched events_subject%rowtype;
  wrong uuid;
begin
  perform from events_chainhead h
    where (h.subject_kind, h.subject_id) in (select p.subject_kind, p.subject_id from pg_temp.events_past p)
    order by h.subject_kind, h.subject_id for update;
  return query
  with said as materialized (
    select nextval('events_event_id_seq') as id, p.place, p.subject_kind, p.subject_id, p.kind, p.data,
      p.actor_id, p.at, case when w.kind is not null then p.state end as state
    from (select * from pg_temp.events_past order by place) p
    left join events_subject w on w.kind = p.subject_kind
  ), placed as (
    select s.*, coalesce(h.hash, ''::bytea) as head,
      (coalesce(h.count, 0) + row_number() over w)::int as position,
      lead(s.place) over w is null as is_last
    from said s left join events_chainhead h using (subject_kind, subject_id)
    window w as (partition by s.subject_kind, s.subject_id order by s.place)
  ), chained as (
    select p.*, motcua_chained(p.head, concat_ws(E'\\n', p.id, p.subject_kind, p.subject_id, p.position,
        p.kind, p.actor_id, (extract(epoch from p.at) * 1000000)::bigint, p.data::text,
        coalesce(p.state, '')))
      over (partition by p.subject_kind, p.subject_id order by p.place) as hash
    from placed p
  ), linked as materialized (
    select c.*,
      lag(c.hash, 1, c.head) over (partition by c.subject_kind, c.subject_id order by c.place) as before
    from chained c
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
  select l.place, l.id from linked l where l.kind = any(wanted) order by l.place;
  for watched in select * from events_subject s
    where s.kind in (select distinct p.subject_kind from pg_temp.events_past p)
  loop
    execute format(
      'select l.subject_id from (select distinct on (p.subject_id) p.subject_id, p.state '
      'from pg_temp.events_past p where p.subject_kind = $1 order by p.subject_id, p.place desc) l '
      'left join lateral (select (%1$s)::text as state from %2$I where %3$I = l.subject_id) t on true '
      'where l.state is distinct from t.state limit 1',
      watched.state_sql, watched.table_name, watched.id_column
    ) into wrong using watched.kind;
    if wrong is not null then
      raise exception 'Sự kiện cuối của % % không khớp dữ liệu.', watched.kind, wrong using errcode = 'P0409';
    end if;
  end loop;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0003_watched_anew")]
    operations = [
        migrations.RunSQL(BY_TRIGGER, BY_TRIGGER_ALONE),
        migrations.RunSQL(LINKS, "drop aggregate motcua_chained(bytea, text); drop function motcua_link"),
        migrations.RunSQL(TELL, "drop function motcua_tell_past"),
    ]
