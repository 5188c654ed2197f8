"""The chain is the database's own work: append-only tables, hashes, heads, watched states."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

APPEND_ONLY = """
create function motcua_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Bảng % chỉ được ghi thêm, không sửa, không xóa.', tg_table_name using errcode = 'P0409';
end $$;
"""

SUBJECTS = """
create table events_subject (
  kind text primary key, table_name text not null, id_column text not null, state_sql text not null
);
create function motcua_watch(kind text, table_name text, state_sql text, id_column text default 'id')
returns void language sql as $$
  insert into events_subject (kind, table_name, id_column, state_sql)
  values (kind, table_name, id_column, state_sql)
  on conflict (kind) do update set table_name = excluded.table_name,
    state_sql = excluded.state_sql, id_column = excluded.id_column
$$;
"""

CHAIN = """
create function motcua_event_text(e events_event) returns text language sql stable as $$
  select concat_ws(E'\\n', encode(e.previous_hash, 'hex'), e.id, e.subject_kind, e.subject_id, e.position,
    e.kind, e.actor_id, (extract(epoch from e.at) * 1000000)::bigint, e.data::text, coalesce(e.state, ''))
$$;
create function motcua_hold_events() returns void language sql
security definer set search_path = public, pg_temp as $$
  lock table events_event in share row exclusive mode
$$;
create function motcua_chain() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  head events_chainhead%rowtype;
  watched events_subject%rowtype;
begin
  -- one statement finds or makes the head, and holds it until the end of the transaction
  insert into events_chainhead as h (subject_kind, subject_id, count, hash)
    values (new.subject_kind, new.subject_id, 0, ''::bytea)
    on conflict (subject_kind, subject_id) do update set count = h.count
    returning * into head;
  new.position := head.count + 1;
  new.previous_hash := head.hash;
  new.state := null;
  select * into watched from events_subject where kind = new.subject_kind;
  if found then
    execute format(
      'select (%s)::text from %I where %I = $1', watched.state_sql, watched.table_name, watched.id_column
    ) into new.state using new.subject_id;
  end if;
  new.hash := sha256(convert_to(motcua_event_text(new), 'UTF8'));
  update events_chainhead set count = new.position, hash = new.hash
    where subject_kind = new.subject_kind and subject_id = new.subject_id;
  return new;
end $$;
create trigger events_chain before insert on events_event for each row execute function motcua_chain();
create trigger events_append_only before update or delete on events_event
  for each row execute function motcua_append_only();
create trigger anchors_append_only before update or delete on events_anchor
  for each row execute function motcua_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [
        BtreeGistExtension(),
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(APPEND_ONLY, "drop function motcua_append_only()"),
        migrations.RunSQL(SUBJECTS, "drop function motcua_watch; drop table events_subject"),
        migrations.RunSQL(
            CHAIN,
            "drop trigger events_chain on events_event; drop trigger events_append_only on events_event;"
            "drop trigger anchors_append_only on events_anchor;"
            "drop function motcua_chain; drop function motcua_hold_events; drop function motcua_event_text",
        ),
    ]
