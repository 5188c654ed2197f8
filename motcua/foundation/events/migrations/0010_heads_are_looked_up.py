"""The heads of chains that go on are looked up one by one, however many heads there are.

The whole table of heads was gone through for every batch: what is told of the past became dearer with
all that had ever been told.
"""

from django.db import migrations

TELL = """
create or replace function motcua_tell_past(wanted text[] default '{}')
returns table (place bigint, id bigint)
language plpgsql security definer set search_path = public, pg_temp
set work_mem = '96MB' set enable_seqscan = off as $$
#variable_conflict use_column
declare
  ids bigint[];
  told_places bigint[];
  told_ids bigint[];
  is_misled bool;
  watched events_subject%rowtype;
  wrong uuid;
begin
  select array_agg(nextval('events_event_id_seq')) into ids
    from generate_series(1, (select count(*) from pg_temp.events_past));
  with known as materialized (
    select h.subject_kind, h.subject_id, h.count, h.hash
    from (
      select p.subject_kind, p.subject_id from pg_temp.events_past p where p.is_first
      order by p.subject_kind, p.subject_id
    ) p
    cross join lateral (
      select h.* from events_chainhead h
      where h.subject_kind = p.subject_kind and h.subject_id = p.subject_id for update
    ) h
  ), placed as (
    select ids[p.place] as id, p.place, p.subject_kind, p.subject_id, p.kind, p.data, p.actor_id, p.at,
      case when w.kind is not null then p.state end as state,
      k.count as before_count, coalesce(k.hash, ''::bytea) as head,
      (coalesce(k.count, 0) + row_number() over chain)::int as position,
      lead(p.place) over chain is null as is_last, p.is_last as said_last
    from pg_temp.events_past p
    left join known k on k.subject_kind = p.subject_kind and k.subject_id = p.subject_id
    left join events_subject w on w.kind = p.subject_kind
    window chain as (partition by p.subject_kind, p.subject_id order by p.place)
  ), chained as (
    select p.*, motcua_chained(p.head, concat_ws(E'\\n', p.id, p.subject_kind, p.subject_id, p.position,
        p.kind, p.actor_id, (extract(epoch from p.at) * 1000000)::bigint, p.data::text,
        coalesce(p.state, ''))) over chain as hash
    from placed p
    window chain as (partition by p.subject_kind, p.subject_id order by p.place)
  ), linked as materialized (
    select c.*, lag(c.hash, 1, c.head) over chain as before
    from chained c
    window chain as (partition by c.subject_kind, c.subject_id order by c.place)
  ), new_heads as (
    insert into events_chainhead (subject_kind, subject_id, count, hash)
      select l.subject_kind, l.subject_id, l.position, l.hash from linked l
      where l.is_last and l.before_count is null
  ), moved_heads as (
    insert into events_chainhead (subject_kind, subject_id, count, hash)
      select l.subject_kind, l.subject_id, l.position, l.hash from linked l
      where l.is_last and l.before_count is not null
      on conflict (subject_kind, subject_id) do update set count = excluded.count, hash = excluded.hash
  ), rows as (
    insert into events_event
      (id, subject_kind, subject_id, position, kind, data, state, actor_id, at, previous_hash, hash)
      select l.id, l.subject_kind, l.subject_id, l.position, l.kind, l.data, l.state, l.actor_id, l.at,
        l.before, l.hash
      from linked l order by l.id
  )
  select array_agg(l.place) filter (where l.kind = any(wanted)),
    array_agg(l.id) filter (where l.kind = any(wanted)), bool_or(l.is_last is distinct from l.said_last)
    into told_places, told_ids, is_misled
    from linked l;
  if is_misled then
    raise exception 'Sự kiện cuối của một chuỗi bị nêu sai.' using errcode = 'P0409';
  end if;
  for watched in select * from events_subject s
    where s.kind in (select distinct p.subject_kind from pg_temp.events_past p)
  loop
    execute format(
      'select l.subject_id from pg_temp.events_past l where l.is_last and l.subject_kind = $1 '
      'and l.state is distinct from (select (%1$s)::text from %2$I where %3$I = l.subject_id) limit 1',
      watched.state_sql, watched.table_name, watched.id_column
    ) into wrong using watched.kind;
    if wrong is not null then
      raise exception 'Sự kiện cuối của % % không khớp dữ liệu.', watched.kind, wrong using errcode = 'P0409';
    end if;
  end loop;
  return query
    select t.place, t.id from unnest(told_places, told_ids) as t (place, id) order by t.place;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0009_ends_of_chains_are_named")]
    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]
